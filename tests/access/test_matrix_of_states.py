"""Every URL of a plan, asked for by those who may come, in each state of plan and action.

What comes back is what the table says; no unconsidered word and nothing of the other partnership is
in it; and what a page offers is what its reader may do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from actions.models import Action
from people.permissions import LABELS
from tests.access.checks import body, checksum
from tests.access.conftest import Visitor
from tests.access.hidden import HIDDEN
from tests.access.moments import SHOWS
from tests.access.places import DRAFT
from tests.access.rows import (
    GET,
    INSIDERS,
    METHODS,
    NOT_FOUND,
    OK,
    POST,
    REFUSED,
    ROLES,
    ROWS,
    address,
    urls,
)
from tests.access.states import LED_ON, REF, STATES, State
from tests.access.world import CANARY, World
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.packed import unpacked

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

SEE_IT = ("lead", "chair", "administrator", "auditor")
"""Who reads what was said on 1.1.1 and not considered."""
OFFERED = (
    "update", "challenge", "reopen", "reword", "change-leads", "change-date", "recurrence",
    "transfer", "withdraw",
)  # fmt: skip
"""What an action's page leads to whoever may do it."""
POSITIONS = ("recorded", "considered")
BAD = 400
COME = (
    ROLES if effort().whole
    else ("anonymous", "outsider", "lead", "chair", "board_member", "administrator")
)  # fmt: skip
"""Everybody at length; in the suite those whose answers differ most from state to state."""
OF_A_PLAN = tuple(name for name, parts in urls().items() if "plan" in parts)

SHOWN = [name for name in OF_A_PLAN if name in SHOWS and ROWS[name].reads]
"""What shows the plan, in a position."""

_LINK = re.compile(r'<a [^>]*?href="([^"#]+)"')
_FORM = re.compile(r'<form [^>]*?method="post"[^>]*?action="([^"]+)"')

_ROLES = re.compile("Your roles do not let you|You cannot .* here:")

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def test_every_role_and_every_state_of_an_action_is_in_the_table() -> None:
    assert {kind.replace(" ", "_") for kind in LABELS} <= set(INSIDERS)
    assert {state.action for state in STATES.values()} == set(Action.State)


@dataclass(frozen=True)
class Cell:
    """One URL, asked for by one role in one state."""

    now: State
    role: str
    name: str
    method: str

    def __str__(self) -> str:
        return f"{self.role} {self.method} {self.name}"

    def faults(self, response: Response, absent: bytes) -> Iterator[str]:
        """What is wrong with the answer; ``absent`` is what is said of a plan that there is not."""
        wanted, got = self.now.status(self.name, self.role, self.method), response.status_code
        if got != wanted:
            yield f"{got}, not {wanted}"
        if got == REFUSED and not self._says_why(response.content.decode()):
            yield "does not say why"
        if got == NOT_FOUND and self.role not in INSIDERS and body(response) != absent:
            yield "tells what is there from what is not"
        yield from _leaks(self.role, response)
        if got == OK:
            yield from _offers(self.now, self.role, response)
        if got == OK and self.name == "actions:action":
            yield from _not_offered(self.now, self.role, response)

    def _says_why(self, text: str) -> bool:
        """The state that is in the way, if that is all; else that, or whose roles let them."""
        if re.search(f"here now:|{self.now.why}", text):
            return True
        lost = ROWS[self.name].status(self.role, self.method) == OK
        return not lost and "ask Administrator" in text and bool(_ROLES.search(text))


@pytest.mark.parametrize("state", STATES)
def test_each_role_meets_what_the_table_says(world: World, visitor: Visitor, state: str) -> None:
    now = STATES[state]
    now.arrange(world)
    before, faults, cells = checksum(), [], 0
    for role in COME:
        client = visitor(role)
        absent = body(client.get(address("actions:plan", world.nowhere)))
        for cell in (Cell(now, role, name, method) for name in OF_A_PLAN for method in METHODS):
            response = client.generic(cell.method, address(cell.name, world.here))
            faults += [f"{cell}: {each}" for each in cell.faults(response, absent)]
            cells += 1
    assert not faults, "\n".join(faults)
    assert checksum() == before, "An empty form or a page read wrote something"
    figure("S1", "cells", cells)


def _leaks(role: str, response: Response) -> Iterator[str]:
    text = unpacked(response.content).lower()
    if role not in SEE_IT and HIDDEN in text:
        yield "shows what is not considered"
    if role != "outsider" and CANARY in text:
        yield "shows the other partnership's words"


def _offers(now: State, role: str, response: Response) -> Iterator[str]:
    """Each link and form of the page that leads its reader to a refusal."""
    text = response.content.decode(errors="replace")
    for method, found in ((GET, _LINK), (POST, _FORM)):
        for url in set(found.findall(text)):
            name = _name_of(url)
            if name and now.status(name, role, method) not in (OK, LED_ON):
                yield f"offers {method} {url}"


def _name_of(url: str) -> str:
    """The name of an address of ours; empty for one of another action or pack, in another state."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return ""
    asked = {"ref": REF, "pack": DRAFT} | match.kwargs
    return match.view_name if (asked["ref"], asked["pack"]) == (REF, DRAFT) else ""


def _not_offered(now: State, role: str, response: Response) -> Iterator[str]:
    names = {_name_of(url) for url in _LINK.findall(response.content.decode())}
    for name in (f"actions:{each}" for each in OFFERED):
        if now.status(name, role, POST) == OK and name not in names:
            yield f"does not offer {name}"


@pytest.mark.parametrize("state", STATES)
def test_no_position_that_is_asked_for_shows_more(
    world: World, visitor: Visitor, state: str
) -> None:
    now = STATES[state]
    now.arrange(world)
    faults, cells = [], 0
    for role in (each for each in COME if each in INSIDERS):
        client = visitor(role)
        for name, position in product(SHOWN, POSITIONS):
            response = client.get(address(name, world.here), {"position": position})
            reader = "nobody" if position == "considered" else role
            found = [*_leaks(reader, response), *_other_status(now, name, role, position, response)]
            faults += [f"{role} {name} {position}: {each}" for each in found]
            cells += 1
    assert not faults, "\n".join(faults)
    figure("S1", "cells", cells)


def _other_status(
    now: State, name: str, role: str, position: str, response: Response
) -> Iterator[str]:
    """A file is refused in a position that is not the reader's; a page is shown in theirs."""
    no_file = name == "actions:export" and position == "recorded" and role not in SEE_IT[1:]
    wanted = BAD if no_file else now.status(name, role, GET)
    if response.status_code != wanted:
        yield f"{response.status_code}, not {wanted}"


@pytest.mark.parametrize("role", SEE_IT)
@pytest.mark.parametrize("state", ["an action is withdrawn", "the plan is closed"])
def test_who_may_see_what_is_not_considered_meets_it(
    world: World, visitor: Visitor, role: str, state: str
) -> None:
    """So that its absence above says who read, not that there was nothing to read."""
    STATES[state].arrange(world)
    assert HIDDEN in visitor(role).get(address("actions:action", world.here)).content.decode()
