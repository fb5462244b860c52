"""Ten wrong passwords of an account, or a hundred from one place, and none is looked at."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from people import clock
from people.models import Guess, User
from people.sign_in.guesses import (
    MOST_FROM_A_PLACE,
    MOST_OF_AN_ACCOUNT,
    TooManyGuesses,
    count_guess,
)
from tests.cast import PASSWORD, Cast
from tests.people.pages.asking import words
from tests.support.figures import figure

ADDRESS = "/sign-in/"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


def sign_in(email: str, password: str = PASSWORD, place: str = HERE, **headers: str) -> Any:
    data = {"username": email, "password": password}
    return Client(REMOTE_ADDR=place).post(ADDRESS, data, headers=headers or None)


def guess_often(email: str, times: int = MOST_OF_AN_ACCOUNT, place: str = HERE) -> None:
    for n in range(times):
        assert sign_in(email, f"a wrong guess {n}", place).status_code == 200


def test_the_eleventh_try_is_refused_though_it_is_right(cast: Cast) -> None:
    guess_often(cast.lead.email)
    response = sign_in(cast.lead.email)
    assert response.status_code == 429
    assert "too many tries that were not right. Wait an hour" in words(response)
    assert sign_in(cast.lead.email.upper(), place=ELSEWHERE).status_code == 429
    figure("S9", "guesses looked at beyond ten of an account within an hour", 0)


@pytest.mark.parametrize("typed", ["aud\u0131tor", "AUDITOR", "auditor"])
def test_whatever_a_database_takes_for_the_same_address_is_the_same(cast: Cast, typed: str) -> None:
    """PostgreSQL compares capitals, and “I” is the capital of “ı” as well."""
    guess_often(f"{typed}@aldermere.example")
    assert sign_in(cast.auditor.email, place=ELSEWHERE).status_code == 429


def test_another_user_elsewhere_is_not_hindered(cast: Cast) -> None:
    guess_often(cast.lead.email)
    assert sign_in(cast.chair.email, place=ELSEWHERE).status_code == 302


def test_an_hour_later_it_is_over(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        guess_often(cast.lead.email)
        traveller.shift(timedelta(minutes=59))
        assert sign_in(cast.lead.email).status_code == 429
        traveller.shift(timedelta(minutes=1))
        assert sign_in(cast.lead.email).status_code == 302
    assert not Guess.objects.exists()


def test_who_is_refused_does_not_lock_the_account_for_longer(cast: Cast) -> None:
    guess_often(cast.lead.email)
    before = Guess.objects.count()
    sign_in(cast.lead.email)
    assert Guess.objects.count() == before


def test_signing_in_rightly_is_no_guess(cast: Cast) -> None:
    for _ in range(MOST_OF_AN_ACCOUNT + 2):
        assert sign_in(cast.lead.email).status_code == 302


def test_signing_in_between_gives_no_further_guesses(cast: Cast) -> None:
    guess_often(cast.lead.email, MOST_OF_AN_ACCOUNT - 1)
    assert sign_in(cast.lead.email).status_code == 302
    guess_often(cast.lead.email, 1)
    assert sign_in(cast.lead.email).status_code == 429


def test_an_unknown_address_is_answered_alike(cast: Cast) -> None:
    unknown = "nobody.at.all@aldermere.example"
    guess_often(cast.lead.email)
    guess_often(unknown)
    known, other = sign_in(cast.lead.email), sign_in(unknown)
    assert known.status_code == other.status_code == 429
    assert words(known) == words(other)


def test_a_thousand_accounts_are_not_tried_from_one_place(cast: Cast) -> None:
    answers = [
        sign_in(f"user{n}@aldermere.example", "Summer 2026 !").status_code for n in range(1000)
    ]
    assert answers.count(200) == MOST_FROM_A_PLACE
    assert set(answers[MOST_FROM_A_PLACE:]) == {429}
    figure("S9", "of 1,000 accounts tried from one place, those that were looked at", 100)
    assert sign_in(cast.chair.email, place=ELSEWHERE).status_code == 302


def test_a_network_of_the_newer_kind_is_one_place(db: None) -> None:
    for n in range(MOST_FROM_A_PLACE):
        count_guess(account=f"user{n}", address=f"2001:db8:0:1::{n:x}")
    with pytest.raises(TooManyGuesses):
        count_guess(account="another", address="2001:db8:0:1:ffff::1")
    count_guess(account="another", address="2001:db8:0:2::1")


def test_the_table_names_neither_accounts_nor_places(cast: Cast) -> None:
    sign_in(cast.lead.email, "a wrong guess")
    kept = repr(list(Guess.objects.values()))
    assert cast.lead.email not in kept
    assert HERE not in kept


def test_what_a_header_says_of_the_place_does_not_count(cast: Cast) -> None:
    for n in range(MOST_FROM_A_PLACE):
        sign_in(f"user{n}@aldermere.example", "Summer 2026 !", X_Forwarded_For=f"198.51.100.{n}")
    assert sign_in(cast.lead.email, X_Forwarded_For="203.0.113.9").status_code == 429


def test_known_and_unknown_addresses_take_the_same_work(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str) -> str:
        done.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    for email in (cast.lead.email, cast.deactivated.email, "nobody.at.all@aldermere.example"):
        done.clear()
        sign_in(email, "a wrong guess")
        assert done == ["a wrong guess"], email


def test_known_and_unknown_addresses_take_the_same_time(cast: Cast, settings: Settings) -> None:
    """Processor time, in turns, with the hash that is in use; the work is counted above."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    User.objects.filter(pk=cast.lead.pk).update(password=make_password(PASSWORD))
    took: dict[str, list[float]] = {cast.lead.email: [], "nobody.at.all@aldermere.example": []}
    for n in range(5):
        for email, times in took.items():
            start = time.process_time()
            sign_in(email, "a wrong guess", place=f"192.0.2.{n}")
            times.append(time.process_time() - start)
    known, unknown = (min(times) for times in took.values())
    assert 0.75 < known / unknown < 1.33
    figure(
        "S9", "time of an unknown address, as a part of a known one's", round(unknown / known, 3)
    )


@pytest.mark.django_db(transaction=True)
def test_guesses_made_at_once_are_no_more_than_one_after_another() -> None:
    passed: list[int] = []

    def guess(n: int) -> None:
        try:
            count_guess(account="lead", address=f"192.0.2.{n}")
            passed.append(n)
        except TooManyGuesses:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=guess, args=(n,)) for n in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(passed) <= MOST_OF_AN_ACCOUNT
