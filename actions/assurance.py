"""What the facts imply beside a self-assessed rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from plans.brag import Rating
from plans.document import NoDateReason


@dataclass(frozen=True, slots=True)
class Lead:
    name: str
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    recorded: datetime
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Judged:
    text: str
    evidence: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    key: str
    ref: str
    text: str
    rating: Rating | None
    is_open: bool
    signed_off: bool
    evidence: str
    when_as_printed: str
    no_date_reason: NoDateReason | None
    due_on: date | None
    baseline_due_on: date | None
    leads: tuple[Lead, ...]
    lead_as_printed: str
    began_on: date
    updated_on: date | None
    evidence_before: str | None
    attachments: int
    rating_since: date | None
    moves: tuple[Move, ...]
    version_before_last: datetime | None
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Rules:
    interval: int
    off: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def tuned(cls, *, interval: int, tuning: Mapping[str, Any], names: frozenset[str]) -> Rules:
        return cls(interval, frozenset(tuning.get("off", ())), names)


@dataclass(frozen=True, slots=True)
class Doubt:
    code: str
    head: str
    rest: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return f"{self.head} {self.rest}".strip()


def doubts(facts: Facts, rules: Rules, *, today: date) -> tuple[Doubt, ...]:
    return ()
