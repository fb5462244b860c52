"""What became of Greens with a doubt, and of Greens without, over a plan's months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions import catalogue
from actions.lessons import FEWEST, MONTHS_ON, Lessons, Tally, finding, lessons
from actions.selectors.months import stands_at
from actions.selectors.trend import month_ends
from actions.views.frame import PlanFrame, reading_frame
from actions.views.position import own_in, shown_in
from actions.views.table import reading_of
from people import clock
from people.frame import Link

MONTHS = 24


@dataclass(frozen=True, slots=True)
class Taught:
    """The lessons, and the month ends between which the Greens were counted."""

    lessons: Lessons
    first: datetime | None
    last: datetime | None


@require_safe
def lessons_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = reading_frame(request, partnership, plan)
    taught = _taught(frame)
    context = frame.context(
        "plan",
        Link("", "What became of doubted Greens"),
        shown=shown_in(frame, own_in(frame, at=frame.as_at.moment)),
        taught=taught,
        finding=finding(taught.lessons),
        lines=list(_lines(taught.lessons)),
        months_on=MONTHS_ON,
        fewest=FEWEST,
        rules_url=frame.url("doubt-rules"),
    )
    return render(request, "actions/lessons.html", context)


def _taught(frame: PlanFrame) -> Taught:
    """Read once for a state of the plan and the month of its moment."""
    reading = reading_of(frame)
    ends = month_ends(reading.at, MONTHS + 1)[:-1]

    def made() -> Taught:
        stands = stands_at(frame.plan, ends, at=reading.at, position=frame.position)
        counted = [end for end, held in zip(ends[:-MONTHS_ON], stands, strict=False) if held]
        first, last = (counted[0], counted[-1]) if counted else (None, None)
        return Taught(lessons(stands), first, last)

    return reading.keep(("lessons", clock.london_day(ends[-1])), made)


def _lines(found: Lessons) -> Iterator[tuple[str, Tally]]:
    """Each doubt that a Green carried, in the order in which doubts are listed."""
    for code in catalogue.OWN_CODES:
        if code in found.by_code:
            yield catalogue.label(code), found.by_code[code]
