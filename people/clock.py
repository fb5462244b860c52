"""Time: the one place where the clock is read, and the days of London.

Instants are aware and in UTC; days, "overdue" and quarters are Europe/London's.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
"""The days that somebody can mean: one before or after them was mistyped."""
TICK = timedelta(microseconds=1)
"""The least distance between two moments of one partnership."""


def now() -> datetime:
    return datetime.now(UTC)


def london_day(instant: datetime) -> date:
    """The calendar day in London at an instant."""
    return instant.astimezone(LONDON).date()


def today() -> date:
    """The present day in London."""
    return london_day(now())


def end_of_day(day: date) -> datetime:
    """The last microsecond of a London day, in UTC: what a bare date means as a moment."""
    midnight = datetime.combine(day + timedelta(days=1), time(0), tzinfo=LONDON)
    return midnight.astimezone(UTC) - TICK


def said_on(day: date) -> datetime:
    """When something is taken to have been said of which only the London day is known.

    The day's last second begins here, which leaves room for what was said after it on that day.
    """
    return end_of_day(day).replace(microsecond=0)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; the last day of a month leads to the last day of another.

    Raises:
        ValueError: no calendar holds that month.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(years, month + 1)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(years, month + 1, last if was_last else min(day.day, last))
