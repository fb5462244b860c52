"""The plan as a document at a moment: one frozen value, pure.

Whatever shows the plan as a whole is made from a ``PlanDocument``; whatever changes it as a
whole is turned into one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from plans import brag
from plans.brag import Rating


class OfficerKind(StrEnum):
    PERSON = "person"
    POST = "post"
    GROUP = "group"


class NoDateReason(StrEnum):
    """Why an action has no due date."""

    COMPLETE = "complete"
    IMMEDIATE = "immediate"
    ONGOING = "ongoing"
    TO_BE_CONFIRMED = "to be confirmed"
    NOT_STATED = "not stated"
    UNREADABLE = "unreadable"


class ActionState(StrEnum):
    OPEN = "open"
    SIGNED_OFF = "signed off"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"


class Position(StrEnum):
    """Which updates count: every one, or only those that the sub-group has considered."""

    RECORDED = "recorded"
    CONSIDERED = "considered"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action as it stood. ``ref`` and ``key`` are empty where a file states none."""

    text: str
    key: str = ""
    ref: str = ""
    leads: tuple[str, ...] = ()
    """Officers' names; the first is the responsible one."""
    lead_as_printed: str = ""
    due_on: date | None = None
    milestones: tuple[date, ...] = ()
    when_as_printed: str = ""
    no_date_reason: NoDateReason | None = None
    baseline_due_on: date | None = None
    rating: Rating | None = None
    rating_as_printed: str = ""
    evidence: str = ""
    moment: datetime | None = None
    """When the current update was said (UTC); none where there is no update."""
    signed_off: bool = False
    state: ActionState = ActionState.OPEN
    exempt: str = ""
    """The paragraph of Schedule 12A under which it, or its current update, is exempt.

    No part of what the document says, nor of its JSON: it may be decided long after the moment.
    """
    has_exempt_update: bool = False
    """Whether its current update is exempt by itself, and stays so where the action is no longer.

    No part of what the document says either.
    """

    @property
    def is_open(self) -> bool:
        return self.state is ActionState.OPEN and not self.signed_off

    @property
    def awaits_sign_off(self) -> bool:
        return brag.awaits_sign_off(self.rating, is_open=self.is_open)

    def days_overdue(self, today: date) -> int:
        return brag.days_overdue(self.due_on, self.rating, is_open=self.is_open, today=today)


@dataclass(frozen=True, slots=True)
class ExemptAction:
    """An action of which this document tells nothing: that there is one, and why."""

    ref: str
    paragraph: str
    """Of Part 1 of Schedule 12A to the Local Government Act 1972."""


@dataclass(frozen=True, slots=True)
class ObjectiveEntry:
    ref: str
    text: str
    actions: tuple[ActionEntry, ...] = ()
    exempt: tuple[ExemptAction, ...] = ()
    """Actions that its reader may not read: no part of what the document says, nor of its JSON."""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    number: int
    name: str
    statement: str = ""
    objectives: tuple[ObjectiveEntry, ...] = ()

    @property
    def actions(self) -> tuple[ActionEntry, ...]:
        return tuple(a for o in self.objectives for a in o.actions)


@dataclass(frozen=True, slots=True)
class OfficerEntry:
    name: str
    job_title: str = ""
    agency: str = ""
    kind: OfficerKind = OfficerKind.PERSON


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One row of the version control. Listed without content: ``content_held`` is false."""

    number: str
    date: date | None = None
    author: str = ""
    comments: str = ""
    content_held: bool = False


def newest_listed(versions: Sequence[VersionEntry]) -> VersionEntry | None:
    """The newest of the versions as they are listed: the last, or the first of newest first."""
    if not versions:
        return None
    days = [version.date for version in versions if version.date]
    return versions[0] if days and days[0] > days[-1] else versions[-1]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Period:
    """The days that the plan covers, both included."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan at a moment. Withdrawn and transferred actions are no longer in it."""

    title: str = ""
    period: Period = Period()
    owner: str = ""
    methodology: str = ""
    at: datetime | None = None
    """The moment that this document shows (UTC); none for a file."""
    position: Position = Position.RECORDED
    version: str = ""
    """The newest version cut at or before ``at``."""
    changed_since_version: bool = False
    versions: tuple[VersionEntry, ...] = ()
    officers: tuple[OfficerEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()

    @property
    def objectives(self) -> tuple[ObjectiveEntry, ...]:
        return tuple(o for t in self.themes for o in t.objectives)

    @property
    def actions(self) -> tuple[ActionEntry, ...]:
        return tuple(a for o in self.objectives for a in o.actions)

    @property
    def exempt(self) -> tuple[ExemptAction, ...]:
        """The actions of which it tells nothing, in the plan's order."""
        return tuple(e for o in self.objectives for e in o.exempt)

    def placed(self) -> Iterator[tuple[ThemeEntry, ObjectiveEntry, ActionEntry]]:
        """Every action with its theme and objective, in the plan's order."""
        for theme in self.themes:
            for objective in theme.objectives:
                for action in objective.actions:
                    yield theme, objective, action
