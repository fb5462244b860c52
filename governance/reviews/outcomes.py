"""What an "action by" cell says: when something is due, or that it is done, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.reviews.document import Status
from plans.formats.grid import Cell
from plans.formats.text import fold
from plans.formats.when import read_when

_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile(pattern))
    for status, pattern in (
        (Status.SUPERSEDED, r"\bsuperseded\b|\breplaced by\b"),
        (Status.DISCHARGED, r"\bdischarged\b|\bno longer (?:needed|required|applicable)\b"),
        (
            Status.NOT_ACHIEVABLE,
            (
                r"\bnot (?:achievable|achieved|feasible|possible|progressed)\b"
                r"|\bunable to\b|\bcannot be\b"
            ),
        ),
        (Status.NOT_STARTED, r"\bnot (?:yet )?(?:started|begun|due)\b|\bto be (?:started|begun)\b"),
        (Status.IN_PROGRESS, r"\b(?:not|partly|partially|nearly) (?:yet )?(?:completed?|done)\b"),
        (Status.COMPLETED, r"\b(?:completed?|done|achieved|closed|implemented|delivered)\b"),
        (Status.IN_PROGRESS, r"\bin progress\b|\bon-?going\b|\bcontinu\w+\b|\bunder ?way\b"),
    )
)
"""Tried in this order: what is not completed is not completed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the cell. A date alone is one by which something is due, not one when it was."""

    as_printed: str = ""
    status: Status | None = None
    due_on: date | None = None
    completed_on: date | None = None
    doubts: tuple[str, ...] = ()
    """Sentences on a date that could not be taken."""


def outcomes_of(cell: Cell) -> tuple[Outcome, ...]:
    """What each line of the cell says, in its order."""
    return tuple(_outcomes(cell))


def _outcomes(cell: Cell) -> Iterator[Outcome]:
    if cell.day is not None:
        yield Outcome(cell.day.strftime("%d/%m/%Y"), Status.IN_PROGRESS, due_on=cell.day)
    else:
        yield from (_outcome(line) for line in cell.text.split("\n") if line)


def _outcome(line: str) -> Outcome:
    said, when = _status(line), read_when(Cell(line))
    status = said or (Status.IN_PROGRESS if when.due_on else None)
    doubts = when.doubts if said is None else ()
    if status in (None, Status.NOT_STARTED, Status.IN_PROGRESS):
        return Outcome(line, status, due_on=when.due_on, doubts=doubts)
    return Outcome(line, status, completed_on=when.due_on, doubts=doubts)


def _status(line: str) -> Status | None:
    folded = fold(line)
    return next((status for status, pattern in _STATUSES if pattern.search(folded)), None)
