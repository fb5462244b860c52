"""Clear days before a meeting: by when its agenda and reports must be open to the public.

Local Government Act 1972, section 100B(3) and Schedule 12, paragraph 4: at least five clear days,
of which neither the day of publication nor the day of the meeting is one. Only working days count
(R v Swansea City Council, ex parte Elitestone, 1993): no Saturday, Sunday or bank holiday of
England and Wales. Christmas Eve and Maundy Thursday are working days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

import holidays

CLEAR_DAYS = 5
_A_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """Until when the papers of a meeting can be published in time."""

    meeting_on: date
    publish_by: date
    clear_days: tuple[date, ...]
    """The days between, which the public has for reading; the first one first."""
    bank_holidays: tuple[tuple[date, str], ...]
    """What made the time longer than it looks, with the names of the days."""

    def has_passed(self, today: date) -> bool:
        return today > self.publish_by


def notice_of(meeting_on: date) -> Notice:
    """By when the papers of a meeting on a day must be out, counted back from it."""
    *clear, publish_by = islice(_working_days_before(meeting_on), CLEAR_DAYS + 1)
    return Notice(
        meeting_on=meeting_on,
        publish_by=publish_by,
        clear_days=tuple(reversed(clear)),
        bank_holidays=tuple(_bank_holidays_between(publish_by, meeting_on)),
    )


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year)


def _working_days_before(day: date) -> Iterator[date]:
    while True:
        day -= _A_DAY
        if is_working_day(day):
            yield day


def _bank_holidays_between(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Those on which people would have worked; what falls on a weekend takes nobody's time."""
    days = (first + _A_DAY * number for number in range(1, (last - first).days))
    for day in days:
        name = _bank_holidays(day.year).get(day)
        if name and day.weekday() < _SATURDAY:
            yield day, name


@cache
def _bank_holidays(year: int) -> dict[date, str]:
    """The bank holidays of England, which are those of Wales, by day."""
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))
