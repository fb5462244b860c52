"""A right that ends has ended at the next request, whatever that asks for: on every URL.

Each browser goes everywhere first, so that nothing that a page kept for it is left unproved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from people import clock, services
from people.models import Acting, Role, User
from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.rows import GET, METHODS, ROWS, address, urls
from tests.access.world import World
from tests.cast import LONG_AGO, RHIAN
from tests.support.figures import figure

ROUTES = [
    (name, method)
    for name in ROWS
    if name not in ("people:sign-out", "people:sign-in", "account_login", "people:own-letter")
    for method in METHODS
]
"""Everything but the pages of signing in and out, which would change who asks, and a letter to the
one who asks, which stays theirs.
"""

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def _go_everywhere(client: Client, world: World) -> dict[tuple[str, str], int]:
    return {
        (name, method): client.generic(method, address(name, world.here)).status_code
        for name, method in ROUTES
    }


def _read_everywhere(client: Client, world: World) -> dict[tuple[str, str], int]:
    return {
        (name, method): client.get(address(name, world.here)).status_code
        for name, method in ROUTES
        if method == GET
    }


def _as(role: str) -> dict[tuple[str, str], int]:
    return {(name, method): ROWS[name].status(role, method) for name, method in ROUTES}


def _ends(
    world: World, client: Client, *, was: str, becomes: str, end: Callable[[], object]
) -> None:
    """After the end the same browser meets on each URL what a person of the other role meets."""
    before = _read_everywhere(client, world)
    assert before == {route: status for route, status in _as(was).items() if route in before}
    end()
    held = checksum()
    after = _go_everywhere(client, world)
    assert after == _as(becomes)
    assert checksum() == held, "Who may no longer has written something"
    lost = sum(after[route] != status for route, status in before.items())
    assert lost > len(urls()) // 3
    figure("S14", "routes asked after a right had ended", len(ROUTES))


def _withdraw(user: User, kind: str) -> None:
    services.withdraw_role(Role.objects.get(user=user, kind=kind), by=None, reason="Stood down")


@pytest.mark.parametrize("kind", Role.Kind)
def test_a_role_that_is_withdrawn_is_gone_everywhere(
    world: World, visitor: Visitor, kind: str
) -> None:
    who = kind.replace(" ", "_")
    user = getattr(world.cast, who)
    if kind == Role.Kind.ADMINISTRATOR:
        services.grant_role(
            world.cast.nobody, by=None, kind=kind, partnership=world.cast.partnership,
            from_date=LONG_AGO,
        )  # fmt: skip
    _ends(world, visitor(who), was=who, becomes="nobody", end=lambda: _withdraw(user, kind))


def test_an_acting_that_ended_is_gone_everywhere(world: World, visitor: Visitor) -> None:
    acting = Acting.objects.get(user=world.cast.lead, officer=world.cast.officer(RHIAN))
    yesterday = clock.today() - timedelta(days=1)
    _ends(
        world, visitor("lead"), was="lead", becomes="nobody",
        end=lambda: services.stop_acting(acting, by=None, on=yesterday, reason="Left"),
    )  # fmt: skip


def test_who_keeps_another_role_is_left_with_that_one(world: World, visitor: Visitor) -> None:
    services.grant_role(
        world.cast.board_member, by=None, kind=Role.Kind.AUDITOR,
        partnership=world.cast.partnership, from_date=LONG_AGO,
    )  # fmt: skip
    client = visitor("board_member")
    _read_everywhere(client, world)
    _withdraw(world.cast.board_member, Role.Kind.AUDITOR)
    assert _go_everywhere(client, world) == _as("board_member")


def test_an_account_that_is_deactivated_is_signed_out_everywhere(
    world: World, visitor: Visitor
) -> None:
    """Each URL is the first that is asked for, in a session of its own."""
    user = world.cast.auditor
    clients = {route: visitor("auditor") for route in ROUTES}
    services.change_user(user, by=None, reason="Left", name=user.name, is_active=False)
    found = {
        (name, method): client.generic(method, address(name, world.here)).status_code
        for (name, method), client in clients.items()
    }
    assert found == _as("deactivated")
    figure("S14", "routes asked after a right had ended", len(ROUTES))
