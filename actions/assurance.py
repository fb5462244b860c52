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
        return f"{self.head}. {self.rest}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A doubt as lists name it, and the rule in plain words."""

    label: str
    rule: str

    def rule_words(self, rules: Rules) -> str:
        return self.rule


CATALOGUE: dict[str, Entry] = {
    "overdue": Entry("Overdue", "Due before today and the rating is not Blue."),
    "due_soon": Entry("Due soon", "Due within the interval, and not Green or Blue."),
    "slipped": Entry("Slipped", "The due date moved later more than once."),
    "moved_late": Entry("Moved late", "The date moved after it had passed."),
    "stale": Entry("No recent update", "No update within the interval."),
    "no_evidence": Entry("No evidence", "The current update has no evidence."),
    "same_evidence": Entry("Same evidence", "Its evidence is the previous update's again."),
    "vague_evidence": Entry("Vague evidence", "Its evidence names nothing."),
    "unsigned": Entry("Complete, no sign-off", "Blue and not signed off."),
    "signed_before_change": Entry("Changed since sign-off", "Changed since it was signed off."),
    "no_lead": Entry("No lead", "Nobody leads it."),
    "no_date": Entry("No date", "It has no due date."),
    "unchanged": Entry("Unchanged for a year", "The same rating for a year or more."),
    "placeholder": Entry("Placeholder", "A placeholder stands in its text."),
    "impossible_date": Entry("Impossible date", "A date that cannot be meant."),
    "date_contradiction": Entry("Date contradicted", "Promised after its due date."),
    "green_in_doubt": Entry("Green with a doubt", "Green, and another doubt holds."),
}


def doubts(facts: Facts, rules: Rules, *, today: date) -> tuple[Doubt, ...]:
    if not facts.is_open:
        return ()
    found = []
    if facts.due_on and facts.due_on < today and facts.rating is not Rating.BLUE:
        found.append(Doubt("overdue", f"Overdue {(today - facts.due_on).days} days", "So."))
    since = facts.updated_on or facts.began_on
    if (today - since).days > rules.interval:
        found.append(Doubt("stale", f"No update for {(today - since).days} days", "So."))
    if facts.rating is Rating.BLUE:
        found.append(Doubt("unsigned", "Complete, no sign-off", "So."))
    if not facts.leads:
        found.append(Doubt("no_lead", "No lead", "So."))
    if facts.due_on is None and facts.no_date_reason is NoDateReason.NOT_STATED:
        found.append(Doubt("no_date", "No date", "So."))
    found = [doubt for doubt in found if doubt.code not in rules.off]
    if found and facts.rating is Rating.GREEN:
        found.append(Doubt("green_in_doubt", "Green in doubt", "So."))
    return tuple(found)
