"""What a reporting round asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from governance.rounds.steps import Stands


class Came(StrEnum):
    """What came of what was asked, in the words that the page has for it."""

    MISSING = "Not reported"
    RETURNED = "Returned to its lead"
    WAITING = "Reported, not yet considered"
    CONSIDERED = "Considered"


OUTSTANDING = frozenset({Came.MISSING, Came.RETURNED})
"""Still to come from a lead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An action on which a round asks for an update."""

    action: int
    ref: str
    text: str
    due_on: date | None
    leads: tuple[str, ...]
    officers: tuple[int, ...]
    """Those leads, by number."""
    came: Came = Came.MISSING
    reported_at: datetime | None = None

    @property
    def is_outstanding(self) -> bool:
        return self.came in OUTSTANDING


def outstanding(asked: Sequence[Asked]) -> list[Asked]:
    return [each for each in asked if each.is_outstanding]


def waiting(asked: Sequence[Asked]) -> list[Asked]:
    return [each for each in asked if each.came is Came.WAITING]


def stands(asked: Sequence[Asked]) -> Stands:
    return Stands(missing=len(outstanding(asked)), waiting=len(waiting(asked)))
