"""Beginning and changing a review, and adding to its recommendations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from governance.forms.reviews import (
    RecommendationForm,
    ReviewChangeForm,
    ReviewForm,
    paragraphs,
)
from governance.models import Recommendation, Review
from governance.selectors.reviews import bodies_whose_reviews
from governance.services.reviews import add_recommendation, begin_review, change_review
from governance.views.places import (
    Asked,
    governance_link,
    recommendation_url,
    review_asked_of,
    review_url,
    reviews_link,
)
from governance.views.review_asking import ask, saved
from people.access import demand, signed_in
from people.asat import newest_revision
from people.models import Partnership
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, done, refuse_the_past, sent, unless_overtaken
from people.views.asking import ask as ask_of_people
from people.views.once import counts_once

_KEEP = "governance.keep_reviews"


@require_http_methods(FORM_METHODS)
@counts_once
def begin_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = get_partnership(request.user, partnership)
    demand(request.user, _KEEP, place)
    refuse_the_past(request, place, reviews_link(place))
    kept = bodies_whose_reviews(signed_in(request), place)
    form = ReviewForm(sent(request), partnership=place, kept=kept)
    begun: list[Review] = []
    if form.is_bound and form.carries_out(lambda data: begun.append(_begin(request, place, data))):
        url = review_url(place, begun[0].slug)
        return done(request, "The review is begun. Add its recommendations.", url)
    return ask_of_people(
        request,
        place,
        form,
        governance_link(place),
        reviews_link(place),
        title="Begin a review",
        lede="Its recommendations are added one by one, or read from a paper.",
    )


def _begin(request: HttpRequest, place: Partnership, data: dict[str, Any]) -> Review:
    return begin_review(place, by=signed_in(request), **_said(data))


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """What the form says, as the services take it."""
    return {**data, "notes": paragraphs(data["notes"])}


@require_http_methods(FORM_METHODS)
@counts_once
def change_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    asked = review_asked_of(request, partnership, review, _KEEP)
    found, place = asked.review, asked.place
    form = ReviewChangeForm(
        sent(request),
        partnership=place,
        kept=bodies_whose_reviews(signed_in(request), place),
        initial=_as_it_stands(found),
    )
    change = unless_overtaken(
        form,
        lambda data: change_review(found, by=signed_in(request), **_said(data)),
        found,
        _as_it_stands,
    )
    if form.is_bound and form.carries_out(change):
        return saved(request, Asked(place, found), "The review is changed.")
    return ask(
        request,
        asked,
        form,
        title="Change the review",
        lede="What stood here before is kept in the record, and old pages go on showing it.",
    )


def _as_it_stands(review: Review) -> dict[str, Any]:
    return {
        "title": review.title,
        "body": review.body_id,
        "reported_on": review.reported_on,
        "response_due_on": review.response_due_on,
        "responding_body": review.responding_body_id,
        "notes": "\n".join(review.notes),
        "seen": newest_revision(review),
    }


@require_http_methods(FORM_METHODS)
@counts_once
def add_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    asked = review_asked_of(request, partnership, review, _KEEP)
    form = RecommendationForm(sent(request), partnership=asked.place)
    added: list[Recommendation] = []
    if form.is_bound and form.carries_out(
        lambda data: added.append(add_recommendation(asked.review, by=signed_in(request), **data))
    ):
        url = recommendation_url(asked.place, asked.review.slug, added[0].ref)
        return done(request, f"Recommendation {added[0].ref} is added.", url)
    return ask(
        request,
        asked,
        form,
        title="Add a recommendation",
        lede="As the review words it. It stands behind the last one.",
    )
