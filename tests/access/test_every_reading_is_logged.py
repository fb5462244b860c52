"""Every address, read by insiders: one row of the access log exactly where the table says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from people.access_log.addresses import ADDRESSES, Kind, Logged
from people.models import AccessEntry
from tests.access.conftest import Visitor
from tests.access.moments import SHOWS
from tests.access.rows import METHODS, OK, REFUSED, ROWS, address, urls
from tests.access.world import World
from tests.people.access_log.reading import Rows
from tests.support.figures import figure

pytestmark = pytest.mark.django_db

READERS = ("administrator", "auditor", "chair", "lead")
NARRATIVE = ("drivers", "trained", "Prevent", "Raise awareness", "Money", "Why is this Green")
"""Words of texts of the world; none may ever stand in the log."""


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
            yield name, method, response.status_code, rows.all


def _wanted(name: str, status: int) -> set[str]:
    """The kinds of which there is to be one row; of none no row."""
    is_logged = isinstance(ADDRESSES[name], Logged)
    if status == OK and is_logged:
        return {Kind.READ, Kind.EXPORT, Kind.DOWNLOAD}
    return {Kind.REFUSED} if status == REFUSED else set()


@pytest.mark.parametrize("role", READERS)
def test_one_row_for_each_reading_and_each_refusal(
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


def test_no_row_repeats_what_a_text_says(world: World, visitor: Visitor) -> None:
    for role in READERS:
        for _ in _visits(visitor(role), world):
            pass
    said = " ".join(
        " ".join(str(value) for value in row)
        for row in AccessEntry.objects.values_list("what", "result", "address", "typed")
    )
    assert "plan cse" in said
    assert not [words for words in NARRATIVE if words in said]
