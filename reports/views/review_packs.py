"""The pack of a review: downloaded as PDF or Word; what holds it back, and confirming that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from governance.models import Review
from governance.selectors.reviews import get_review
from governance.views.places import (
    governance_link,
    refuse_the_past,
    review_link,
    review_url,
    reviews_link,
)
from people import clock, services
from people.access import demand, signed_in
from people.access_log.answer import shows_position
from people.models import Partnership
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, ask, done, sent
from people.views.once import counts_once
from reports.content.review import review_content
from reports.content.shape import PackContent
from reports.forms import IdentitiesForm
from reports.gate import Held, HeldBack, held_in, refuse_held_content, refuse_held_file
from reports.render.errors import CannotRender
from reports.render.pdf import render_pdf
from reports.render.review_word import review_docx
from reports.selectors.record import SHOWN_TO_BODIES
from reports.selectors.review import review_source
from reports.views.identities import LEDE, NOTHING, once

PDF, WORD = "pdf", "docx"
_TYPES = {
    PDF: "application/pdf",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def review_pack_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """The pack as a file: PDF, or Word where the address says so."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "reports.make_pack", place)
    found, moment = get_review(place, review), as_at(request, place, of="this review")
    kind = WORD if request.GET.get("format") == WORD else PDF
    try:
        content = _content(found, moment, made_by=str(request.user))
        file = _file(place, content, kind)
    except (HeldBack, CannotRender) as refusal:
        return _refused(request, place, found, refusal)
    shows_position(SHOWN_TO_BODIES)
    name = f"{found.slug}-{moment.day.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type=_TYPES[kind], headers=headers)


def _content(review: Review, moment: AsAt, *, made_by: str) -> PackContent:
    return review_content(review_source(review, at=moment.moment, made_by=made_by))


def _file(place: Partnership, content: PackContent, kind: str) -> bytes:
    """The finished file.

    Raises:
        HeldBack: it may tell who a child is.
        CannotRender: the machine lacks what rendering needs.
    """
    refuse_held_content(place, content)
    if kind == WORD:
        return review_docx(content)
    return refuse_held_file(place, render_pdf(content))


def _refused(
    request: HttpRequest, place: Partnership, review: Review, refusal: Exception
) -> HttpResponse:
    """Why there is no file: on the page of the review, or where it can be confirmed."""
    messages.error(request, str(refusal))
    held = isinstance(refusal, HeldBack)
    if held and request.user.has_perm("reports.confirm_identity", place):
        where = [place.slug, review.slug]
        return redirect(reverse("reports:review-identities", args=where))
    return redirect(review_url(place, review.slug))


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
        sentence = "It is confirmed, under your name. Download the pack again."
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
