"""Every URL, asked for by everyone: who comes in, who is refused, and who learns nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.access.checks import body, changes, checksum, header_faults, inline_faults
from tests.access.conftest import Visitor
from tests.access.places import Place
from tests.access.rows import (
    INSIDERS,
    METHODS,
    NO_SUCH_METHOD,
    NOT_FOUND,
    OK,
    REFUSED,
    ROLES,
    ROWS,
    SIGNED_OUT,
    STRANGERS,
    TO_SIGN_IN,
    Personal,
    address,
    urls,
)
from tests.access.states import STATES
from tests.access.world import CANARY, World
from tests.cast import DOCUMENT, begun_plan
from tests.soak.effort import on_one_database
from tests.support.figures import figure
from tests.support.packed import unpacked

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

OURS = [
    *(text for a in DOCUMENT.actions for text in (a.text, a.evidence) if text),
    *(text for o in DOCUMENT.officers for text in (o.name, o.job_title) if text),
    *(o.text for t in DOCUMENT.themes for o in t.objectives),
    DOCUMENT.title, "lead@aldermere.example", "Body lscb", "Member lscb",
]  # fmt: skip

ASKED_OF_THE_THING = {"ref", "saved", "body", "meeting", "promise", "step", "subject"}
"""Addresses in which one of these stands ask who may do it of what it names."""

_WHY = re.compile("Your roles do not let you .* may|You cannot .* here( now)?: ")

pytestmark = pytest.mark.django_db


def test_every_url_has_a_row_and_every_row_a_url() -> None:
    without = sorted(set(urls()) - set(ROWS))
    assert not without, f"Say in tests/access/rows.py who may come to: {', '.join(without)}"
    assert not set(ROWS) - set(urls()), "Rows of URLs that are no more"


def _visit(
    visitor: Visitor, role: str, place: Place, names: tuple[str, ...]
) -> Iterator[tuple[str, str, Response]]:
    """Every URL by GET and POST; signing out on the way is put right."""
    client = visitor(role)
    for name in names:
        for method in METHODS:
            response = client.generic(method, address(name, place))
            yield name, method, response
            if name == "people:sign-out" and method == "POST":
                client = visitor(role)


def _all() -> tuple[str, ...]:
    return tuple(ROWS)


def _of_a_partnership() -> tuple[str, ...]:
    """Addresses that name something, but for what is the reader's own."""
    return tuple(
        name for name, parts in urls().items() if parts and not isinstance(ROWS[name], Personal)
    )


@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_what_the_table_says(world: World, visitor: Visitor, role: str) -> None:
    before, faults = checksum(), []
    figure("S1", "cells", len(ROWS) * len(METHODS))
    for name, method, response in _visit(visitor, role, world.here, _all()):
        wanted = ROWS[name].status(role, method)
        if response.status_code != wanted:
            faults.append(f"{method} {name}: {response.status_code}, not {wanted}")
        faults += [f"{method} {name}: header {x}" for x in header_faults(response)]
        faults += [f"{method} {name}: {x}" for x in inline_faults(response)]
        faults += [f"{method} {name}: {x}" for x in _unsaid(response)]
        if role != "outsider" and CANARY in unpacked(response.content).lower():
            faults.append(f"{method} {name}: shows the other partnership's words")
    assert not faults, "\n".join(faults)
    assert checksum() == before, "An empty form or a page read wrote something"


def _unsaid(response: Response) -> Iterator[str]:
    """What a refusal leaves out: why, and whom to ask."""
    text = response.content.decode(errors="replace")
    if response.status_code == REFUSED:
        whom = "ask Administrator" in text or "here now:" in text
        if not whom or not _WHY.search(text):
            yield "does not say why, or whom to ask"
    if response.status_code == NO_SUCH_METHOD and not response.headers.get("Allow"):
        yield "does not say what is allowed"


@pytest.mark.parametrize("role", SIGNED_OUT)
def test_who_has_not_signed_in_is_sent_there_and_back(
    world: World, visitor: Visitor, role: str
) -> None:
    for name, row in ROWS.items():
        if row.status(role, "GET") == TO_SIGN_IN and name != "mfa_authenticate":
            path = address(name, world.here)
            sent_to = urlsplit(visitor(role).get(path).headers["Location"])
            assert (sent_to.path, sent_to.query) == ("/sign-in/", f"next={path}"), name


@on_one_database
@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_cannot_tell_what_is_there_from_what_is_not(
    world: World, visitor: Visitor, role: str
) -> None:
    client = visitor(role)
    for name in _of_a_partnership():
        for method in METHODS:
            real = client.generic(method, address(name, world.here))
            absent = client.generic(method, address(name, world.nowhere))
            assert real.status_code == ROWS[name].status(role, method)
            assert (absent.status_code, body(absent)) == (real.status_code, body(real)), name
            shown = [words for words in OURS if words in real.content.decode()]
            assert not shown, f"{method} {name}"


@on_one_database
@pytest.mark.parametrize("role", ["nobody", *INSIDERS])
def test_the_other_partnership_does_not_exist_for_us(
    world: World, visitor: Visitor, role: str
) -> None:
    before, client = checksum(), visitor(role)
    figure("S1", "cells", len(_of_a_partnership()) * len(METHODS))
    for name in _of_a_partnership():
        for method in METHODS:
            there = client.generic(method, address(name, world.there))
            wanted = ROWS[name].status("outsider", method)
            assert there.status_code == wanted, f"{method} {name}"
            absent = client.generic(method, address(name, world.nowhere))
            assert body(there) == body(absent), f"{method} {name}"
            assert CANARY not in there.content.decode().lower()
    assert checksum() == before


@on_one_database
@pytest.mark.parametrize("role", ["administrator", "auditor", "lead"])
def test_numbers_of_the_other_partnership_are_as_good_as_none(
    world: World, visitor: Visitor, role: str
) -> None:
    before, client = checksum(), visitor(role)
    checked = 0
    for name in _of_a_partnership():
        if address(name, world.crossed) == address(name, world.here):
            continue
        for method in METHODS:
            status = ROWS[name].status(role, method)
            wanted = NOT_FOUND if status == OK else status
            theirs = client.generic(method, address(name, world.crossed))
            absent = client.generic(method, address(name, world.missing))
            if wanted == REFUSED and ASKED_OF_THE_THING & set(urls()[name]):
                wanted = NOT_FOUND  # who may is asked of the thing, and there is none
            assert (theirs.status_code, body(theirs)) == (absent.status_code, body(absent)), name
            assert theirs.status_code == wanted, f"{method} {name}"
            assert CANARY not in theirs.content.decode().lower()
            checked += 1
    assert checked == 2 * 71
    assert checksum() == before


def test_the_other_partnership_is_there_for_its_own(world: World, visitor: Visitor) -> None:
    """So that a 404 above says who asked, not that the address was wrong."""
    client = visitor("outsider")
    for name in _of_a_partnership():
        response = client.get(address(name, world.there))
        assert response.status_code == ROWS[name].status("administrator", "GET"), name
        assert not [
            words for words in OURS if words in response.content.decode(errors="replace")
        ], name


@on_one_database
@pytest.mark.parametrize("role", ROLES)
def test_nobody_updates_an_action_that_left_and_insiders_go_on_reading_it(
    world: World, visitor: Visitor, role: str
) -> None:
    client = visitor(role)
    read = client.get(address("actions:action", world.left))
    assert read.status_code == ROWS["actions:action"].status(role, "GET")
    for method in METHODS:
        response = client.generic(method, address("actions:update", world.left))
        assert response.status_code == (REFUSED if role in INSIDERS else read.status_code)
        if role in INSIDERS:
            assert "Action 2.1.2 is withdrawn: nothing can be added" in response.content.decode()


@on_one_database
@pytest.mark.parametrize("role", ROLES)
def test_an_empty_plan_that_is_being_set_up_answers_alike(
    world: World, visitor: Visitor, role: str
) -> None:
    begun_plan(world.cast.partnership, world.cast.administrator, slug="draft")
    client, draft = visitor(role), replace(world.here, plan="draft")
    now = STATES["the plan is being set up"]
    for name, parts in urls().items():
        if set(parts) == {"partnership", "plan"}:
            for method in METHODS:
                response = client.generic(method, address(name, draft))
                assert response.status_code == now.status(name, role, method), f"{method} {name}"


def test_methods_that_no_page_knows_are_refused(world: World, visitor: Visitor) -> None:
    before, client = checksum(), visitor("administrator")
    for name in set(ROWS) - {"people:sign-in", "account_login"}:
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            response = client.generic(method, address(name, world.here))
            assert response.status_code == NO_SUCH_METHOD, f"{method} {name}"
    assert checksum() == before


@pytest.mark.parametrize("role", ["administrator", "lead"])
def test_reading_writes_nothing(world: World, visitor: Visitor, role: str) -> None:
    client, before = visitor(role), checksum()
    for name in ROWS:
        for method in ("GET", "HEAD"):
            with changes() as sent:
                client.generic(method, address(name, world.here))
            assert not sent or checksum() == before, f"{method} {name}"
    assert checksum() == before
    figure("S8", "pages read without anything being written", 2 * len(ROWS))
