"""Spans of days that a month, a season or a part of one means. Pure."""

from __future__ import annotations

import calendar
from datetime import date

_FEBRUARY = 2
_MONTHS_AHEAD = 9
"""A month named without a year that lies farther ahead than this may as well be the last one."""
_LEAP_YEAR = 2024
"""Stands for a year that is not named: 29 February may be meant."""

Span = tuple[date, date]


def month_span(year: int, month: int, months: int = 1) -> Span:
    """The first and the last day of so many months from one on."""
    end_year, end = divmod(month - 1 + months - 1, 12)
    last = calendar.monthrange(year + end_year, end + 1)[1]
    return date(year, month, 1), date(year + end_year, end + 1, last)


def next_month_span(month: int, on: date, months: int = 1) -> Span | None:
    """The span from the next such month, the present one included; none for one too far ahead."""
    year = on.year + (month < on.month)
    ahead = (year - on.year) * 12 + month - on.month
    return month_span(year, month, months) if ahead < _MONTHS_AHEAD else None


def narrowed(span: Span | None, part: str | None) -> Span | None:
    """The part of a month, season or year that a word such as "early" leaves."""
    if span is None or not part:
        return span
    (first, last), word = span, part.lower()
    third = (last - first) // 3
    if "end" in word:
        return last, last
    if "late" in word:
        return last - third, last
    return (first + third, last - third) if "mid" in word else (first, first + third)


def no_such_day(day: int, month: int, year: int | None) -> str:
    """Why there is no such day, as a clause; empty where there is one."""
    days = calendar.monthrange(year or _LEAP_YEAR, month)[1]
    if 0 < day <= days:
        return ""
    name = calendar.month_name[month]
    of_year = f" {year}" if year and month == _FEBRUARY else ""
    return f"{name}{of_year} has {days} days"
