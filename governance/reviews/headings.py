"""Which table of a paper holds the recommendations, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plans.formats.grid import NOTHING, Cell, Merge, Row, Table
from plans.formats.text import words_only


class Column(Enum):
    """What a column of a review holds."""

    NUMBER = "number"
    TEXT = "recommendation"
    DECISION = "decision"
    RESPONSE = "response"
    OFFICER = "officer"
    ACTION_BY = "action by"


_PATTERNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.NUMBER, r"^(?:rec(?:ommendation)?s? )?(?:no|nos|number|ref|reference)$"),
        (Column.DECISION, r"\bdecisions?\b|\baccepted\b.*\brejected\b|^accept(?:ed)?$"),
        (Column.RESPONSE, r"\bresponses?\b|\bupdates?\b|\bprogress\b|\bproposed action\b"),
        (Column.OFFICER, r"\bofficers?\b|\bresponsible\b|\bleads?\b|\bowners?\b"),
        (
            Column.ACTION_BY,
            r"\baction by\b|\bby when\b|\bwhen\b|\bdate\b|\btimescale\b|\bdeadline\b|^status$",
        ),
        (Column.TEXT, r"\brecommendations?\b"),
    )
)
"""Tried in this order: an "Officer responsible for the recommendation" is an officer."""

_NEEDED = {Column.TEXT, Column.RESPONSE}
_EXPLAINS = re.compile(r"\(.*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands, and from which row on."""

    places: Mapping[Column, int]
    first: int

    def cell(self, row: Row, column: Column) -> Cell:
        return row.cell(self.places[column]) if column in self.places else NOTHING

    def text(self, row: Row, column: Column) -> str:
        return self.cell(row, column).text

    def missing(self) -> list[str]:
        """The headings for which the table has no column."""
        return [column.value for column in Column if column not in self.places]


def columns_of(table: Table) -> Columns | None:
    """The columns of a table of recommendations; none where it is another table."""
    for number, row in enumerate(table.rows):
        places = _places(row)
        if places.keys() >= _NEEDED:
            return Columns(places, _below_headings(table, number + 1))
    return None


def _places(row: Row) -> dict[Column, int]:
    places: dict[Column, int] = {}
    for number, cell in enumerate(row.cells):
        column = _column(cell.text)
        if column is not None:
            places.setdefault(column, number)
    return places


def _column(heading: str) -> Column | None:
    words = words_only(heading)
    return next((column for column, pattern in _PATTERNS if pattern.search(words)), None)


def _below_headings(table: Table, start: int) -> int:
    """The first row that is neither a second row of headings nor an explanation in brackets."""
    for number, row in enumerate(table.rows[start:], start):
        goes_on = any(cell.merge is Merge.ABOVE for cell in row.cells)
        if not (row.words and all(_EXPLAINS.fullmatch(text) for text in row.words)):
            return number + 1 if goes_on and not row.words else number
    return len(table.rows)
