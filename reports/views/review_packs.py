"""The pack of a review: made as PDF, Word or a page; what holds it back, and confirming that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
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
from people.moments import AsAt, as_at, past_moment
from people.selectors.places import get_partnership, present
from people.views.asking import FORM_METHODS, ask, done, refuse_the_past, sent
from people.views.once import counts_once
from reports.content.review import review_content
from reports.content.shape import PackContent
from reports.forms import IdentitiesForm, ReviewPackForm
from reports.gate import Held, HeldBack, held_in, held_in_file, refuse_held_content
from reports.render.errors import CannotRender
from reports.render.formats import MEDIA, Format, rendered
from reports.render.html import render_html
from reports.selectors.record import SHOWN_TO_BODIES
from reports.selectors.review import review_source
from reports.services.files import file_of
from reports.views.identities import LEDE, NOTHING, once


@dataclass(frozen=True, slots=True)
class _Asked:
    """The pack of which review is asked for, by whom, as at when."""

    request: HttpRequest
    place: Partnership
    review: Review
    moment: AsAt

    def content(self, report_of: str) -> PackContent:
        """What the pack prints.

        Raises:
            HeldBack: it may tell who a child is.
        """
        made_by = report_of or str(self.request.user)
        source = review_source(self.review, at=self.moment.moment, made_by=made_by)
        content = review_content(source)
        refuse_held_content(self.place, content)
        return content


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
        return _page(asked, form, held_url=_identities_url(asked, held))
    except CannotRender as error:
        form.add_error(None, str(error))
        return _page(asked, form)


def _answer(asked: _Asked, said: dict[str, Any]) -> HttpResponse:
    content, kind = asked.content(said["report_of"]), Format(said["as_what"])
    shows_position(SHOWN_TO_BODIES)
    if kind is Format.HTML:
        return HttpResponse(render_html(content, stylesheet=static("css/pack.css")))
    name = f"{asked.review.slug}-{asked.moment.day.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    file = file_of(asked.place, content, kind)
    return HttpResponse(file, content_type=MEDIA[kind], headers=headers)


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


def _identities_url(asked: _Asked, held: HeldBack) -> str:
    """Where what holds the pack back is looked at: in its content or its file, as it stood then."""
    address = reverse("reports:review-identities", args=[asked.place.slug, asked.review.slug])
    said = {"in": held.found_in} | ({"until": asked.moment.instant} if asked.moment.instant else {})
    return f"{address}?{urlencode(said)}"


@require_http_methods(FORM_METHODS)
@counts_once
def review_identities_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """What holds the pack of a review back, and saying that it is no child's identity."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "reports.confirm_identity", place)
    found = get_review(place, review)
    back = review_link(place, found.slug, found.title)
    refuse_the_past(request, place, back)
    held = once(place, _held(request.GET, found))
    form = IdentitiesForm(sent(request), held=held)
    if (
        held
        and form.is_bound
        and form.carries_out(
            lambda data: services.confirm(place, by=signed_in(request), confirmed=form.said(data))
        )
    ):
        sentence = "It is confirmed, under your name. Make the pack again."
        return done(request, sentence, back.url)
    return ask(
        request,
        place,
        form,
        governance_link(place),
        reviews_link(place),
        back,
        title="What may tell who a child is",
        lede=LEDE if held else NOTHING,
    )


def _held(asked: QueryDict, review: Review) -> list[Held]:
    """What holds the pack back that an address names: in its content, or read in the file."""
    place = review.partnership
    content = review_content(review_source(review, at=_until(asked, place), made_by=""))
    if asked.get("in") != HeldBack.IN_THE_FILE:
        return held_in(place, content)
    try:
        return held_in_file(place, rendered(content, Format.PDF))
    except CannotRender:
        return []


def _until(asked: QueryDict, place: Partnership) -> datetime:
    """The moment that an address names; now where it names none.

    Raises:
        Http404: it names none that there was.
    """
    until = asked.get("until")
    try:
        return past_moment(until, present(place), ways="an instant") if until else present(place)
    except Refused:
        raise Http404 from None
