"""Rows of the action list as a CSV file: exactly the view, every page of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actions.catalogue import CODES
from actions.table import Row
from people.cells import written
from plans.brag import look

COLUMNS = (
    "Ref", "Theme", "Objective", "Action", "Lead", "Agency", "Due", "First due", "Moves",
    "When as printed", "Rating", "Evidence", "Last update", "Signed off", "Days slipped",
    "Doubt codes", "Doubts",
)  # fmt: skip


def table_csv(table: Iterable[Row]) -> bytes:
    """A row for each action; days as 2026-03-31."""
    return written(COLUMNS, (_cells(row) for row in table))


def _cells(row: Row) -> tuple[str, ...]:
    action = row.action
    return (
        action.ref,
        row.theme_name,
        f"{row.objective.ref} {row.objective.text}",
        action.text,
        row.lead or action.lead_as_printed,
        ", ".join(row.agencies),
        _day(action.due_on),
        _day(action.baseline_due_on),
        str(row.moves),
        action.when_as_printed,
        look(action.rating).word,
        action.evidence,
        _day(row.updated_on),
        _signed(row),
        "" if row.slipped_days is None else str(row.slipped_days),
        " ".join(code for code in CODES if code in row.codes),
        " ".join(doubt.sentence for doubt in row.doubts),
    )


def _signed(row: Row) -> str:
    if row.action.awaits_sign_off:
        return "awaiting"
    return "yes" if row.action.signed_off else "no"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
