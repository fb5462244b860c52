"""After the password comes a code or a passkey; before it no page opens."""

from __future__ import annotations

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from people import clock
from people.models import User, Visit
from people.services import set_password
from people.sign_in.codes import new_recovery_codes
from people.sign_in.guesses import MOST_OF_AN_ACCOUNT
from tests.access.rows import FACTORLESS, HALF, HALFWAY, METHODS, ROWS, address
from tests.access.world import World, build
from tests.cast import PASSWORD, Cast
from tests.people.pages.asking import words
from tests.people.sign_in.steps import (
    SECOND_FACTOR,
    SECOND_STEP,
    SIGN_IN,
    code,
    give_code,
    give_password,
    halfway,
    with_app,
)


@pytest.fixture
def user(cast: Cast) -> User:
    return with_app(cast.lead)


def opens(client: Client) -> bool:
    return client.get("/plans/").status_code == 200


def test_a_code_lets_the_user_in(client: Client, user: User) -> None:
    response = client.post(
        f"{SIGN_IN}?next=/plans/", {"username": user.email, "password": PASSWORD}
    )
    assert response["Location"] == SECOND_STEP
    assert not Visit.objects.exists()
    assert "six digits" in words(client.get(SECOND_STEP))
    assert give_code(client, code())["Location"] == "/plans/"
    assert opens(client)
    assert Visit.objects.get().user == user


def test_spaces_in_a_code_do_not_matter(client: Client, user: User) -> None:
    give_password(client, user)
    typed = code()
    assert give_code(client, f" {typed[:3]} {typed[3:]} ").status_code == 302


def test_the_session_is_another_one_after_each_step(client: Client, user: User) -> None:
    give_password(client, user)
    half = client.cookies["sessionid"].value
    give_code(client, code())
    assert client.cookies["sessionid"].value != half
    other = Client()
    other.cookies["sessionid"] = half
    assert not opens(other)


@pytest.mark.parametrize("wrong", ["000000", "", "abc", "0" * 20, "💩"])
def test_a_wrong_code_does_not(client: Client, user: User, wrong: str) -> None:
    give_password(client, user)
    assert give_code(client, wrong).status_code == 200
    assert not opens(client)


def test_a_code_works_once(client: Client, user: User) -> None:
    with time_machine.travel(clock.now(), tick=False):
        typed = code()
        give_password(client, user)
        give_code(client, typed)
        client.post("/sign-out/")
        give_password(client, user)
        assert "was used before" in words(give_code(client, typed))
        assert not opens(client)


@pytest.mark.parametrize("seconds", [-60, 60, -3600])
def test_a_code_of_another_minute_does_not_work(client: Client, user: User, seconds: int) -> None:
    with time_machine.travel(clock.now(), tick=False):
        give_password(client, user)
        assert give_code(client, code(seconds=seconds)).status_code == 200
        assert not opens(client)


def test_a_recovery_code_stands_in_once(client: Client, user: User) -> None:
    first = new_recovery_codes(user)[0]
    give_password(client, user)
    assert give_code(client, first).status_code == 302
    client.post("/sign-out/")
    give_password(client, user)
    assert give_code(client, first).status_code == 200
    assert not opens(client)


def test_codes_cannot_be_guessed(client: Client, user: User) -> None:
    give_password(client, user)
    for n in range(MOST_OF_AN_ACCOUNT):
        give_code(client, f"{n:06}")
    assert "too many tries" in words(give_code(client, code()))
    assert not opens(client)


def test_the_step_waits_a_quarter_of_an_hour(client: Client, user: User) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        give_password(client, user)
        traveller.shift(16 * 60)
        assert give_code(client, code())["Location"] == SIGN_IN
        assert not opens(client)


def test_whose_account_ends_between_the_steps_does_not_get_in(client: Client, user: User) -> None:
    give_password(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    give_code(client, code())
    assert not opens(client)


def test_whose_password_changes_between_the_steps_begins_again(client: Client, user: User) -> None:
    give_password(client, user)
    set_password(user, "harbour walnut ledger", by=None, reason="Lost")
    assert give_code(client, code())["Location"] == SIGN_IN
    assert not opens(client)


def test_somebody_else_can_begin_again(client: Client, user: User) -> None:
    give_password(client, user)
    client.post("/sign-out/")
    assert client.get(SIGN_IN).status_code == 200


def test_the_database_alone_gives_no_secret_away(user: User) -> None:
    new_recovery_codes(user)
    kept = [value for row in Authenticator.objects.all() for value in row.data.values()]
    sealed = [value for value in kept if isinstance(value, str)]
    assert len(sealed) == 2
    assert all(value.startswith("gAAAA") for value in sealed)


WAYS_ON = {HALF: SECOND_STEP, FACTORLESS: SECOND_FACTOR}


@pytest.mark.parametrize("state", HALFWAY)
def test_every_page_leads_to_the_step_that_is_missing(db: None, state: str) -> None:
    world: World = build()
    client = halfway(Client(), world.cast.administrator, state)
    for name in _closed(state):
        for method in METHODS:
            response = client.generic(method, address(name, world.here))
            assert response.headers["Location"] == WAYS_ON[state], f"{method} {name}"


def _closed(state: str) -> list[str]:
    """Every page but those by which one goes on or out."""
    own = ("people:sign-in", "account_login", "people:sign-out", "mfa_authenticate")
    return [
        name
        for name, row in ROWS.items()
        if name not in own
        and not row.open_to_all
        and not (row.on_the_way_in and state == FACTORLESS)
    ]
