"""Telling an action's record: of which action, as at when, in which position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from actions.models import Action, Consideration, ProgressUpdate, SignOff
from actions.record import Entry
from actions.selectors.names import Names
from plans.document import Position


@dataclass(frozen=True, slots=True)
class Telling:
    """Whose record is told, as at when, in which position."""

    action: Action
    at: datetime
    position: Position
    names: Names
    updates: Sequence[Any]
    """Those that count by then, with ``counts_from`` and ``counts_until``, oldest first."""
    unread: int
    """Updates that are older than these."""
    revisions: Sequence[Any]
    sign_offs: Sequence[SignOff]
    """Decisions on its completion by then, oldest first."""

    @property
    def shows_recorded(self) -> bool:
        return self.position is Position.RECORDED

    def of_what_is_shown(self, rows: QuerySet[Any]) -> list[Any]:
        """Said of no update, or of one that the reader sees: when considered, an accepted one."""
        found = self.said_by_then(rows.select_related("update__consideration"))
        return [row for row in found if row.update is None or self.shows(row.update)]

    def shows(self, update: ProgressUpdate) -> bool:
        """Whether the reader sees the update, and so what was said of it."""
        decision = decision_by(update, self.at)
        accepted = decision and decision.decision == Consideration.Decision.ACCEPTED
        return self.shows_recorded or bool(accepted)

    def said_by_then(self, rows: QuerySet[Any]) -> list[Any]:
        """Rows of the record up to the moment, whose speakers are then known by name."""
        found = list(rows.filter(moment__lte=self.at))
        self.names.know({row.by_id for row in found})
        return found


Teller = Callable[[Telling], Iterator[Entry]]


def decision_by(update: ProgressUpdate, at: datetime) -> Consideration | None:
    """What was decided on an update by a moment."""
    found: Consideration | None = getattr(update, "consideration", None)
    return found if found and found.moment <= at else None
