"""A review and its recommendations at a moment, each with all that was said of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    Found,
    RecommendationEntry,
    ResponseEntry,
    ReviewDocument,
    Status,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A body, by the name that it had."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """Who kept it, and when."""

    who: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class DecisionRow:
    decision: Decision | None
    subject_to: str
    as_printed: str
    rationale: str
    decided_on: date | None
    said: Said


@dataclass(frozen=True, slots=True)
class ResponseRow:
    pk: int
    entry: ResponseEntry
    said: Said
    corrects: int | None


@dataclass(frozen=True, slots=True)
class StatusRow:
    status: Status | None
    completed_on: date | None
    as_printed: str
    reason: str
    said: Said


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    pk: int
    entry: AssignmentEntry
    statuses: tuple[StatusRow, ...]
    """Oldest first; the last one holds."""

    @property
    def reason(self) -> str:
        return self.statuses[-1].reason if self.statuses else ""


@dataclass(frozen=True, slots=True)
class LookRow:
    """What scrutiny found when it looked."""

    found: Found
    reason: str
    looked_on: date | None
    said: Said


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    pk: int
    entry: RecommendationEntry
    decisions: tuple[DecisionRow, ...]
    """Oldest first; the last one holds."""
    responses: tuple[ResponseRow, ...]
    assignments: tuple[AssignmentRow, ...]
    looks: tuple[LookRow, ...]
    responding_body: Named | None = None

    def answered_by(self, body: Named | None) -> RecommendationRow:
        return replace(self, responding_body=body)

    @property
    def decided(self) -> DecisionRow | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def look(self) -> LookRow | None:
        """What scrutiny found; a status that is younger is a new claim, not looked at yet."""
        if not self.looks:
            return None
        said = [row.said.moment for each in self.assignments for row in each.statuses]
        last = self.looks[-1]
        return last if max(said, default=last.said.moment) <= last.said.moment else None

    @property
    def is_a_claim(self) -> bool:
        """Whether it is said to be completed, and scrutiny has not agreed."""
        agreed = self.look is not None and self.look.found is Found.AGREED
        return self.entry.status is Status.COMPLETED and not agreed


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review at a moment, with all that came of it."""

    slug: str
    title: str
    body: str
    """That reviewed; empty where none is named."""
    reported_on: date | None
    response_due: date | None
    """The last day on which the executive's response is in time."""
    notes: tuple[str, ...]
    recommendations: tuple[RecommendationRow, ...]

    @property
    def document(self) -> ReviewDocument:
        """The review as a paper prints it."""
        entries = tuple(each.entry for each in self.recommendations)
        return ReviewDocument(self.title, entries, self.notes)
