"""Making a pack: preview it as a page, download it as a file."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from actions.own_updates import left_out
from actions.views.frame import PlanFrame, plan_frame
from actions.views.position import own_in
from people import services
from people.access import demand, signed_in
from people.access_log.answer import shows_position
from people.errors import Refused
from people.frame import Link
from people.models import Partnership
from people.views.asking import FORM_METHODS, sent
from plans.selectors import plans_visible_to
from reports.content.shape import PackContent
from reports.forms import PackForm
from reports.gate import HeldBack
from reports.render.formats import Format
from reports.selectors.pack import PackOrder
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.files import content_of, file_of, name_of
from reports.views.answers import as_file, as_page
from reports.views.identities import identities_url


def section(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The entry "Packs" in the navigation: of the plan at hand, or of the first one.

    Every page of this room that is of a plan stands under it; papers of meetings and reviews stand
    under governance.
    """
    match = request.resolver_match
    slug = match.kwargs.get("plan") if match else None
    if slug is None:
        plan = (
            plans_visible_to(request.user).filter(partnership=partnership).order_by("slug").first()
        )
        slug = plan.slug if plan else None
    if slug is None or isinstance(request.user, AnonymousUser):
        return []
    current = match is not None and match.app_name == "reports" and "plan" in match.kwargs
    url = reverse("reports:make", args=[partnership.slug, slug])
    return [Link(url, "Packs", current, takes_moment=True)]


@require_http_methods(FORM_METHODS)
def make_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "reports.make_pack", frame.plan)
    document = frame.document()
    form = PackForm(sent(request), plan=frame.plan, document=document, moment=frame.as_at)
    if not form.is_valid():
        return _page(frame, form)
    if form.confirmed is not None:
        services.confirm(frame.plan.partnership, by=signed_in(request), confirmed=form.confirmed)
    order = form.order(made_by=str(request.user))
    try:
        return _answer(frame, order, content_of(frame.plan, order), form.format)
    except HeldBack as held:
        form.add_error(None, str(held))
        return _page(frame, form, held_back=identities_url(frame.plan, order, held))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(frame, form)


def _page(frame: PlanFrame, form: PackForm, *, held_back: str = "") -> HttpResponse:
    """The form; ``held_back`` leads to what holds the pack back, for who may confirm it."""
    context = frame.context(
        "packs",
        Link("", "Packs"),
        form=form,
        kept_url=reverse("reports:kept", args=[frame.plan.partnership.slug, frame.plan.slug]),
        left_out=_left_out(frame),
        held_back=held_back,
        may_confirm=frame.request.user.has_perm("reports.confirm_identity", frame.plan),
    )
    return render(frame.request, "reports/make.html", context)


def _left_out(frame: PlanFrame) -> str:
    """How many of the reader's own updates a pack made now leaves out; of the past, nothing."""
    if not frame.as_at.is_now:
        return ""
    printed = replace(frame, position=SHOWN_TO_BODIES)
    return left_out(len(own_in(printed, at=frame.as_at.moment)))


def _answer(frame: PlanFrame, order: PackOrder, content: PackContent, as_: Format) -> HttpResponse:
    shows_position(SHOWN_TO_BODIES)
    if "preview" in frame.request.POST:
        return as_page(content)
    file = file_of(frame.plan.partnership, content, as_)
    return as_file(file, name_of(frame.plan, order, content, as_), as_)
