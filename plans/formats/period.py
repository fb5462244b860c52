"""The days that a plan covers, from words such as "2015-18": financial years, April to March."""

from __future__ import annotations

import re
from datetime import date

from plans.document import Period
from plans.formats.dates import month_end
from plans.formats.grid import Cell
from plans.formats.text import fold
from plans.formats.when import read_when

_SPAN = re.compile(
    r"\b(20\d\d)\s?(?:/\d\d)?\s?(?:-|/|to|until)\s?((?:20)?\d\d)(?:/(\d\d))?\b(?![/-])"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} (?:19|20|21)\d\d"
_DAYS = re.compile(rf"\b({_DAY}) ?(?:-|to|until) ?({_DAY})\b")
_OPEN = re.compile(rf"(?:from (?P<start>{_DAY})|until (?P<end>{_DAY}))")
_EVER = range(1900, 2200)
_MONTHS = re.compile(r"\b([a-z]{3,9} 20\d\d) ?(?:-|to|until) ?([a-z]{3,9} 20\d\d)\b")


def period_in(text: str) -> Period | None:
    """The period that the text names; none where it names none."""
    folded = fold(text)
    return _days(folded) or _months(folded) or _years(folded)


def _days(folded: str) -> Period | None:
    """Days in full, both named; or one of them, where nothing else is said."""
    if match := _DAYS.search(folded):
        start, end = match.groups()
    elif match := _OPEN.fullmatch(folded):
        start, end = match["start"], match["end"]
    else:
        return None
    period = Period(_day(start), _day(end))
    return None if period == Period() else period


def _day(text: str | None) -> date | None:
    return read_when(Cell(text), _EVER).due_on if text else None


def _months(folded: str) -> Period | None:
    match = _MONTHS.search(folded)
    if not match:
        return None
    start, end = (read_when(Cell(text)).due_on for text in match.groups())
    return Period(start.replace(day=1), end) if start and end and start < end else None


def _years(folded: str) -> Period | None:
    match = _SPAN.search(folded)
    if not match:
        return None
    start = int(match[1])
    end = 2000 + int(match[3] or match[2]) % 100
    if not start < end <= start + 15:
        return None
    return Period(date(start, 4, 1), month_end(end, 3))
