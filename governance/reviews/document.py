"""A scrutiny review as a value: its recommendations in the order in which the paper prints them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Decision(StrEnum):
    """What the executive decided on a recommendation."""

    ACCEPTED = "accepted"
    SUBJECT_TO = "accepted subject to"
    REJECTED = "rejected"
    DEFERRED = "deferred"

    @property
    def needs_reason(self) -> bool:
        """Whether it is kept only with why it was decided so."""
        return self in (Decision.REJECTED, Decision.DEFERRED)


class Status(StrEnum):
    """How far a recommendation has come."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETED = "completed"
    NOT_ACHIEVABLE = "not achievable"
    DISCHARGED = "discharged"
    SUPERSEDED = "superseded"

    @property
    def needs_reason(self) -> bool:
        """Whether it is kept only with why it has come to this."""
        return self in (Status.NOT_ACHIEVABLE, Status.DISCHARGED, Status.SUPERSEDED)


class Found(StrEnum):
    """What scrutiny found when it looked at a recommendation that is said to be completed."""

    AGREED = "agreed"
    NOT_AGREED = "not agreed"


@dataclass(frozen=True, slots=True)
class ResponseEntry:
    """What was answered, and when. ``said_on`` is the last day of a month without a day."""

    text: str
    heading: str = ""
    """As printed above it, such as "November 2014:"; the first answer has none."""
    said_on: date | None = None
    is_corrected: bool = False
    """Whether a further response puts it right; a paper knows of none."""


@dataclass(frozen=True, slots=True)
class AssignmentEntry:
    """Who is to do it, and by when or when it was done; a row may print several."""

    officers: tuple[str, ...]
    officers_as_printed: str
    action_by_as_printed: str
    status: Status | None = None
    due_on: date | None = None
    completed_on: date | None = None
    said_on: date | None = None
    """The day on which its status was said, where that is known: a paper does not tell."""

    @property
    def named(self) -> str:
        """Who is to do it, as printed where they are as a paper named them."""
        return self.officers_as_printed or ", ".join(self.officers)


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """One row of a review."""

    ref: str
    """As printed, such as 12a; 18.2 for a second row without a number below 18."""
    text: str
    decision: Decision | None
    subject_to: str
    decision_as_printed: str
    responses: tuple[ResponseEntry, ...]
    assignments: tuple[AssignmentEntry, ...]

    @property
    def standing(self) -> tuple[ResponseEntry, ...]:
        """The responses that nobody corrected."""
        return tuple(each for each in self.responses if not each.is_corrected)

    def first_answered_on(self, day: date) -> RecommendationEntry:
        first, *others = self.responses or (None,)
        if first is None or first.heading:
            return self
        return replace(self, responses=(replace(first, said_on=day), *others))

    @property
    def status(self) -> Status | None:
        return self.assignments[0].status if self.assignments else None

    @property
    def officers(self) -> tuple[str, ...]:
        """Everyone who is named, in the order of the paper."""
        return tuple(dict.fromkeys(name for each in self.assignments for name in each.officers))


@dataclass(frozen=True, slots=True)
class ReviewDocument:
    title: str
    recommendations: tuple[RecommendationEntry, ...]
    notes: tuple[str, ...] = ()
    """Paragraphs beside the table, such as a body's change of name."""

    def first_answered_on(self, day: date) -> ReviewDocument:
        """The review whose first answers, which papers print without a date, are of this day."""
        entries = tuple(entry.first_answered_on(day) for entry in self.recommendations)
        return replace(self, recommendations=entries)

    def as_data(self) -> dict[str, Any]:
        """The review for JSON: dates as ``2014-11-30``, what is not stated as null."""
        data: dict[str, Any] = _plain(asdict(self))
        return data


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def from_data(data: Any) -> ReviewDocument:
    """The review that ``as_data`` wrote."""
    entries = tuple(_entry(each) for each in data["recommendations"])
    return ReviewDocument(data["title"], entries, tuple(data["notes"]))


def _entry(data: Any) -> RecommendationEntry:
    return RecommendationEntry(
        ref=data["ref"],
        text=data["text"],
        decision=Decision(data["decision"]) if data["decision"] else None,
        subject_to=data["subject_to"],
        decision_as_printed=data["decision_as_printed"],
        responses=tuple(_response(each) for each in data["responses"]),
        assignments=tuple(_assignment(each) for each in data["assignments"]),
    )


def _response(data: Any) -> ResponseEntry:
    said_on = _day(data["said_on"])
    return ResponseEntry(data["text"], data["heading"], said_on, data["is_corrected"])


def _assignment(data: Any) -> AssignmentEntry:
    return AssignmentEntry(
        officers=tuple(data["officers"]),
        officers_as_printed=data["officers_as_printed"],
        action_by_as_printed=data["action_by_as_printed"],
        status=Status(data["status"]) if data["status"] else None,
        due_on=_day(data["due_on"]),
        completed_on=_day(data["completed_on"]),
        said_on=_day(data["said_on"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
