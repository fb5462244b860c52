"""When an action is due: what a "when" cell states, its dates and its words.

Several dates are milestones and the last is the due date (see ``docs/formats.md``). What cannot be
meant is not guessed: no date, and a doubt that says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plans.document import NoDateReason
from plans.formats.dates import (
    ANY_YEAR,
    MONTH,
    THIS_AGE,
    NamedDates,
    NoDate,
    called,
    dates_in,
    likely_year,
)
from plans.formats.grid import Cell
from plans.formats.text import fold, quoted


@dataclass(frozen=True, slots=True)
class When:
    """What a "when" cell states. Each doubt is a sentence without its place."""

    due_on: date | None = None
    milestones: tuple[date, ...] = ()
    reason: NoDateReason | None = None
    doubts: tuple[str, ...] = ()


_UNTOLD = re.compile(
    r"\b\d|"
    r"\b" + MONTH.format("um") + r"(?!\s(?:be|also|need))|\b(?:spring|summer|autumn|winter)\b"
)

_REASONS: tuple[tuple[NoDateReason, str], ...] = (
    (NoDateReason.NOT_STATED, r"[\s.?/-]*|n/?a|none|not stated|not applicable|nil"),
    (
        NoDateReason.TO_BE_CONFIRMED,
        (
            r".*\b(?:t\.?b\.?[cad]\b|to be (?:confirmed|agreed|determined|decided"
            r"|set|advised|identified)).*"
        ),
    ),
    (
        NoDateReason.COMPLETE,
        (
            r"(?:action |task |now )?(?:completed?|done|achieved|closed|actioned"
            r"|finished|delivered)\b.*"
        ),
    ),
    (
        NoDateReason.IMMEDIATE,
        (
            r"(?:with )?immediate(?:ly)?\b.*|asap\b.*|as soon as (?:possible"
            r"|practicable).*|straight ?away|now"
        ),
    ),
    (
        NoDateReason.ONGOING,
        (
            r".*\b(?:on-?\s?going|continu\w+|rolling|throughout|annual(?:ly)?"
            r"|monthly|quarterly|weekly|termly|bi-monthly|each|every|regular(?:ly)?)\b.*"
        ),
    ),
)


def read_when(cell: Cell, years: range = ANY_YEAR) -> When:
    """The due date, milestones or the reason for having none that the cell states."""
    if cell.day is not None:
        return _real(cell.day, years)
    text = fold(cell.text)
    if not text:
        return When(reason=NoDateReason.NOT_STATED)
    try:
        found = dates_in(text, years)
    except NoDate as doubt:
        return _unreadable(cell.text, str(doubt))
    return _dated(cell.text, found) if found.days else _undated(cell.text, found)


def _real(day: date, years: range) -> When:
    if day.year in years:
        return When(due_on=day)
    likely = likely_year(str(day.year), years)
    asked = f"; was {likely} meant?" if likely else ""
    return _unreadable(day.strftime("%d/%m/%Y"), f"the year {day.year} cannot be meant{asked}")


def _unreadable(printed: str, why: str) -> When:
    end = "" if why.endswith("?") else "."
    doubt = f"{quoted(printed)} cannot be read as a date: {why}{end}"
    return When(reason=NoDateReason.UNREADABLE, doubts=(doubt,))


def _dated(printed: str, found: NamedDates) -> When:
    taken = _listed(found.days)
    doubts = _superseded(printed, found.past, f"This was taken: {taken}.")
    if _UNTOLD.search(found.rest):
        doubts += (f"{quoted(printed)} may hold a further date; only {taken} was taken.",)
    days = tuple(found.days)
    return When(days[-1], days if len(days) > 1 else (), None, doubts)


def _superseded(printed: str, past: list[date], instead: str) -> tuple[str, ...]:
    if not past:
        return ()
    return (f"In {quoted(printed)} this no longer holds: {_listed(past)}. {instead}",)


def _listed(days: list[date]) -> str:
    return " and ".join(f"{d.day} {called(d.month, d.year)}" for d in days)


def _undated(printed: str, found: NamedDates) -> When:
    doubts = _superseded(printed, found.past, "No date was taken.")
    for reason, pattern in _REASONS:
        if re.fullmatch(pattern, found.rest.strip().rstrip(".")):
            return When(reason=reason, doubts=doubts)
    if found.past:
        return When(reason=NoDateReason.UNREADABLE, doubts=doubts)
    return _unreadable(printed, _why_not(found.rest))


def _why_not(text: str) -> str:
    if re.search(r"\bq(?:uarter|tr)?\s?\d", text):
        return "it does not say which financial year's quarter is meant, such as Q2 2016/17"
    if re.search(r"\b(?:spring|summer|autumn|winter|early|mid|late)\b", text):
        return "a season or part of a year is no date"
    if re.search(MONTH.format("x"), text) and not re.search(r"\d{4}", text):
        return "the year is missing"
    return "it names no day or month" if re.search(r"\d", text) else "it holds no date"


def read_day(cell: Cell) -> date | None:
    """The one date of a cell such as a version's; none where it has none, or more than one."""
    when = read_when(cell, THIS_AGE)
    return when.due_on if not when.milestones else None
