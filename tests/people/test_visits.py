"""A visit begins with signing in; the one before it is what "since my last visit" counts from."""

from __future__ import annotations

from datetime import UTC, datetime

import time_machine
from django.test import Client

from people.models import Visit
from people.selectors.accounts import last_visit
from tests.cast import PASSWORD, Cast

FIRST, SECOND = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 9, 9, tzinfo=UTC)


def _sign_in(client: Client, password: str = PASSWORD) -> None:
    client.post("/sign-in/", {"username": "lead@aldermere.example", "password": password})


def test_the_visit_before_this_one(cast: Cast) -> None:
    with time_machine.travel(FIRST, tick=False):
        _sign_in(Client())
        assert last_visit(cast.lead) is None
    with time_machine.travel(SECOND, tick=False):
        _sign_in(Client())
        assert last_visit(cast.lead) == FIRST


def test_who_did_not_come_in_has_made_no_visit(cast: Cast) -> None:
    _sign_in(Client(), "wrong")
    assert not Visit.objects.exists()


def test_signing_in_twice_at_once_is_one_visit(cast: Cast) -> None:
    with time_machine.travel(FIRST, tick=False):
        _sign_in(Client())
    with time_machine.travel(SECOND, tick=False):
        _sign_in(Client())
        _sign_in(Client())
    assert last_visit(cast.lead) == FIRST


def test_another_browser_is_another_visit(cast: Cast) -> None:
    for moment, browser in ((FIRST, "A desk"), (SECOND, "A phone"), (SECOND, "A desk")):
        with time_machine.travel(moment, tick=False):
            _sign_in(Client(headers={"User-Agent": browser}))
    assert last_visit(cast.lead) == SECOND
