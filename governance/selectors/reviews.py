"""Scrutiny reviews as they stood at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404

from governance.models import (
    AssignedOfficer,
    Assignment,
    Recommendation,
    RecommendationDecision,
    Response,
    Review,
    StatusChange,
)
from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    RecommendationEntry,
    ResponseEntry,
    ReviewDocument,
    Status,
)
from people.asat import as_at, names_as_at
from people.models import Body, Officer, Partnership
from people.wording import plain

_R = TypeVar("_R", RecommendationDecision, Response, StatusChange)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review in a list."""

    slug: str
    title: str
    body: str
    """Empty where none is named."""
    reported_on: date | None
    document: ReviewDocument


def get_review(partnership: Partnership, slug: str) -> Review:
    """A review of a partnership that the user has reached already."""
    found = Review.objects.filter(partnership=partnership, slug=slug)
    review = found.select_related("partnership", "body").first()
    if review is None:
        raise Http404
    return review


def reviews(partnership: Partnership, *, at: datetime) -> list[ReviewRow]:
    """Every review at a moment, with its recommendations, by title."""
    return _rows(partnership, at)


def _rows(partnership: Partnership, at: datetime, **filters: Any) -> list[ReviewRow]:
    held: list[Any] = list(as_at(Review, at, partnership_id=partnership.pk, **filters))
    bodies = names_as_at(Body, at, partnership_id=partnership.pk)
    documents = _documents(partnership, held, at)
    rows = [
        ReviewRow(
            row.slug, row.title, bodies.get(row.body_id, ""), row.reported_on, documents[row.id]
        )
        for row in held
    ]
    return sorted(rows, key=lambda row: plain(row.title))


def review_row(review: Review, *, at: datetime) -> ReviewRow:
    """One review at a moment.

    Raises:
        Http404: it was not kept yet.
    """
    rows = _rows(review.partnership, at, id=review.pk)
    if not rows:
        raise Http404
    return rows[0]


def _documents(
    partnership: Partnership, held: list[Any], at: datetime
) -> dict[int, ReviewDocument]:
    """Each review's document, by the review's number."""
    rows: list[Any] = list(as_at(Recommendation, at, review_id__in=[row.id for row in held]))
    entries = _entries(partnership, rows, at)
    found: defaultdict[int, list[RecommendationEntry]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.place, row.id)):
        found[row.review_id].append(entries[row.id])
    return {
        row.id: ReviewDocument(row.title, tuple(found[row.id]), tuple(row.notes)) for row in held
    }


def _entries(
    partnership: Partnership, rows: list[Any], at: datetime
) -> dict[int, RecommendationEntry]:
    keys = [row.id for row in rows]
    decisions = _by(RecommendationDecision.objects.filter(recommendation__in=keys), at)
    answers = _by(Response.objects.filter(recommendation__in=keys), at)
    assignments = _assignments(partnership, keys, at)
    return {
        row.id: _entry(row, decisions[row.id], answers[row.id], assignments[row.id]) for row in rows
    }


def _by(said: QuerySet[_R], at: datetime) -> defaultdict[int, list[_R]]:
    """What was said by a moment of each recommendation, oldest first."""
    found: defaultdict[int, list[_R]] = defaultdict(list)
    for each in said.filter(moment__lte=at).order_by("moment", "id"):
        found[_about(each)].append(each)
    return found


def _about(said: RecommendationDecision | Response | StatusChange) -> int:
    if isinstance(said, StatusChange):
        return said.assignment_id
    return said.recommendation_id


def _entry(
    row: Any,
    decisions: list[RecommendationDecision],
    answers: Iterable[Response],
    assignments: Iterable[AssignmentEntry],
) -> RecommendationEntry:
    decided = decisions[-1] if decisions else None
    return RecommendationEntry(
        ref=row.ref,
        text=row.text,
        decision=Decision(decided.decision) if decided and decided.decision else None,
        subject_to=decided.subject_to if decided else "",
        decision_as_printed=decided.as_printed if decided else "",
        responses=tuple(ResponseEntry(each.text, each.heading, each.said_on) for each in answers),
        assignments=tuple(assignments),
    )


def _assignments(
    partnership: Partnership, keys: list[int], at: datetime
) -> defaultdict[int, list[AssignmentEntry]]:
    """The assignments of each recommendation, in their order."""
    rows: list[Any] = list(as_at(Assignment, at, recommendation_id__in=keys))
    held = [row.id for row in rows]
    statuses = _by(StatusChange.objects.filter(assignment__in=held), at)
    officers = _officers(partnership, held, at)
    found: defaultdict[int, list[AssignmentEntry]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.place, row.id)):
        said = statuses[row.id][-1] if statuses[row.id] else None
        found[row.recommendation_id].append(
            AssignmentEntry(
                officers=tuple(officers[row.id]),
                officers_as_printed=row.officers_as_printed,
                action_by_as_printed=said.as_printed if said else "",
                status=Status(said.status) if said and said.status else None,
                due_on=row.due_on,
                completed_on=said.completed_on if said else None,
            )
        )
    return found


def _officers(
    partnership: Partnership, assignments: list[int], at: datetime
) -> defaultdict[int, list[str]]:
    names = names_as_at(Officer, at, partnership_id=partnership.pk)
    rows: list[Any] = list(as_at(AssignedOfficer, at, assignment_id__in=assignments))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.place, row.id)):
        found[row.assignment_id].append(names[row.officer_id])
    return found
