"""Each way in, each try that was not right and each way out: one row."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from people.access_log.entering import typed_digest
from people.models import AccessEntry, User
from people.sign_in import guesses, session
from tests.cast import PASSWORD, Cast, signed_in
from tests.people.access_log.reading import Kind, Rows
from tests.people.sign_in.steps import (
    SECOND_FACTOR,
    SIGN_IN,
    code,
    give_code,
    give_password,
    with_app,
)

WRONG = "quite another password"


@pytest.fixture
def user(cast: Cast) -> User:
    return with_app(cast.lead)


def told(row: AccessEntry) -> tuple[str, User | None, str]:
    return row.kind, row.user, row.result


def test_both_steps_together_are_one_row(client: Client, user: User) -> None:
    rows = Rows()
    give_password(client, user)
    assert rows.all == []
    give_code(client, code())
    assert told(rows.one) == (Kind.SIGN_IN, user, "")
    assert rows.one.address == "mfa_authenticate"
    assert rows.one.came_from == "127.0.0.1"


def test_a_wrong_password_is_the_accounts(client: Client, user: User) -> None:
    rows = Rows()
    give_password(client, user, WRONG)
    assert told(rows.one) == (
        Kind.SIGN_IN_REFUSED, user, "e-mail address and password not right",
    )  # fmt: skip


def test_an_address_without_an_account_is_a_digest(client: Client, cast: Cast) -> None:
    rows = Rows()
    client.post(SIGN_IN, {"username": "Stranger@x.example", "password": WRONG})
    assert (rows.one.user, rows.one.typed) == (None, typed_digest("stranger@x.example"))
    values = [str(getattr(rows.one, field.attname)) for field in rows.one._meta.concrete_fields]
    assert not [value for value in values if "stranger" in value.lower() or WRONG in value]


def test_a_form_without_an_address_or_a_password_is_no_try(client: Client, user: User) -> None:
    rows = Rows()
    client.post(SIGN_IN, {"username": user.email, "password": ""})
    client.post(SIGN_IN, {"username": "no address", "password": WRONG})
    assert rows.all == []


def test_who_is_locked_out_has_a_row_for_each_try(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "MOST_OF_AN_ACCOUNT", 1)
    give_password(client, user, WRONG)
    rows = Rows()
    give_password(client, user)
    assert told(rows.one) == (Kind.SIGN_IN_REFUSED, user, "too many tries")


def test_a_wrong_code(client: Client, user: User) -> None:
    give_password(client, user)
    rows = Rows()
    give_code(client, "000000")
    assert told(rows.one) == (Kind.SIGN_IN_REFUSED, user, "code not right")


def test_too_many_codes(client: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    give_password(client, user)
    monkeypatch.setattr(guesses, "MOST_OF_AN_ACCOUNT", 0)
    rows = Rows()
    give_code(client, code())
    assert told(rows.one) == (Kind.SIGN_IN_REFUSED, user, "too many tries")


def test_a_wrong_passkey(client: Client, user: User) -> None:
    give_password(client, user)
    rows = Rows()
    client.post("/sign-in/second-step/", {"credential": '{"id": "nobodys"}'})
    assert told(rows.one) == (Kind.SIGN_IN_REFUSED, user, "passkey not right")


def test_signing_out(client: Client, user: User) -> None:
    signed_in(client, user)
    rows = Rows()
    client.post("/sign-out/")
    assert told(rows.one) == (Kind.SIGN_OUT, user, "")
    client.post("/sign-out/")
    assert len(rows.all) == 1


def test_a_session_whose_time_is_over(client: Client, user: User, settings: Settings) -> None:
    signed_in(client, user)
    settings.SESSION_HOURS = 0
    rows = Rows()
    client.get("/")
    assert told(rows.one) == (Kind.SESSION_ENDED, user, "its time was over")


def test_sessions_that_are_ended_elsewhere(client: Client, user: User) -> None:
    other = Client()
    give_password(other, user)
    give_code(other, code())
    signed_in(client, user)
    rows = Rows()
    client.post("/sessions/end/", {"session": "others"})
    assert told(rows.one) == (Kind.SESSION_ENDED, user, "one session elsewhere")
    client.post("/sessions/end/", {"session": "others"})
    assert len(rows.all) == 1


def test_showing_who_one_is_again(client: Client, user: User) -> None:
    signed_in(client, user)
    rows = Rows()
    client.post("/confirm/", {"password": WRONG})
    assert rows.one.kind == Kind.SIGN_IN_REFUSED
    client.post("/confirm/", {"password": PASSWORD})
    assert [row.kind for row in rows.all] == [Kind.SIGN_IN_REFUSED, Kind.CONFIRMED]


def test_ones_own_password(client: Client, user: User) -> None:
    signed_in(client, user)
    form = client.get("/password/").context["form"]
    key = form["form_key"].value()
    new = {"form_key": key, "password": "a wholly new sentence", "again": "a wholly new sentence"}
    rows = Rows()
    client.post("/password/", {**new, "present": WRONG})
    assert told(rows.one) == (Kind.SIGN_IN_REFUSED, user, "password not changed")


def test_a_second_factor_that_is_set_up_and_taken_away(client: Client, cast: Cast) -> None:
    signed_in(client, cast.lead)
    kept = client.session
    session.confirm(kept)
    kept.save()
    client.get(f"{SECOND_FACTOR}app/")
    secret = client.session["mfa.totp.secret"]
    rows = Rows()
    client.post(f"{SECOND_FACTOR}app/", {"code": code(secret=secret)})
    assert told(rows.one) == (Kind.SECOND_FACTOR, cast.lead, "app set up")
    client.post(f"{SECOND_FACTOR}codes/")
    assert rows.all[-1].result == "recovery codes made"
    client.post(f"{SECOND_FACTOR}app/remove/", {"form_key": uuid.uuid4()})
    assert len(rows.all) == 2


def test_an_answer_of_a_provider_that_is_not_believed(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.IDENTITY_PROVIDERS = [
        {
            "key": "council", "name": "Council", "issuer": "http://localhost:1",
            "client_id": "x", "client_secret": "y",
        }
    ]  # fmt: skip
    signed_in(client, cast.lead)
    rows = Rows()
    assert client.get("/sign-in/with/council/back/?code=a&state=b").status_code == 403
    assert (rows.one.kind, rows.one.result) == (Kind.SIGN_IN_REFUSED, "answer not believed")


@pytest.mark.parametrize(
    ("email", "result"), [("lead@aldermere.example", "sent"), ("nobody@x.example", "no account")]
)
def test_a_link_that_is_asked_for(client: Client, cast: Cast, email: str, result: str) -> None:
    rows = Rows()
    client.post("/forgotten-password/", {"email": email})
    assert (rows.one.kind, rows.one.result) == (Kind.LINK, result)
