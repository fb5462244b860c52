"""What is recorded and not considered stays with who may see it, on whatever page one looks.

A word that stands nowhere else is said in updates, proposals, requests and decisions that the
sub-group has not accepted, or has returned. Boards, scrutiny, chief officers and the leads of other
actions never meet it; chairs, administrators, auditors and the action's own lead do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client

from actions.models import Action
from actions.selectors.document import plan_document
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.versions import cut_version
from people import clock
from plans.document import Position
from plans.formats.registry import WRITTEN, write
from tests.access.conftest import Visitor
from tests.access.hidden import CONSIDERED, HIDDEN, Hidden
from tests.access.moments import SHOWS
from tests.access.places import Place
from tests.access.rows import GET, OK, ROWS, address
from tests.access.world import World
from tests.support.packed import unpacked

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

OUTSIDE = ("board_member", "scrutiny_officer", "chief_officer", "other_lead")
INSIDE = ("chair", "administrator", "auditor", "lead")
MOMENTS = ("?at=now", "?at=v2.0", "?position=recorded", "?position=considered")
"""What every page that shows moments may be asked for."""
FILTERS = (
    "?format=csv", f"?q={HIDDEN}", "?rating=red", "?rating=blue", "?sort=-updated",
    "?from=v1.0&to=now", "?from=v1.0&to=v2.0", "?doubt=green_in_doubt", "?due=none",
)  # fmt: skip
"""What only pages of a plan may be asked for."""
PACKS: tuple[dict[str, str], ...] = (
    {"kind": "quarterly", "preview": "Preview"},
    {"kind": "scrutiny", "themes": "1", "preview": "Preview"},
    {"kind": "summary", "preview": "Preview"},
)


@pytest.fixture
def place(world: World) -> Place:
    """Our plan, considering from now on, with everything hidden said, and a version after it."""
    cast = world.cast
    settings = PlanSettings(31, second_sign_off=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="From now on")
    Hidden(cast).everything()
    cut_version(cast.plan, by=cast.administrator, number="2.0", author="RO", comments="")
    return world.here


def _paths(place: Place, role: str) -> Iterator[str]:
    """Every address that the role may read, bare and with what it may be asked."""
    refs = Action.objects.filter(plan__slug=place.plan, plan__partnership__slug=place.partnership)
    for name, row in ROWS.items():
        if name in ("people:sign-out", "people:sign-in") or row.status(role, GET) not in (OK, 403):
            continue
        for ref in refs.values_list("ref", flat=True):
            path = address(name, replace(place, ref=ref))
            yield path
            yield from (path + query for query in _queries(name))


def _queries(name: str) -> tuple[str, ...]:
    if name not in SHOWS:
        return ()
    return MOMENTS + FILTERS if name.startswith("actions:") else MOMENTS


def _texts(client: Client, place: Place, role: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path in _paths(place, role):
        if path not in seen:
            seen.add(path)
            response = client.get(path, follow=True)
            yield path, unpacked(response.content)
    yield from _packs(client, place)


def _packs(client: Client, place: Place) -> Iterator[tuple[str, str]]:
    """Each kind of pack of the newest quarter, as a page."""
    path = address("reports:make", place)
    periods = client.get(path).context["form"].fields["period"].choices
    for data in PACKS:
        response = client.post(path, {**data, "period": periods[0][0]})
        assert "context" not in response or response.context is None, "a pack, not the form again"
        yield f"the pack {data}", response.content.decode(errors="replace")


@pytest.mark.parametrize("role", OUTSIDE)
def test_who_sees_what_is_considered_never_meets_it(
    world: World, visitor: Visitor, place: Place, role: str
) -> None:
    client = visitor(role)
    found, read = [], 0
    for path, text in _texts(client, place, role):
        said = text.replace(f"q={HIDDEN}", "").replace(f'value="{HIDDEN}"', "")
        read += 1
        if HIDDEN in said.replace(f"“{HIDDEN}”", "").lower():
            found.append(path)
    assert found == []
    assert read > 100


@pytest.mark.parametrize("role", OUTSIDE)
def test_they_read_the_considered_words_instead(visitor: Visitor, place: Place, role: str) -> None:
    client = visitor(role)
    text = client.get(address("actions:action", place)).content.decode()
    assert CONSIDERED in text
    assert "Not yet considered" not in text
    listed = client.get(address("actions:list", place) + "?format=csv").content.decode()
    assert CONSIDERED in listed
    assert "3 Feb 2031" not in listed


@pytest.mark.parametrize("role", OUTSIDE)
def test_their_lists_find_nothing_by_it(visitor: Visitor, place: Place, role: str) -> None:
    text = visitor(role).get(f"{address('actions:list', place)}?format=csv&q={HIDDEN}")
    assert len(text.content.decode().strip().splitlines()) == 1, "the head alone"


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("at", ["", "?at=v2.0", "?at=now", "?position=recorded"])
def test_no_page_tells_them_that_anything_waits_or_came_back(
    visitor: Visitor, place: Place, role: str, at: str
) -> None:
    client = visitor(role)
    for name in ("plan", "list", "leads", "slippage", "needs", "compare"):
        text = client.get(address(f"actions:{name}", place) + at).content.decode()
        assert "As considered" in text, name
        for words in ("pdate of", "not in it", "not yet considered", "came back"):
            assert words not in text, name


def test_the_actions_own_lead_is_told_it(visitor: Visitor, place: Place) -> None:
    for name in ("plan", "list", "leads"):
        text = visitor("lead").get(address(f"actions:{name}", place)).content.decode()
        assert "Blue, not yet considered" in text, name


@pytest.mark.parametrize("role", INSIDE)
def test_who_may_see_what_is_recorded_does(visitor: Visitor, place: Place, role: str) -> None:
    text = visitor(role).get(address("actions:action", place)).content.decode()
    assert f"{HIDDEN} evidence" in text
    assert "Not yet considered" in text
    for said in ("returned", "rationale", "refused", "venue", "question", "corrected", "continues"):
        assert f"{HIDDEN} {said}" in text, said


@pytest.mark.parametrize("role", ["chair", "administrator", "auditor"])
def test_the_queue_shows_it_to_who_may_see_it(
    world: World, visitor: Visitor, place: Place, role: str
) -> None:
    proposed = world.cast.current("1.1.1")
    assert proposed is not None
    path = f"{address('actions:queue', place)}?open=sign-off-{proposed.pk}"
    assert f"{HIDDEN} evidence" in visitor(role).get(path).content.decode()


def test_the_lead_sees_it_on_their_own_action_alone(
    world: World, visitor: Visitor, place: Place
) -> None:
    Hidden(world.cast).say("2.1.1")
    text = visitor("lead").get(address("actions:action", replace(place, ref="2.1.1")))
    assert HIDDEN not in text.content.decode()


@pytest.mark.parametrize("kind", WRITTEN)
def test_files_of_the_considered_plan_do_not_hold_it(world: World, place: Place, kind: str) -> None:
    assert place.plan == world.cast.plan.slug
    now = clock.now()
    considered = plan_document(world.cast.plan, at=now, position=Position.CONSIDERED)
    assert HIDDEN not in unpacked(write(considered, kind))
    recorded = plan_document(world.cast.plan, at=now, position=Position.RECORDED)
    assert HIDDEN in unpacked(write(recorded, kind))
