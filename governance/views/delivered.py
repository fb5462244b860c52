"""What governance says on the pages of plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from actions.models import Action
from actions.views.frame import PlanFrame
from actions.views.panels import Panel
from governance.reviews.judged import status_line
from governance.selectors.delivering import delivers
from governance.selectors.reviews import rows_of_reviews
from governance.views.places import recommendation_url
from people.frame import Link


class Delivered(NamedTuple):
    """A recommendation that an action delivers."""

    link: Link
    text: str
    review: str
    status: str


def recommendations_delivered(frame: PlanFrame, action: Action) -> Panel | None:
    """The recommendations that an action delivers at the moment of its page, if any."""
    found = delivers(action, at=frame.as_at.moment)
    if not found or not frame.request.user.has_perm("governance.see", frame.plan.partnership):
        return None
    return Panel("governance/_delivered.html", list(_delivered(frame, found)))


def _delivered(frame: PlanFrame, found: list[Any]) -> Iterator[Delivered]:
    place, wanted = frame.plan.partnership, {row.id for row in found}
    reviews = {row.review_id for row in found}
    for review in rows_of_reviews(place, reviews, at=frame.as_at.moment):
        for row in review.recommendations:
            if row.pk in wanted:
                url = recommendation_url(place, review.slug, row.entry.ref)
                link = Link(url + frame.as_at.instant_query, f"Recommendation {row.entry.ref}")
                yield Delivered(link, row.entry.text, review.title, status_line(row))
