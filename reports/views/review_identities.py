"""What holds the pack of a review back, and confirming that it is no child's identity."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from governance.models import Review
from governance.selectors.reviews import get_review
from governance.views.places import governance_link, review_link, reviews_link
from people.access import demand
from people.errors import Refused
from people.models import Partnership
from people.moments import past_moment
from people.selectors.places import get_partnership, present
from people.views.asking import FORM_METHODS, ask, done, refuse_the_past, sent
from people.views.once import counts_once
from reports.content.review import review_content
from reports.forms import IdentitiesForm
from reports.gate import Held, HeldBack
from reports.selectors.review import review_source
from reports.views.identities import (
    CONFIRMED,
    TITLE,
    held_where,
    is_confirmed,
    told,
)


def identities_url(review: Review, held: HeldBack, *, until: datetime | None) -> str:
    """Where what holds the pack back is looked at: in its content or its file.

    Args:
        until: the moment that the pack shows; none for now.
    """
    asked = {"in": held.found_in} | ({"until": until.isoformat()} if until else {})
    address = reverse("reports:review-identities", args=[review.partnership.slug, review.slug])
    return f"{address}?{urlencode(asked)}"


@require_http_methods(FORM_METHODS)
@counts_once
def review_identities_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    place = get_partnership(request.user, partnership)
    demand(request.user, "reports.confirm_identity", place)
    found = get_review(place, review)
    back = review_link(place, found.slug, found.title)
    refuse_the_past(request, place, back)
    held, lede = told(place, partial(_held, request.GET, found))
    form = IdentitiesForm(sent(request), held=held)
    if held and is_confirmed(request, place, form):
        return done(request, CONFIRMED, back.url)
    way = (governance_link(place), reviews_link(place), back)
    return ask(request, place, form, *way, title=TITLE, lede=lede)


def _held(asked: QueryDict, review: Review) -> list[Held]:
    """What holds the pack back that an address names."""
    place = review.partnership
    source = review_source(review, at=_until(asked, place), made_by="")
    return held_where(asked, place, review_content(source))


def _until(asked: QueryDict, place: Partnership) -> datetime:
    """The moment that an address names; now where it names none.

    Raises:
        Http404: it names none that there was.
    """
    now, until = present(place), asked.get("until")
    try:
        return past_moment(until, now, ways="an instant") if until else now
    except Refused:
        raise Http404 from None
