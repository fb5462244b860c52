"""Every way of signing in is known, and none goes round the second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.access.rows import ROWS, SecondStep, SignIn, SignOut
from tests.cast import Cast
from tests.people.pages.asking import post, url
from tests.people.sign_in.steps import SECOND_FACTOR, SECOND_STEP, give_password, with_app
from tests.people.sign_in.test_links_by_e_mail import NEW, ask_for_a_link, sent_link
from tests.support.figures import figure
from tests.support.letters import links_leave

OPEN = {
    "healthz": "says nothing of anybody",
    "readyz": "says nothing of anybody",
    "metrics": "says nothing of anybody",
    "people:sign-in": "by a password",
    "account_login": "by a password",
    "people:sign-out": "leads out",
    "mfa_authenticate": "is the second step",
    "people:forgotten-password": "by a link of one's own",
    "people:new-password": "by a link of one's own",
    "people:invitation": "by an invitation",
    "people:sign-on": "by a provider",
    "people:sign-on-back": "by a provider",
    "people:sign-on-invited": "by a provider",
    "people:calendar": "gives days and titles, and signs nobody in",
    "people:unsubscribe": "ends a digest, and signs nobody in",
}
"""What can be reached without having signed in, and how one could come in by it."""


def _by_a_password(client: Client, cast: Cast) -> Any:
    return give_password(client, cast.lead)


def _by_a_link_of_ones_own(client: Client, cast: Cast) -> Any:
    ask_for_a_link(cast.lead.email)
    client.post(sent_link(), {"password": NEW})
    assert client.get("/").headers["Location"].startswith("/sign-in/")
    return give_password(client, cast.lead, NEW)


def _by_an_invitation(client: Client, cast: Cast) -> Any:
    address = url("send-link", cast.partnership, cast.lead.pk)
    with links_leave():
        post(Client(), cast.administrator, address, {"to": cast.lead.email})
    client.post(sent_link(), {"password": NEW})
    assert client.get("/").headers["Location"].startswith("/sign-in/")
    return give_password(client, cast.lead, NEW)


WAYS: dict[str, Callable[[Client, Cast], Any]] = {
    "by a password": _by_a_password,
    "by a link of one's own": _by_a_link_of_ones_own,
    "by an invitation": _by_an_invitation,
}
"""That by a provider is taken in ``tests/people/sign_on``."""


def test_every_address_that_is_open_is_known() -> None:
    own = (SignIn, SignOut, SecondStep)
    found = {name for name, row in ROWS.items() if row.open_to_all or isinstance(row, own)}
    assert found == set(OPEN)
    assert set(OPEN.values()) >= set(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_who_has_a_second_factor_is_asked_for_it(client: Client, cast: Cast, way: str) -> None:
    with_app(cast.lead)
    assert WAYS[way](client, cast).headers["Location"] == SECOND_STEP
    assert client.get("/plans/").headers["Location"] == SECOND_STEP
    figure("S10", "ways of signing in, each with a second factor", 1)


@pytest.mark.parametrize("way", WAYS)
def test_who_has_none_gets_no_further(client: Client, cast: Cast, way: str) -> None:
    WAYS[way](client, cast)
    assert client.get("/plans/").headers["Location"] == SECOND_FACTOR
