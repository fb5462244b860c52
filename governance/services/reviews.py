"""A scrutiny review and its recommendations: begun, changed, decided on, answered."""

from __future__ import annotations

import uuid
from collections.abc import Container, Sequence
from datetime import date

from django.utils.text import slugify

from actions.services.posting import Words, append_once
from governance.models import Recommendation, RecommendationDecision, Response, Review
from governance.reviews.document import Decision
from governance.services.keeping import keeping, refuse_ahead, refuse_if_changed
from people.errors import Refused
from people.models import Body, Partnership, User
from people.short_names import free_short_name
from people.writing import Writing, writing

_LONGEST = 60
"""As many letters as a short name takes."""
_NUMBER = len("-999")
"""As many of them as a number needs that follows."""
_RESERVED = ("begin", "import")
"""Short names that are addresses of the list's own forms."""


def begin_review(
    partnership: Partnership,
    *,
    by: User | None,
    title: str,
    slug: str = "",
    body: Body | None = None,
    reported_on: date | None = None,
    response_due_on: date | None = None,
    responding_body: Body | None = None,
    notes: Sequence[str] = (),
) -> Review:
    """Begin to keep a review. Its short name is made from its title unless given.

    Raises:
        Refused: the short name is taken, there is no title, or the days cannot be meant.
    """
    if not title:
        raise Refused("Give the review a title.")
    with writing(partnership, by=by, reason="Review added") as w:
        _refuse_days(w, reported_on, response_due_on)
        held = Review.objects.filter(partnership=partnership).values_list("slug", flat=True)
        taken = {*held, *_RESERVED}
        if slug in taken:
            raise Refused(f"There is a review “{slug}” already. Choose another short name.")
        review = Review(
            partnership=partnership,
            slug=slug or _short_name(title, taken),
            title=title,
            body=body,
            reported_on=reported_on,
            response_due_on=response_due_on,
            responding_body=responding_body,
            notes=list(notes),
        )
        w.save(review)
    return review


def short_name_of(title: str) -> str:
    """The short name that a review takes from its title; empty where no letter of it can stand."""
    return slugify(title)[:_LONGEST].strip("-")


def _short_name(title: str, taken: Container[str]) -> str:
    wanted = short_name_of(title) or "review"
    if wanted not in taken:
        return wanted
    return free_short_name(wanted[: _LONGEST - _NUMBER].strip("-"), taken)


def change_review(
    review: Review,
    *,
    by: User | None,
    reason: str,
    title: str,
    body: Body | None,
    reported_on: date | None,
    response_due_on: date | None,
    responding_body: Body | None,
    notes: Sequence[str],
    seen: int | None = None,
) -> None:
    """Say otherwise what is known of a review; what stood there before stays in its history.

    Raises:
        Stale: somebody changed it since ``seen``, the newest revision that the user saw.
        Refused: there is no title, or the days cannot be meant.
    """
    if not title:
        raise Refused("Give the review a title.")
    with writing(review.partnership, by=by, reason=reason) as w:
        refuse_if_changed(review, seen, "this review")
        _refuse_days(w, reported_on, response_due_on)
        review.title, review.body, review.notes = title, body, list(notes)
        review.reported_on, review.response_due_on = reported_on, response_due_on
        review.responding_body = responding_body
        w.save(review)


def _refuse_days(w: Writing, reported_on: date | None, response_due_on: date | None) -> None:
    refuse_ahead(w, reported_on, "on which it was put to the executive")
    if reported_on and response_due_on and response_due_on < reported_on:
        raise Refused("The response would be due before the report. Give a later day.")


def add_recommendation(
    review: Review,
    *,
    by: User | None,
    ref: str,
    text: str,
    responding_body: Body | None = None,
) -> Recommendation:
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
        added = Recommendation(
            review=review,
            ref=ref,
            text=text,
            place=len(known) + 1,
            responding_body=responding_body,
        )
        w.save(added)
    return added


def reword(
    recommendation: Recommendation,
    *,
    by: User | None,
    reason: str,
    text: str,
    seen: int | None = None,
) -> None:
    """Give a recommendation other words; the former ones stay in its history.

    Raises:
        Stale: somebody changed it since ``seen``, the newest revision that the user saw.
        Refused: there are no words.
    """
    if not text:
        raise Refused("Give the recommendation its words.")
    with keeping(recommendation, by, reason) as w:
        refuse_if_changed(recommendation, seen, "this recommendation")
        recommendation.text = text
        w.save(recommendation)


def say_who_responds(
    recommendation: Recommendation,
    *,
    by: User | None,
    reason: str,
    responding_body: Body | None,
    seen: int | None = None,
) -> None:
    """Say which body responds to a recommendation; none is the one that the review names.

    Raises:
        Stale: somebody changed it since ``seen``, the newest revision that the user saw.
    """
    with keeping(recommendation, by, reason) as w:
        refuse_if_changed(recommendation, seen, "this recommendation")
        recommendation.responding_body = responding_body
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
        Refused: it is accepted subject to nothing, rejected or deferred without a rationale or a
            paper's words, or the day lies ahead.
    """
    if decision is Decision.SUBJECT_TO and not subject_to:
        raise Refused("Say to what the acceptance is subject.")
    if decision and decision.needs_reason and not (rationale or as_printed):
        raise Refused(f"Say why it is {decision}.")
    said: Words = {
        "decision": decision or "",
        "subject_to": subject_to,
        "as_printed": as_printed,
        "rationale": rationale,
        "decided_on": decided_on,
    }
    with keeping(recommendation, by, "Decision of the executive") as w:
        refuse_ahead(w, decided_on)
        return append_once(
            w,
            RecommendationDecision,
            form_key,
            lambda: RecommendationDecision(recommendation=recommendation, by=w.by, **said),
            said,
            recommendation_id=recommendation.pk,
        )


def respond(
    recommendation: Recommendation,
    *,
    by: User | None,
    text: str,
    heading: str = "",
    said_on: date | None = None,
    corrects: Response | None = None,
    form_key: uuid.UUID | None = None,
) -> Response:
    """Add a response, which nobody can change afterwards.

    Args:
        corrects: the response of which this one puts a mistake right.

    Raises:
        Refused: it says nothing, its day lies ahead, or what it corrects was corrected already.
    """
    if not text:
        raise Refused("Write the response.")
    said: Words = {"text": text, "heading": heading, "said_on": said_on, "corrects": corrects}
    with keeping(recommendation, by, "Response") as w:
        refuse_ahead(w, said_on)

        def say() -> Response:
            if corrects:
                _refuse_to_correct(corrects, recommendation)
            return Response(recommendation=recommendation, by=w.by, **said)

        return append_once(w, Response, form_key, say, said, recommendation_id=recommendation.pk)


def _refuse_to_correct(response: Response, recommendation: Recommendation) -> None:
    if response.recommendation_id != recommendation.pk:
        raise Refused("That response belongs to another recommendation.")
    if response.corrections.exists():
        raise Refused("That response was corrected already. Correct the one that stands now.")
