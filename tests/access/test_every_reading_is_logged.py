"""Every address, read by insiders: one row of the access log exactly where the table says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from actions.models import Action, ProgressUpdate
from config.costly import COSTLY
from people.access_log.addresses import ADDRESSES, Kind, Logged
from people.models import AccessEntry
from plans.models import Objective, Theme
from tests.access.conftest import Visitor
from tests.access.moments import SHOWS
from tests.access.rows import METHODS, OK, REFUSED, ROWS, address, urls
from tests.access.world import World
from tests.people.access_log.reading import Rows
from tests.support.figures import figure

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

READERS = ("administrator", "auditor", "chair", "lead")


def test_every_address_says_what_it_is_for_the_log() -> None:
    assert set(ADDRESSES) == set(urls()), "Say in the room's logged.py what a new address is"
    assert set(ADDRESSES) == set(ROWS)


def _visits(client: Client, world: World) -> Iterator[tuple[str, str, int, list[AccessEntry]]]:
    """Each address, its method, what it answered and the rows that came of it."""
    for name in ROWS:
        if name == "people:sign-out":
            continue
        for method in METHODS:
            rows = Rows()
            response = client.generic(method, address(name, world.here))
            yield name, method, response.status_code, rows.readings


def _wanted(name: str, status: int) -> set[str]:
    """The kinds of which there is to be one row; of none no row."""
    is_logged = isinstance(ADDRESSES[name], Logged)
    if status == OK and is_logged:
        return {Kind.READ, Kind.EXPORT, Kind.DOWNLOAD}
    return {Kind.REFUSED} if status == REFUSED else set()


@pytest.mark.parametrize("role", READERS)
def test_one_row_for_each_reading_and_each_refusal_and_none_repeats_a_text(
    world: World, visitor: Visitor, role: str
) -> None:
    reader, faults, read = getattr(world.cast, role), [], 0
    for name, method, status, rows in _visits(visitor(role), world):
        wanted, kinds = _wanted(name, status), [row.kind for row in rows]
        if len(rows) != bool(wanted) or not set(kinds) <= wanted:
            faults.append(f"{method} {name}: {status} gave {kinds}")
        faults += [f"{name}: {row.user}" for row in rows if row.user != reader]
        faults += [f"{name}: {row.address}" for row in rows if row.address != name]
        read += status == OK and bool(wanted)
    assert not faults, "\n".join(faults)
    assert _repeated() == []
    figure("S14", f"answers to the {role} with restricted text, each with one row", read)


def test_each_format_of_a_page_is_an_export_of_its_own(world: World, visitor: Visitor) -> None:
    client, faults = visitor("auditor"), []
    for name, queries in SHOWS.items():
        for query in queries:
            rows = Rows()
            response = client.get(f"{address(name, world.here)}?{query}")
            is_page = response.headers["Content-Type"].startswith("text/html")
            kinds = [row.kind for row in rows.all]
            if response.status_code == OK and kinds != [Kind.READ if is_page else Kind.EXPORT]:
                faults.append(f"{name}?{query}: {kinds}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", ["administrator", "lead"])
def test_asking_for_the_head_alone_is_a_reading_too(
    world: World, visitor: Visitor, role: str
) -> None:
    """It tells whether there is something, and how long it is."""
    client, faults = visitor(role), []
    for name, row in ROWS.items():
        if not row.reads or name == "people:sign-out":
            continue
        kinds = []
        for method in ("GET", "HEAD"):
            rows = Rows()
            response = client.generic(method, address(name, world.here))
            kinds.append((response.status_code, [each.kind for each in rows.all]))
        faults += [f"{name}: {kinds}"] if kinds[0] != kinds[1] else []
    assert not faults, "\n".join(faults)


def test_each_page_that_is_also_a_file_is_then_an_export(world: World, visitor: Visitor) -> None:
    client, exported = visitor("administrator"), set()
    for name in COSTLY:
        for kind in ("csv", "json"):
            rows = Rows()
            response = client.get(f"{address(name, world.here)}?format={kind}")
            is_page = response.headers["Content-Type"].startswith("text/html")
            if response.status_code == OK and not is_page:
                [row] = rows.readings
                assert row.kind in (Kind.EXPORT, Kind.DOWNLOAD), name
                exported.add(name)
    assert exported >= {
        "people:access", "people:own-data", "people:user-data", "people:officer-data",
        "actions:list", "actions:leads", "actions:needs", "actions:slippage", "actions:compare",
        "actions:export", "actions:evidence",
    }  # fmt: skip


def _texts() -> set[str]:
    """What people wrote into plans and updates, wherever it is longer than a word or two."""
    updates = ProgressUpdate.objects.values_list("evidence", "reason", "needed")
    written = {text for row in updates for text in row}
    for model in (Action, Objective):
        written |= set(model._default_manager.values_list("text", flat=True))
    written |= set(Theme.objects.values_list("name", flat=True))
    return {text for text in written if len(text) > len("Prevent ")}


def _repeated() -> list[str]:
    """The texts of plans and updates that stand in the log."""
    rows = AccessEntry.objects.values_list("what", "result", "address", "typed", "came_from")
    said = " ".join(" ".join(row) for row in rows)
    assert "plan cse, action 1.1.1" in said
    assert len(_texts()) > 10
    return [text for text in _texts() if text in said]
