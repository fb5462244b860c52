"""A due date's cell that says more: its milestones and the first date, a labelled line for each.

So the due dates stand in the Word document of a plan, which has no room for a column of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from people.wording import short_day_words
from plans.document import ActionEntry, NoDateReason
from plans.formats.columns import Column
from plans.formats.dates import ANY_YEAR
from plans.formats.grid import NOTHING, Cell

_LABELS = {Column.MILESTONES: "Milestones:", Column.BASELINE: "First due:"}
_REASONS = frozenset(NoDateReason)


def due_lines(action: ActionEntry) -> Iterator[str]:
    """The due date, or why there is none; then its milestones, and the first date if another."""
    reason = action.no_date_reason or NoDateReason.NOT_STATED
    yield day_words(action.due_on) if action.due_on else reason.capitalize()
    if action.milestones:
        yield f"{_LABELS[Column.MILESTONES]} {'; '.join(map(day_words, action.milestones))}"
    if action.baseline_due_on not in {None, action.due_on}:
        yield f"{_LABELS[Column.BASELINE]} {day_words(action.baseline_due_on)}"


def day_words(day: date | None) -> str:
    """``30 Sep 2026``; a year that readers would doubt as ``1926-09-30``, which they do not."""
    if day is None:
        return ""
    return short_day_words(day) if day.year in ANY_YEAR else day.isoformat()


def spread(cells: Mapping[Column, Cell]) -> dict[Column, Cell]:
    """The cells with each labelled line, and the reason for having no date, in its own place."""
    column = Column.DUE if Column.DUE in cells else Column.WHEN
    cell = cells.get(column, NOTHING)
    lines = cell.text.split("\n")
    found = {c: line for line in lines for c, label in _LABELS.items() if line.startswith(label)}
    rest = "\n".join(line for line in lines if line not in found.values())
    moved = {c: Cell(line.removeprefix(_LABELS[c]).strip()) for c, line in found.items()}
    if column is Column.DUE and rest.casefold() in _REASONS:
        return {**cells, **moved, Column.NO_DATE: Cell(rest), Column.DUE: NOTHING}
    return {**cells, **moved, column: replace(cell, text=rest)} if moved else dict(cells)
