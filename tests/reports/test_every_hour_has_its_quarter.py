"""Every hour of six years lies in one quarter, and what is due is overdue from the next London day.

Three of four quarters end in summer time, and clocks change on the last day of two years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from people.clock import london_day
from plans.brag import Rating, days_overdue
from reports.content.periods import quarter_of
from tests.support.figures import figure

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC)
CHANGES = 12
"""Of the clocks, in six years."""


def hours() -> Iterator[datetime]:
    instant = FIRST
    while instant < END:
        yield instant
        instant += HOUR


def overdue(due: date, instant: datetime) -> int:
    return days_overdue(due, Rating.GREEN, is_open=True, today=london_day(instant)) or 0


def test_each_hour_lies_in_the_quarter_of_its_london_day_and_in_no_other() -> None:
    for instant in hours():
        quarter = quarter_of(london_day(instant))
        assert quarter.before.moment < instant <= quarter.moment, instant
    figure("R11", "hours, each in one quarter", len(list(hours())))


def test_each_hour_is_overdue_by_whole_london_days() -> None:
    for instant in hours():
        today = london_day(instant)
        assert (overdue(today, instant), overdue(today - DAY, instant)) == (0, 1), instant


def test_what_is_due_is_overdue_from_midnight_in_london_also_where_clocks_change() -> None:
    days = list(dict.fromkeys(london_day(instant) for instant in hours()))
    begins = {day: min(i for i in around(day) if london_day(i) == day) for day in days[1:-1]}
    lengths = {day: begins[after] - begins[day] for day, after in pairwise(begins)}
    changed = [day for day, length in lengths.items() if length != DAY]
    assert len(changed) == CHANGES
    for day, midnight in begins.items():
        assert overdue(day - DAY, midnight) == 1
        assert overdue(day - DAY, midnight - timedelta(microseconds=1)) == 0
    figure("R11", "changes of the clocks among them", len(changed))


def around(day: date) -> Iterator[datetime]:
    """The hours in which a day can begin."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return (noon - hours * HOUR for hours in range(24))
