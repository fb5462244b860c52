"""The pack of a review: made as a file, or as a page to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from governance.models import Review
from governance.selectors.reviews import get_review, review_row
from governance.views.places import governance_link, review_link, reviews_link
from people import services
from people.access import demand, signed_in
from people.access_log.answer import shows_position
from people.errors import Refused
from people.frame import Link, page
from people.models import Partnership
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, sent
from reports.forms import ReviewPackForm
from reports.gate import HeldBack
from reports.render.formats import Format
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.files import content_of_review, file_of
from reports.views.answers import as_file, as_page
from reports.views.review_identities import identities_url


@dataclass(frozen=True, slots=True)
class _Asked:
    """The pack of which review is asked for, by whom, as at when."""

    request: HttpRequest
    place: Partnership
    review: Review
    moment: AsAt


@require_http_methods(FORM_METHODS)
def review_pack_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """The pack of a review: PDF, Word, or a page to look at."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "reports.make_pack", place)
    found = get_review(place, review)
    asked = _Asked(request, place, found, as_at(request, place, of="this review"))
    form = ReviewPackForm(sent(request))
    if not form.is_valid():
        return _page(asked, form)
    if form.confirmed is not None:
        services.confirm(place, by=signed_in(request), confirmed=form.confirmed)
    try:
        return _answer(asked, form.cleaned_data)
    except HeldBack as held:
        form.add_error(None, str(held))
        return _page(asked, form, held_url=identities_url(found, held, until=_past(asked)))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(asked, form)


def _answer(asked: _Asked, said: dict[str, Any]) -> HttpResponse:
    made_by = said["report_of"] or str(asked.request.user)
    content = content_of_review(asked.review, at=asked.moment.moment, made_by=made_by)
    as_ = Format(said["as_what"])
    shows_position(SHOWN_TO_BODIES)
    if as_ is Format.HTML:
        return as_page(content)
    name = f"{asked.review.slug}-{asked.moment.day.isoformat()}.{as_}"
    return as_file(file_of(asked.place, content, as_), name, as_)


def _past(asked: _Asked) -> datetime | None:
    return None if asked.moment.is_now else asked.moment.moment


def _page(asked: _Asked, form: ReviewPackForm, *, held_url: str = "") -> HttpResponse:
    """The form; ``held_url`` leads to what holds the pack back, for who may confirm it."""
    place, review, moment = asked.place, asked.review, asked.moment
    row = review_row(review, at=moment.moment)
    may_confirm = asked.request.user.has_perm("reports.confirm_identity", place)
    context = page(
        asked.request,
        place,
        governance_link(place).at(moment),
        reviews_link(place).at(moment),
        review_link(place, row.slug, row.title).at(moment),
        Link("", "Pack"),
        as_at=moment,
        form=form,
        row=row,
        held_url=held_url if may_confirm else "",
    )
    return render(asked.request, "reports/review_pack.html", context)
