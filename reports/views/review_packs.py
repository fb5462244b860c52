"""The pack of a review: made as PDF, Word or a page; what holds it back, and confirming that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from governance.models import Review
from governance.selectors.reviews import get_review, review_row
from governance.views.places import governance_link, review_link, reviews_link
from people import clock, services
from people.access import demand, signed_in
from people.access_log.answer import shows_position
from people.frame import Link, page
from people.models import Partnership
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, ask, done, refuse_the_past, sent
from people.views.once import counts_once
from reports.content.review import review_content
from reports.content.shape import PackContent
from reports.forms import IdentitiesForm, ReviewPackForm
from reports.gate import Held, HeldBack, held_in, refuse_held_content
from reports.render.errors import CannotRender
from reports.render.formats import MEDIA, Format
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
    except (HeldBack, CannotRender) as refusal:
        form.add_error(None, str(refusal))
        return _page(asked, form, is_held=isinstance(refusal, HeldBack))


def _answer(asked: _Asked, said: dict[str, Any]) -> HttpResponse:
    content, kind = asked.content(said["report_of"]), Format(said["as_what"])
    shows_position(SHOWN_TO_BODIES)
    if kind is Format.HTML:
        return HttpResponse(render_html(content, stylesheet=static("css/pack.css")))
    name = f"{asked.review.slug}-{asked.moment.day.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    file = file_of(asked.place, content, kind)
    return HttpResponse(file, content_type=MEDIA[kind], headers=headers)


def _page(asked: _Asked, form: ReviewPackForm, *, is_held: bool = False) -> HttpResponse:
    """The form; a pack that is held back leads to what holds it, for who may confirm it."""
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
        held_url=_identities_url(place, review) if is_held and may_confirm else "",
    )
    return render(asked.request, "reports/review_pack.html", context)


def _identities_url(place: Partnership, review: Review) -> str:
    return reverse("reports:review-identities", args=[place.slug, review.slug])


@require_http_methods(FORM_METHODS)
@counts_once
def review_identities_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """What holds the pack of a review back, and saying that it is no child's identity."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "reports.confirm_identity", place)
    found = get_review(place, review)
    back = review_link(place, found.slug, found.title)
    refuse_the_past(request, place, back)
    held = once(place, _held(place, found))
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


def _held(place: Partnership, review: Review) -> list[Held]:
    source = review_source(review, at=clock.now(), made_by="")
    return held_in(place, review_content(source))
