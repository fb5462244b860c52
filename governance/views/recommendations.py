"""The page of one recommendation: all that was said and decided of it, and what one may do."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.models import Review
from governance.reviews.document import Status
from governance.reviews.judged import Judged
from governance.reviews.rows import AssignmentRow, RecommendationRow, ResponseRow
from governance.selectors.reviews import get_review, recommendation_row, review_row
from governance.views.places import governance_link, review_link, reviews_link
from governance.views.reviews import judged_for
from people.access import demand
from people.frame import Link, page
from people.moments import as_at
from people.selectors.places import get_partnership

_EDITS = (
    ("reword-recommendation", "Change its words"),
    ("say-who-responds", "Say which body responds"),
    ("deliver-by", "Say which actions deliver it"),
)


@require_safe
def recommendation_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    """One recommendation with its decision, responses, officers and status, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_review(place, review)
    moment = as_at(request, place, of="this recommendation")
    row = review_row(found, at=moment.moment)
    recommended = recommendation_row(row, recommendation)
    (shown,) = [
        each for each in judged_for(request, place, [row], moment) if each.row is recommended
    ]
    way = (
        governance_link(place).at(moment),
        reviews_link(place).at(moment),
        review_link(place, row.slug, row.title).at(moment),
        Link("", f"Recommendation {recommendation}"),
    )
    offers = _Offers(request, found, shown, is_now=moment.is_now)
    context = page(
        request,
        place,
        *way,
        as_at=moment,
        row=row,
        shown=shown,
        offers=offers,
        responses=[(each, offers.of_response(each)) for each in recommended.responses],
        assignments=[(each, offers.of_assignment(each)) for each in recommended.assignments],
    )
    return render(request, "governance/recommendation.html", context)


class _Offers:
    """What a user may do about a recommendation now; the past is only read."""

    def __init__(
        self, request: HttpRequest, review: Review, shown: Judged, *, is_now: bool
    ) -> None:
        self.shown, self.row = shown, shown.row
        self.where = [review.partnership.slug, review.slug, shown.entry.ref]
        self.keeps = is_now and request.user.has_perm("governance.keep_reviews", review)
        self.scrutinises = is_now and request.user.has_perm("governance.scrutinise", review)

    @property
    def first(self) -> Link | None:
        return next(iter(self._all()), None)

    @property
    def more(self) -> list[Link]:
        return list(self._all())[1:]

    @property
    def edits(self) -> list[Link]:
        return [self._link(name, words) for name, words in _EDITS] if self.keeps else []

    def _all(self) -> Iterator[Link]:
        if self.keeps:
            yield self._link("respond", "Add a response")
            decided = "Keep a later decision" if self.row.decisions else "Keep the decision"
            yield self._link("decide", decided)
            yield self._link("assign", _assign_words(self.row))
        if self.scrutinises:
            if self.row.entry.status is Status.COMPLETED:
                yield self._link("look-at", "Say whether scrutiny agrees")
            yield self._link("discharge", "Discharge it")

    def _link(self, name: str, words: str, *more: int) -> Link:
        return Link(reverse(f"governance:{name}", args=[*self.where, *more]), words)

    def of_response(self, response: ResponseRow) -> str:
        """Where a response that stands can be corrected; empty where it cannot be."""
        if not self.keeps or response.entry.is_corrected:
            return ""
        return self._link("correct-response", "", response.pk).url

    def of_assignment(self, assignment: AssignmentRow) -> tuple[Link, ...]:
        """Where the status of an assignment is said, and who carries it out changed."""
        if not self.keeps:
            return ()
        return (
            self._link("set-status", "Say how far it is", assignment.pk),
            self._link("reassign", "Change who or when", assignment.pk),
        )


def _assign_words(row: RecommendationRow) -> str:
    return "Name further officers" if row.assignments else "Name officers and a date"
