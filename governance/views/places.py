"""Reaching a review and its recommendations, and the links of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from governance.models import Recommendation, Review
from governance.selectors.reviews import get_recommendation, get_review
from people.access import demand
from people.frame import Link
from people.models import Partnership
from people.selectors.places import get_partnership
from people.views.asking import refuse_the_past


def governance_link(partnership: Partnership) -> Link:
    url = reverse("governance:bodies", args=[partnership.slug])
    return Link(url, "Governance", takes_moment=True)


def reviews_link(partnership: Partnership) -> Link:
    url = reverse("governance:reviews", args=[partnership.slug])
    return Link(url, "Scrutiny reviews", takes_moment=True)


def review_link(partnership: Partnership, slug: str, title: str) -> Link:
    return Link(review_url(partnership, slug), title, takes_moment=True)


def review_url(partnership: Partnership, slug: str) -> str:
    return reverse("governance:review", args=[partnership.slug, slug])


def recommendation_url(partnership: Partnership, slug: str, ref: str) -> str:
    return reverse("governance:recommendation", args=[partnership.slug, slug, ref])


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: a review, and one of its recommendations if it names one."""

    place: Partnership
    review: Review
    recommendation: Recommendation | None = None

    @property
    def the(self) -> Recommendation:
        """The recommendation of an address that names one."""
        if self.recommendation is None:
            raise LookupError("This address names no recommendation.")
        return self.recommendation

    @property
    def back(self) -> Link:
        """Where the form leads when it is done, or left."""
        if self.recommendation is None:
            return review_link(self.place, self.review.slug, self.review.title)
        ref = self.recommendation.ref
        url = recommendation_url(self.place, self.review.slug, ref)
        return Link(url, f"Recommendation {ref}")

    @property
    def way(self) -> tuple[Link, ...]:
        first = (governance_link(self.place), reviews_link(self.place))
        review = review_link(self.place, self.review.slug, self.review.title)
        return (*first, review) if self.recommendation is None else (*first, review, self.back)


def review_asked_of(request: HttpRequest, partnership: str, review: str, permission: str) -> Asked:
    """The review of a form's address, for a user who may do what it asks.

    Raises:
        Http404: there is none for this user.
        PermissionDenied: the user may not.
        OnlyNow: the address asks for a past moment.
    """
    place = get_partnership(request.user, partnership)
    found = get_review(place, review)
    demand(request.user, permission, found)
    refuse_the_past(request, place, review_link(place, found.slug, found.title))
    return Asked(place, found)


def recommendation_asked_of(
    request: HttpRequest, partnership: str, review: str, recommendation: str, permission: str
) -> Asked:
    """The recommendation of a form's address, as ``review_asked_of`` gives its review."""
    asked = review_asked_of(request, partnership, review, permission)
    found = get_recommendation(asked.review, recommendation)
    return Asked(asked.place, found.review, found)
