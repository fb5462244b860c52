"""What every page shows as at a moment stays, whatever is done afterwards, and is only read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import unified_diff
from itertools import islice

import pytest
import time_machine
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from actions.models import Action
from people import clock
from people.asat import revisions
from tests.access.history import FORCED, LATER, go_on, live
from tests.access.moments import SHOWS
from tests.access.places import Place
from tests.access.readings import READERS, Reading, astray, forms_in, places_of, read_all
from tests.access.rows import OK
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
BANNER = '<section class="past" aria-label="A past moment">'
READS_ONLY = {"actions:compare": 1, "reports:make": 1, "reports:review-pack": 1}
"""Posted forms that write nothing: a file that is compared and forgotten; a pack, which says of
which moment it is made."""


@dataclass(frozen=True)
class Past:
    """The same readings, taken before and after everything that can happen."""

    before: list[Reading]
    after: list[Reading]
    done: int
    refused: int


@pytest.fixture(scope="module")
def past(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Past]:
    travel = time_machine.travel(BEGIN)
    with django_db_blocker.unblock(), travel as traveller, transaction.atomic():
        world, doer = live(traveller)
        traveller.shift(timedelta(hours=1))
        moment = clock.now()
        traveller.shift(timedelta(days=2))
        rows = revisions(Action).filter(plan__partnership=world.cast.partnership)
        refs = sorted(set(rows.values_list("ref", flat=True)))
        places = places_of(world, refs)
        before = _read(world, places, moment)
        go_on(doer, traveller)
        after = _read(world, places, moment)
        yield Past(before, after, doer.done, doer.refused)
        transaction.set_rollback(True)


def _read(world: World, places: list[Place], moment: datetime) -> list[Reading]:
    """As at an instant by every reader; as at a day and a version by one."""
    instant, day = f"{moment:%Y-%m-%dT%H:%M:%SZ}", moment.date().isoformat()
    of_one_plan = [place for place in places if place.plan == world.cast.plan.slug]
    return [
        *read_all(world, places, instant, READERS),
        *read_all(world, places, day, ("board_member",)),
        *read_all(world, of_one_plan, "v2.0", ("board_member",)),
    ]


def _differences(before: Reading, after: Reading) -> str:
    if before.status != after.status:
        return f"{before.role} {before.url}: {before.status}, then {after.status}"
    one, other = (str(r.shows).splitlines() for r in (before, after))
    lines = islice(unified_diff(one, other, "before", "after", lineterm="", n=0), 14)
    return "\n".join([f"{before.role} {before.url}", *(line[:600] for line in lines)])


def test_what_is_shown_as_at_a_moment_stays(past: Past) -> None:
    pairs = list(zip(past.before, past.after, strict=True))
    assert [(b.role, b.url) for b, _ in pairs] == [(a.role, a.url) for _, a in pairs]
    wrong = [_differences(b, a) for b, a in pairs if (b.status, b.shows) != (a.status, a.shows)]
    assert not wrong, f"{len(wrong)} of {len(pairs)} changed:\n" + "\n\n".join(wrong[:12])


def test_nothing_of_what_came_later_stands_there(past: Past) -> None:
    assert [(r.role, r.url) for r in past.after if LATER in str(r.shows)] == []


def test_each_page_was_read_and_everything_was_done(past: Past) -> None:
    read = Counter(reading.name for reading in past.before if reading.status == OK)
    assert set(read) == set(SHOWS)
    assert past.refused == 0
    assert past.done == 4 * len(FORCED)


def test_each_page_says_that_it_is_of_the_past(past: Past) -> None:
    pages = [reading for reading in past.after if reading.is_page]
    assert [r.url for r in pages if BANNER not in r.text] == []
    assert len(pages) > 100


def test_no_form_that_writes_stands_there(past: Past) -> None:
    for reading in past.after:
        if reading.is_page:
            assert forms_in(reading) == READS_ONLY.get(reading.name, 0), reading.url


def test_each_link_keeps_the_moment(past: Past) -> None:
    pages = (reading for reading in past.after if reading.is_page)
    wrong = {f"{reading.url}: {link}" for reading in pages for link in astray(reading)}
    assert not wrong, "\n".join(sorted(wrong)[:40])
