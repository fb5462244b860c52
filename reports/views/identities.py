"""What holds a pack back, and confirming that it is no child's identity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from actions.selectors.moments import parse_moment
from actions.views.asking import ask, refuse_the_past
from actions.views.frame import plan_frame
from people import clock, services
from people.access import demand, signed_in
from people.confirming import digest_of
from people.errors import Refused
from people.frame import Link
from people.models import Body, Officer, Partnership
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from plans.models import Plan
from reports.content.build import build_content
from reports.content.periods import Quarter, parse_quarter, quarter_of
from reports.content.shape import PackContent
from reports.content.source import Meeting, NothingToPrint, PackKind
from reports.forms import IdentitiesForm
from reports.gate import Held, HeldBack, held_in, held_in_file
from reports.render.errors import CannotRender
from reports.render.formats import Format, rendered
from reports.selectors.pack import PackOrder, pack_source

LEDE = (
    "A pack that prints these is not made until somebody says, under their name, that they are no "
    "child’s identity. If one is, change the text: by a further update or another wording, or ask "
    "a plan administrator to erase it. What is confirmed here is confirmed for the partnership."
)
_NOTHING = "Nothing holds this pack back. Go on and make it."
TITLE = "What may tell who a child is"
CONFIRMED = "It is confirmed, under your name. Make the pack again."


def identities_url(plan: Plan, order: PackOrder, held: HeldBack) -> str:
    """Where what holds an ordered pack back is looked at."""
    asked = [("in", held.found_in)]
    asked += [("kind", str(order.kind)), ("period", str(order.period))]
    asked += [("theme", str(number)) for number in order.themes]
    asked += [("for", "public")] if order.is_public else []
    asked += [("body", order.body.slug)] if order.body else []
    asked += [("day", str(order.meeting.day))] if order.meeting and order.meeting.day else []
    asked += [("lead", str(order.lead.pk))] if order.lead else []
    asked += [("until", order.as_at.isoformat())] if order.as_at else []
    address = reverse("reports:identities", args=[plan.partnership.slug, plan.slug])
    return f"{address}?{urlencode(asked)}"


@require_http_methods(FORM_METHODS)
@counts_once
def identities_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "reports.confirm_identity", frame.plan)
    refuse_the_past(frame)
    held, lede = told(frame.plan.partnership, partial(_held, frame.plan, request.GET))
    form = IdentitiesForm(sent(request), held=held)
    packs = Link(reverse("reports:make", args=[partnership, plan]), "Packs")
    if held and is_confirmed(request, frame.plan.partnership, form):
        return done(request, CONFIRMED, packs.url)
    return ask(frame, form, packs, title=TITLE, lede=lede, current="packs")


def is_confirmed(request: HttpRequest, partnership: Partnership, form: IdentitiesForm) -> bool:
    """Whether it was sent, and what it says of each find was kept."""
    return form.is_bound and form.carries_out(
        lambda data: services.confirm(partnership, by=signed_in(request), confirmed=form.said(data))
    )


def told(partnership: Partnership, look: Callable[[], list[Held]]) -> tuple[dict[str, Held], str]:
    """What a look finds, and what is said of it; or why nobody could look."""
    try:
        held = once(partnership, look())
    except CannotRender as why:
        return {}, str(why)
    return held, LEDE if held else _NOTHING


def once(partnership: Partnership, held: list[Held]) -> dict[str, Held]:
    """Each passage once, by the digest that stands for it."""
    found: dict[str, Held] = {}
    for each in held:
        found.setdefault(digest_of(partnership, each.finding), each)
    return found


def _held(plan: Plan, asked: QueryDict) -> list[Held]:
    """What holds the pack back that an address names."""
    try:
        content = build_content(pack_source(plan, _order(plan, asked)))
    except (Refused, NothingToPrint):
        return []
    return held_where(asked, plan.partnership, content)


def held_where(asked: QueryDict, partnership: Partnership, content: PackContent) -> list[Held]:
    """What holds a pack back where an address looks for it: in its content, or in the file.

    Raises:
        CannotRender: the file cannot be printed.
    """
    if asked.get("in") != HeldBack.IN_THE_FILE:
        return held_in(partnership, content)
    return held_in_file(partnership, rendered(content, Format.PDF))


def _order(plan: Plan, asked: QueryDict) -> PackOrder:
    """The pack that an address names; the quarter that runs where it names none.

    Raises:
        Http404: it names none that there can be.
    """
    try:
        body = _body(plan, asked)
        return PackOrder(
            kind=PackKind(asked.get("kind", PackKind.QUARTERLY)),
            period=_period(asked),
            made_by="",
            as_at=_until(plan, asked),
            themes=tuple(int(number) for number in asked.getlist("theme")),
            meeting=_meeting(body, asked),
            is_public=asked.get("for") == "public",
            body=body,
            lead=_lead(plan, asked),
        )
    except (ValueError, Refused, ObjectDoesNotExist):
        raise Http404 from None


def _period(asked: QueryDict) -> Quarter:
    period = asked.get("period")
    return parse_quarter(period) if period else quarter_of(clock.today())


def _until(plan: Plan, asked: QueryDict) -> datetime | None:
    until = asked.get("until")
    return parse_moment(plan, until) if until else None


def _body(plan: Plan, asked: QueryDict) -> Body | None:
    slug = asked.get("body")
    return plan.partnership.bodies.get(slug=slug) if slug else None


def _meeting(body: Body | None, asked: QueryDict) -> Meeting | None:
    day = asked.get("day")
    if body is None and not day:
        return None
    return Meeting(body.name if body else "", date.fromisoformat(day) if day else None)


def _lead(plan: Plan, asked: QueryDict) -> Officer | None:
    number = asked.get("lead")
    return plan.partnership.officers.get(pk=number) if number else None
