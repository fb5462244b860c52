"""A scrutiny review and its recommendations: begun, decided on, answered, carried out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date

from actions.services.posting import append_once
from governance.models import (
    AssignedOfficer,
    Assignment,
    Recommendation,
    RecommendationDecision,
    Response,
    Review,
    StatusChange,
)
from governance.reviews.document import Decision, Status
from people import clock
from people.errors import Refused
from people.models import Body, Officer, Partnership, User
from people.writing import Writing, writing


def begin_review(
    partnership: Partnership,
    *,
    by: User | None,
    slug: str,
    title: str,
    body: Body | None = None,
    reported_on: date | None = None,
    notes: Sequence[str] = (),
) -> Review:
    """Begin to keep a review.

    Raises:
        Refused: the short name is taken, or there is no title.
    """
    if not title:
        raise Refused("Give the review a title.")
    with writing(partnership, by=by, reason="Review added") as w:
        if Review.objects.filter(partnership=partnership, slug=slug).exists():
            raise Refused(f"There is a review “{slug}” already. Choose another short name.")
        review = Review(
            partnership=partnership,
            slug=slug,
            title=title,
            body=body,
            reported_on=reported_on,
            notes=list(notes),
        )
        w.save(review)
    return review


def add_recommendation(review: Review, *, by: User | None, ref: str, text: str) -> Recommendation:
    """Add a recommendation behind the last one.

    Raises:
        Refused: the review has one of that number, or there are no words.
    """
    if not text:
        raise Refused("Give the recommendation its words.")
    with writing(review.partnership, by=by, reason="Recommendation added") as w:
        known = list(review.recommendations.values_list("ref", flat=True))
        if ref in known:
            raise Refused(f"There is a recommendation {ref} already. Give another number.")
        added = Recommendation(review=review, ref=ref, text=text, place=len(known) + 1)
        w.save(added)
    return added


def reword(recommendation: Recommendation, *, by: User | None, reason: str, text: str) -> None:
    """Give a recommendation other words; the former ones stay in its history."""
    if not text:
        raise Refused("Give the recommendation its words.")
    with _writing(recommendation, by, reason) as w:
        recommendation.text = text
        w.save(recommendation)


def decide(
    recommendation: Recommendation,
    *,
    by: User | None,
    decision: Decision | None,
    subject_to: str = "",
    as_printed: str = "",
    rationale: str = "",
    decided_on: date | None = None,
    form_key: uuid.UUID | None = None,
) -> RecommendationDecision:
    """Keep what the executive decided.

    Raises:
        Refused: it is accepted subject to nothing, or the day lies ahead.
    """
    if decision is Decision.SUBJECT_TO and not subject_to:
        raise Refused("Say to what the acceptance is subject.")
    with _writing(recommendation, by, "Decision of the executive") as w:
        _refuse_ahead(w, decided_on)
        return append_once(
            w,
            RecommendationDecision,
            form_key,
            lambda: RecommendationDecision(
                recommendation=recommendation,
                by=w.by,
                decision=decision or "",
                subject_to=subject_to,
                as_printed=as_printed,
                rationale=rationale,
                decided_on=decided_on,
            ),
            recommendation_id=recommendation.pk,
        )


def respond(
    recommendation: Recommendation,
    *,
    by: User | None,
    text: str,
    heading: str = "",
    said_on: date | None = None,
    form_key: uuid.UUID | None = None,
) -> Response:
    """Add an answer, which nobody can change afterwards.

    Raises:
        Refused: it says nothing, or its day lies ahead.
    """
    if not text:
        raise Refused("Write the answer.")
    with _writing(recommendation, by, "Response") as w:
        _refuse_ahead(w, said_on)
        return append_once(
            w,
            Response,
            form_key,
            lambda: Response(
                recommendation=recommendation, by=w.by, text=text, heading=heading, said_on=said_on
            ),
            recommendation_id=recommendation.pk,
        )


def assign(
    recommendation: Recommendation,
    *,
    by: User | None,
    officers: Sequence[Officer],
    due_on: date | None = None,
    as_printed: str = "",
) -> Assignment:
    """Say who is to carry a recommendation out, and by when."""
    with _writing(recommendation, by, "Assigned") as w:
        assignment = Assignment(
            recommendation=recommendation,
            place=recommendation.assignments.count() + 1,
            due_on=due_on,
            officers_as_printed=as_printed,
        )
        w.save(assignment)
        _name(w, assignment, officers)
    return assignment


def reassign(
    assignment: Assignment,
    *,
    by: User | None,
    reason: str,
    officers: Sequence[Officer],
    due_on: date | None,
    as_printed: str = "",
) -> None:
    """Give an assignment to others, or another day; who it was stays in its history."""
    with _writing(assignment.recommendation, by, reason) as w:
        assignment.due_on, assignment.officers_as_printed = due_on, as_printed
        w.save(assignment)
        for held in assignment.officers.all():
            held.delete()
        _name(w, assignment, officers)


def _name(w: Writing, assignment: Assignment, officers: Sequence[Officer]) -> None:
    for place, officer in enumerate(officers, 1):
        w.save(AssignedOfficer(assignment=assignment, officer=officer, place=place))


def set_status(
    assignment: Assignment,
    *,
    by: User | None,
    status: Status | None,
    completed_on: date | None = None,
    as_printed: str = "",
    reason: str = "",
    form_key: uuid.UUID | None = None,
) -> StatusChange:
    """Say how far those have come who carry a recommendation out."""
    with _writing(assignment.recommendation, by, "Status") as w:
        return append_once(
            w,
            StatusChange,
            form_key,
            lambda: StatusChange(
                assignment=assignment,
                by=w.by,
                status=status or "",
                completed_on=completed_on,
                as_printed=as_printed,
                reason=reason,
            ),
            assignment_id=assignment.pk,
        )


def _writing(
    recommendation: Recommendation, by: User | None, reason: str
) -> AbstractContextManager[Writing]:
    return writing(recommendation.review.partnership, by=by, reason=reason)


def _refuse_ahead(w: Writing, day: date | None) -> None:
    if day is not None and day > clock.london_day(w.moment):
        raise Refused("That day lies ahead. Give the day on which it was said.")
