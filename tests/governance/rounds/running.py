"""A plan with reporting rounds, and the days on which they are looked after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import time_machine

from actions.models import ProgressUpdate
from actions.selectors.current import waiting_updates
from actions.services.considering import accept_updates
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from governance.models import Round
from governance.selectors.rounds import open_round_of
from governance.services.rounds import RoundSettings, set_rounds
from governance.ticking import run_rounds
from people import clock
from people.models import Letter, User
from plans.brag import Rating
from tests.cast import Cast

FIRST = clock.today() + timedelta(days=10)
"""The day on which the first round opens; the cast came together today."""


def with_rounds(cast: Cast, first_on: date = FIRST) -> Cast:
    """The cast's plan, which its sub-group considers and which has rounds each month."""
    considered = PlanSettings(31)
    change_settings(cast.plan, by=cast.administrator, settings=considered, reason="From now on")
    settings = RoundSettings(True, first_on, 31)
    set_rounds(cast.plan, by=cast.administrator, settings=settings, reason="Agreed by the board")
    return cast


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[None]:
    """What happens on a day, from an hour on."""
    begin = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    with time_machine.travel(begin):
        yield


def run(cast: Cast, day: date) -> dict[str, int]:
    """The rounds of the plan, brought up to a day."""
    with on(day):
        return {what: n for what, n in run_rounds(cast.plan, today=day).items() if n}


def under_way(cast: Cast) -> Round:
    found = open_round_of(cast.plan)
    assert found is not None
    return found


def report(cast: Cast, *refs: str, by: User | None = None, rating: Rating = Rating.GREEN) -> None:
    for ref in refs:
        current = cast.current(ref)
        why = "" if current is None or current.rating == rating else "It moved"
        said = Report(rating, f"What was done by {clock.now():%d %B}.", why)
        post_update(cast.action(ref), by=by or cast.lead, report=said)


def accept_all(cast: Cast) -> int:
    keys = waiting_updates(at=clock.now()).filter(action__plan=cast.plan).values_list("pk")
    return accept_updates(cast.plan, [pk for (pk,) in keys], by=cast.chair)


def newest(cast: Cast, ref: str) -> ProgressUpdate:
    found = cast.current(ref)
    assert found is not None
    return found


def written_to(step: str) -> dict[str, str]:
    """Who got a letter about a step of the round, with its subject."""
    letters = Letter.objects.filter(step__endswith=step).select_related("to")
    return {letter.to.name: letter.subject for letter in letters}
