from __future__ import annotations

from typing import Any

from django.test import Client

from people.models import Guess, User
from people.sign_in.guesses import MOST_OF_AN_ACCOUNT
from tests.cast import PASSWORD, Cast
from tests.people.pages.asking import page, post, words

ADDRESS = "/password/"
NEW = "harbour walnut ledger"


def change(client: Client, cast: Cast, present: str, new: str) -> Any:
    return post(client, cast.lead, ADDRESS, {"present": present, "password": new}, follow=True)


def test_a_user_changes_their_password_and_stays_signed_in(client: Client, cast: Cast) -> None:
    assert "Your password is changed." in words(change(client, cast, PASSWORD, NEW))
    assert User.objects.get(pk=cast.lead.pk).check_password(NEW)
    assert client.get("/plans/").status_code == 200


def test_other_sessions_end(client: Client, cast: Cast) -> None:
    elsewhere = Client()
    elsewhere.force_login(cast.lead)
    change(client, cast, PASSWORD, NEW)
    assert elsewhere.get("/plans/").status_code == 302


def test_the_present_password_is_asked_for(client: Client, cast: Cast) -> None:
    assert "This is not your present password" in words(change(client, cast, "a guess", NEW))
    assert User.objects.get(pk=cast.lead.pk).check_password(PASSWORD)


def test_the_present_password_cannot_be_guessed(client: Client, cast: Cast) -> None:
    for number in range(MOST_OF_AN_ACCOUNT):
        change(client, cast, f"guess {number}", NEW)
    response = change(client, cast, PASSWORD, NEW)
    assert response.status_code == 429
    assert "too many tries that were not right" in words(response)
    assert User.objects.get(pk=cast.lead.pk).check_password(PASSWORD)


def test_who_was_right_has_made_no_guess(client: Client, cast: Cast) -> None:
    change(client, cast, PASSWORD, NEW)
    assert not Guess.objects.exists()


def test_a_weak_password_is_refused(client: Client, cast: Cast) -> None:
    assert "too short" in words(change(client, cast, PASSWORD, "short"))
    assert User.objects.get(pk=cast.lead.pk).check_password(PASSWORD)


def test_no_password_is_shown_again(client: Client, cast: Cast) -> None:
    assert "a guess" not in change(client, cast, "a guess", NEW).content.decode()


def test_nobody_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(ADDRESS)["Location"] == f"/sign-in/?next={ADDRESS}"


def test_the_page_opens(client: Client, cast: Cast) -> None:
    assert page(client, cast.lead, ADDRESS).status_code == 200
