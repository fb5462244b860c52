"""What is known of an action at a moment, a plan's rules, and the doubt that follows. Pure.

Days are London's; instants are in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from people.clock import london_day
from plans.brag import Rating
from plans.document import NoDateReason
from plans.formats.lead_names import is_vacancy

Fact = str | int | None | list[str]
"""A plain value that is shown, and exported, with a doubt."""


@dataclass(frozen=True, slots=True)
class Lead:
    """An officer who leads the action."""

    name: str
    left_on: date | None = None
    """The last day on which they could be accountable; none for as long as they can be."""

    def leads_on(self, day: date) -> bool:
        """Whether somebody is named, and has not left before a London day."""
        return not is_vacancy(self.name) and (self.left_on is None or self.left_on >= day)


def last_days(facts: Iterable[Facts]) -> dict[str, date | None]:
    """Of the leads of these actions, by name; none for as long as they can be accountable."""
    return {lead.name: lead.left_on for each in facts for lead in each.leads}


def is_led(leads: Iterable[Lead], day: date) -> bool:
    """Whether anybody leads on a London day, rather than a vacancy or those who left."""
    return any(lead.leads_on(day) for lead in leads)


@dataclass(frozen=True, slots=True)
class Move:
    """One date change."""

    recorded: datetime
    before: date | None
    after: date | None

    @property
    def days_late(self) -> int:
        """Days from the date that it replaced to the London day of its record; 0 if in time."""
        return max((london_day(self.recorded) - self.before).days, 0) if self.before else 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What the sign-off that holds was given for."""

    text: str
    evidence: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """One action at a moment."""

    key: str
    ref: str
    text: str
    rating: Rating | None
    is_open: bool
    signed_off: bool
    evidence: str
    """Of the current update."""
    when_as_printed: str
    no_date_reason: NoDateReason | None
    due_on: date | None
    baseline_due_on: date | None
    leads: tuple[Lead, ...]
    lead_as_printed: str
    began_on: date
    """When the action came into the plan, or the plan was opened, whichever is later."""
    updated_on: date | None
    """The day of the current update; none where there is no update."""
    evidence_before: str | None
    """Of the update before the current one; none where there is none."""
    attachments: int
    """Files and links on the current update."""
    rating_since: date | None
    """Since when the current rating has held without a break."""
    moves: tuple[Move, ...]
    """Every date change, oldest first."""
    version_before_last: datetime | None
    """The moment of the version before the last cut one; none where fewer than two were cut."""
    judged: Judged | None

    def days_without_update(self, today: date) -> int:
        """Since the current one; where there was none, since one was first to be expected."""
        return (today - (self.updated_on or self.began_on)).days


@dataclass(frozen=True, slots=True)
class Rules:
    """How one plan wants its doubts."""

    interval: int = 31
    """The reporting interval, in days."""
    off: frozenset[str] = frozenset()
    """Codes of the doubts that are switched off."""
    names: frozenset[str] = frozenset()
    """Officers, agencies and bodies of the partnership: naming one is naming something."""
    moves_later: int = 1
    """How often a due date may move later before it counts as slipped."""
    unchanged_days: int = 365
    """Days after which an unchanged rating is asked about."""
    update: str = "update"
    """What is counted as one: in the considered position, a ``considered update``."""
    period_from: date | None = None
    """The first day of the period for which the plan is made; none where it does not say."""

    @classmethod
    def tuned(
        cls,
        *,
        interval: int,
        tuning: Mapping[str, Any],
        names: frozenset[str] = frozenset(),
        update: str = "update",
        period_from: date | None = None,
    ) -> Rules:
        """The rules of a plan that tuned them so: ``{"off": [...], "moves_later": 2}``."""
        limits = {n: tuning[n] for n in ("moves_later", "unchanged_days") if n in tuning}
        off = frozenset(tuning.get("off", ()))
        made = cls(interval, off=off, names=names, update=update, period_from=period_from, **limits)
        return _first_of_its_equals(made)


@lru_cache
def _first_of_its_equals(rules: Rules) -> Rules:
    """One object for all rules that are equal: whatever is kept of a doubt keeps its rules too."""
    return rules


@dataclass(frozen=True, slots=True)
class Doubt:
    """A prompt to ask, never a verdict."""

    code: str
    head: str
    """How it begins, for lists: ``No update for 57 days``; no full stop."""
    rest: str
    """What completes it: a sentence or two."""
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)

    @property
    def sentence(self) -> str:
        return f"{self.head}. {self.rest}"
