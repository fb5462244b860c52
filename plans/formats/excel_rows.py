"""The columns of a plan's sheet in Excel, and the rows that fill them."""

from __future__ import annotations

from collections.abc import Iterator

from people.clock import london_day
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.action_cells import lead_lines, sign_off
from plans.formats.due_cell import day_words
from plans.formats.excel_look import MOST, WORDS, Column, Value
from plans.formats.excel_ratings import rating_text
from plans.formats.text import printable

EVIDENCE = "Evidence of Progress"
_WIDE = 52
"""Characters of a column of evidence."""
_BEFORE = (
    Column("Action No.", 9, WORDS), Column("Theme No.", 8), Column("Theme", 12),
    Column("Objective No.", 10, WORDS), Column("Strategic Objective", 26), Column("Action", 40),
    Column("Lead Officer", 20), Column("Due date", 12, WORDS), Column("BRAG Rating", 16),
)  # fmt: skip
_AFTER = (
    Column("When", 18, WORDS), Column("No date because", 16), Column("Milestone dates", 24, WORDS),
    Column("Original due date", 13, WORDS), Column("Updated at", 13, WORDS),
    Column("Signed off", 17), Column("State", 12), Column("Key", 16, WORDS),
)  # fmt: skip
Cells = tuple[Value, ...]


def plan_columns(document: PlanDocument) -> tuple[Column, ...]:
    """The columns; evidence has as many as its longest text needs, mostly one."""
    longest = max((len(_pieces(a.evidence)) for a in document.actions), default=1)
    more = (Column(f"{EVIDENCE} ({n})", _WIDE) for n in range(2, longest + 1))
    return (*_BEFORE, Column(EVIDENCE, _WIDE), *more, *_AFTER)


def plan_rows(document: PlanDocument, width: int) -> Iterator[Cells]:
    """A row for each action, or for an objective without any; so many columns of evidence."""
    for theme in document.themes:
        for objective in theme.objectives:
            for action in objective.actions:
                yield _row(theme, objective, action, width)
            if not objective.actions:
                place = _place(theme, objective)
                yield ("", *place, *[""] * (len(_BEFORE) + width + len(_AFTER) - len(place) - 1))


def _place(theme: ThemeEntry, objective: ObjectiveEntry) -> Cells:
    return theme.number, theme.name, objective.ref, objective.text


def _row(theme: ThemeEntry, objective: ObjectiveEntry, action: ActionEntry, width: int) -> Cells:
    evidence = _pieces(action.evidence)
    return (
        action.ref,
        *_place(theme, objective),
        action.text,
        "\n".join(lead_lines(action)),
        action.due_on,
        rating_text(action.rating),
        *evidence,
        *[""] * (width - len(evidence)),
        *_facts(action),
    )


def _facts(action: ActionEntry) -> Cells:
    return (
        action.when_as_printed,
        "" if action.due_on else action.no_date_reason,
        "; ".join(map(day_words, action.milestones)),
        action.baseline_due_on,
        london_day(action.moment) if action.moment else None,
        "Yes" if action.signed_off else sign_off(action) or "No",
        action.state,
        action.key,
    )


def _pieces(evidence: str) -> list[str]:
    """The evidence in pieces that a cell can hold, cut between words."""
    rest, pieces = printable(evidence), []
    while len(rest) > MOST:
        end = max(rest.rfind("\n", 1, MOST), rest.rfind(" ", 1, MOST))
        end = end if end > 0 else MOST
        pieces.append(rest[:end])
        rest = rest[end:].lstrip()
    return [*pieces, rest]
