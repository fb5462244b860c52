"""Quarters of the financial year, which runs from April to March. Days are London's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from people.clock import end_of_day

_WRITTEN = re.compile(r"(\d{4})-(\d{2})-Q([1-4])", re.IGNORECASE)
_FIRST_MONTH = 4
_MONTHS_IN_QUARTER = 3
_QUARTERS = 4


class DateError(ValueError):
    """The period cannot be read; the message is one plain sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Quarter ``number`` (1 is April to June) of the financial year that begins in ``year``."""

    year: int
    number: int

    @property
    def start(self) -> date:
        return _first_day(self.year * _QUARTERS + self.number - 1)

    @property
    def end(self) -> date:
        """The last day, included."""
        return _first_day(self.year * _QUARTERS + self.number) - timedelta(days=1)

    @property
    def moment(self) -> datetime:
        """The last microsecond of the last day in London, in UTC."""
        return end_of_day(self.end)

    @property
    def before(self) -> Quarter:
        return _numbered(self.year * _QUARTERS + self.number - 2)

    @property
    def year_label(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100:02}"

    @property
    def label(self) -> str:
        """As papers print it: ``Quarter 2, 2015-16``."""
        return f"Quarter {self.number}, {self.year_label}"

    def __str__(self) -> str:
        """As commands and addresses take it: ``2015-16-Q2``."""
        return f"{self.year_label}-Q{self.number}"


def _first_day(count: int) -> date:
    """The first day of a quarter, counted from the year 0."""
    months = (count % _QUARTERS) * _MONTHS_IN_QUARTER + _FIRST_MONTH - 1
    return date(count // _QUARTERS + months // 12, months % 12 + 1, 1)


def _numbered(count: int) -> Quarter:
    return Quarter(count // _QUARTERS, count % _QUARTERS + 1)


def parse_quarter(text: str) -> Quarter:
    """The quarter that ``2015-16-Q2`` names.

    Raises:
        DateError: it is not written so, or its two years do not follow one another.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise DateError(f"“{text}” is not a quarter; write it as 2015-16-Q2.")
    year, following, number = (int(part) for part in found.groups())
    if not 1 <= year < date.max.year:
        raise DateError(f"“{text}” names a year that the calendar does not have.")
    if (year + 1) % 100 != following:
        raise DateError(f"“{text}” names two years that do not follow one another.")
    return Quarter(year, number)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    months = day.year * 12 + day.month - _FIRST_MONTH
    return _numbered(months // _MONTHS_IN_QUARTER)
