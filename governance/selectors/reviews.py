"""Scrutiny reviews as they stood at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from governance.models import Recommendation, Review
from governance.reviews.clock import response_due
from governance.reviews.rows import Named, RecommendationRow, ReviewRow
from governance.selectors.recommendations import rows_of
from people.asat import as_at
from people.models import Body, Partnership, User
from people.wording import plain


def get_review(partnership: Partnership, slug: str) -> Review:
    """A review of a partnership that the user has reached already."""
    found = Review.objects.filter(partnership=partnership, slug=slug)
    review = found.select_related("partnership", "body").first()
    if review is None:
        raise Http404
    return review


def get_recommendation(review: Review, ref: str) -> Recommendation:
    """A recommendation of a review that the user has reached already."""
    found = review.recommendations.filter(ref=ref)
    recommendation = found.select_related("review__partnership", "review__body").first()
    if recommendation is None:
        raise Http404
    return recommendation


def bodies_whose_reviews(user: User, partnership: Partnership) -> QuerySet[Body]:
    """The bodies of a partnership whose reviews a user may keep, by name."""
    bodies = Body.objects.filter(partnership=partnership)
    kept = [body.pk for body in bodies if user.has_perm("governance.keep_reviews", body)]
    return bodies.filter(pk__in=kept)


def reviews(partnership: Partnership, *, at: datetime) -> list[ReviewRow]:
    """Every review at a moment, with its recommendations, by title."""
    return _rows(partnership, at)


def rows_of_reviews(
    partnership: Partnership, reviews: Iterable[int], *, at: datetime
) -> list[ReviewRow]:
    """These reviews at a moment, by title."""
    return _rows(partnership, at, id__in=list(reviews))


def review_row(review: Review, *, at: datetime) -> ReviewRow:
    """One review at a moment.

    Raises:
        Http404: it was not kept yet.
    """
    rows = _rows(review.partnership, at, id=review.pk)
    if not rows:
        raise Http404
    return rows[0]


def recommendation_row(row: ReviewRow, ref: str) -> RecommendationRow:
    """One recommendation of a review at its moment.

    Raises:
        Http404: it was not kept yet.
    """
    found = next((each for each in row.recommendations if each.entry.ref == ref), None)
    if found is None:
        raise Http404
    return found


def _rows(partnership: Partnership, at: datetime, **filters: Any) -> list[ReviewRow]:
    held: list[Any] = list(as_at(Review, at, partnership_id=partnership.pk, **filters))
    bodies = _bodies(partnership, at)
    found = _recommendations(partnership, held, bodies, at)
    rows = [_row(each, bodies, tuple(found[each.id])) for each in held]
    return sorted(rows, key=lambda row: plain(row.title))


def _bodies(partnership: Partnership, at: datetime) -> dict[int, Named]:
    held: list[Any] = list(as_at(Body, at, partnership_id=partnership.pk))
    return {row.id: Named(row.slug, row.name) for row in held}


def _row(held: Any, bodies: dict[int, Named], rows: tuple[RecommendationRow, ...]) -> ReviewRow:
    body = bodies.get(held.body_id)
    return ReviewRow(
        slug=held.slug,
        title=held.title,
        body=body.name if body else "",
        reported_on=held.reported_on,
        response_due=response_due(held.reported_on, held.response_due_on),
        notes=tuple(held.notes),
        recommendations=rows,
    )


def _recommendations(
    partnership: Partnership, held: list[Any], bodies: dict[int, Named], at: datetime
) -> defaultdict[int, list[RecommendationRow]]:
    """The recommendations of each review, by the review's number, in their order."""
    rows: list[Any] = list(as_at(Recommendation, at, review_id__in=[row.id for row in held]))
    answers = {row.id: row.responding_body_id for row in held}
    made = rows_of(partnership, rows, at=at)
    found: defaultdict[int, list[RecommendationRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.place, row.id)):
        body = bodies.get(row.responding_body_id or answers[row.review_id])
        found[row.review_id].append(made[row.id].answered_by(body))
    return found
