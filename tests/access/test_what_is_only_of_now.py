"""Every address has an answer to ``at``; what is only of now says so, and writes nothing."""

from __future__ import annotations

import html

import pytest

from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.moments import ONLY_NOW, SHOWS, method_of, undecided
from tests.access.rows import OK, REFUSED, ROWS, address
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

SAYS = "This is done in the present"
FORMS = sorted(ONLY_NOW)
FILES = ("actions:export", "reports:minutes-pdf", "reports:minutes-word")


def test_every_address_has_an_answer() -> None:
    assert undecided() == set(), "Say in tests/access/moments.py what these make of a moment"


@pytest.mark.parametrize("role", ["administrator", "chair", "chief_officer", "lead"])
def test_what_is_done_in_the_present_says_so_of_the_past(
    world: World, visitor: Visitor, role: str
) -> None:
    opened = world.cast.plan.opened_at
    assert opened is not None
    client, before, told = visitor(role), checksum(), 0
    for name in FORMS:
        method, path = method_of(ROWS[name]), address(name, world.here)
        now = client.generic(method, path).status_code
        response = client.generic(method, f"{path}?at={opened:%Y-%m-%dT%H:%M:%S.%fZ}")
        text = html.unescape(response.content.decode())
        assert response.status_code == (REFUSED if now == OK else now), name
        if now == OK:
            assert SAYS in text, name
            assert f'<a href="{path}">This page, as at now</a>' in text, name
            told += 1
    assert told >= 4
    assert checksum() == before


@pytest.mark.parametrize("role", ["administrator", "chair", "chief_officer", "lead"])
def test_what_names_no_moment_is_said(world: World, visitor: Visitor, role: str) -> None:
    client = visitor(role)
    for name in [*SHOWS, *FORMS]:
        path = address(name, world.here)
        if not ROWS[name].reads or client.get(path).status_code != OK:
            continue
        response = client.get(f"{path}?at=soon")
        assert "“soon” is no moment" in response.content.decode(), name
        assert response.status_code == (400 if name in FILES else OK), name
