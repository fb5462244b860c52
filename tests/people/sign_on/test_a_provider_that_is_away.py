"""While an identity provider is away nobody comes in by it; with a password and an app they do."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from people.models import AccessEntry
from tests.cast import Cast
from tests.people.pages.asking import words
from tests.people.sign_in.steps import SECOND_STEP, code, give_code, give_password, with_app

GoAway = Callable[[], None]
AWAY = "The identity provider does not answer. Try again later."


@pytest.fixture
def nowhere() -> str:
    """The address of a port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def council(issuer: str, settings: Settings, nowhere: str) -> GoAway:
    """The council's provider; called, it goes away."""

    def go_away() -> None:
        settings.IDENTITY_PROVIDERS = [
            {**each, "issuer": nowhere} for each in settings.IDENTITY_PROVIDERS
        ]

    return go_away


def test_who_goes_there_is_told(
    client: Client, cast: Cast, council: GoAway, logged_errors: list[logging.LogRecord]
) -> None:
    council()
    answer = client.get("/sign-in/with/council/")
    assert answer.status_code == 502
    assert AWAY in words(answer)
    assert "_auth_user_id" not in client.session


def test_who_comes_back_from_it_is_not_let_in(
    client: Client, cast: Cast, council: GoAway, logged_errors: list[logging.LogRecord]
) -> None:
    asked: Any = client.get("/sign-in/with/council/")
    state = asked["Location"].partition("state=")[2].partition("&")[0]
    council()
    answer = client.get(f"/sign-in/with/council/back/?state={state}&code=anything")
    assert answer.status_code == 502
    assert AWAY in words(answer)
    assert "_auth_user_id" not in client.session
    refused = AccessEntry.objects.get(kind=AccessEntry.Kind.SIGN_IN_REFUSED)
    assert refused.result == "provider not answering"


def test_an_administrator_with_a_password_and_an_app_still_signs_in(
    client: Client, cast: Cast, council: GoAway
) -> None:
    with_app(cast.administrator)
    council()
    assert "Sign in with Hazeldene Council" in words(client.get("/sign-in/"))
    assert give_password(client, cast.administrator)["Location"] == SECOND_STEP
    assert give_code(client, code()).status_code == 302
    assert client.get("/people/aldermere/users/").status_code == 200
