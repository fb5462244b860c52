"""A body: who sits on it, to whom it reports, and of which plans it is to hear."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.filters import address
from governance.routes.agreed import Part
from governance.selectors.bodies import BodyRow, body_row, get_body
from governance.selectors.body_record import body_record
from governance.selectors.meetings import has_meetings
from governance.selectors.routes import routes
from governance.views.body_asking import KEEP, body_url
from governance.views.hearing import part_lines
from governance.views.places import governance_link
from people.access import demand
from people.frame import Link, page
from people.models import Body
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.wording import counted, first_capital, listed


@require_safe
def body_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    """One body at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_body(place, body)
    moment = as_at(request, place, of="the body")
    row = body_row(found, at=moment.moment, day=moment.day)
    agreed = routes(place, user=request.user, at=moment.moment)
    parts = agreed.parts_of(row.slug)
    context = page(
        request,
        place,
        governance_link(place).at(moment),
        Link("", row.name),
        as_at=moment,
        body=row,
        sentence=_sentence(row, parts, moment),
        reports=agreed.reports_of(row.slug),
        lines=part_lines(parts, place, moment),
        ways=_ways(found, moment),
        record=body_record(found, user=request.user, at=moment.moment),
        keeps=moment.is_now and request.user.has_perm(KEEP, found),
    )
    return render(request, "governance/body.html", context)


def _ways(body: Body, moment: AsAt) -> list[Link]:
    """The pages about what the body plans, holds and asks, at the same moment."""
    kept = [("at", moment.instant)] if moment.instant else []
    meetings = reverse("governance:meetings", args=[body.partnership.slug])
    asked = reverse("governance:asked", args=[body.partnership.slug, body.slug])
    held = [Link(address(meetings, [("body", body.slug), *kept]), "Meetings")]
    return [
        Link(address(body_url(body, "programme"), kept), "Work programme"),
        *(held if has_meetings(body, at=moment.moment) else ()),
        Link(address(asked, kept), "What members asked"),
    ]


def _sentence(row: BodyRow, parts: list[Part], moment: AsAt) -> str:
    """``Ten members, two without a vote, chaired by Ann. It has not heard of one plan …``"""
    members = first_capital(counted(len(row.members), "member"))
    votes = f", {counted(row.without_vote, 'of them', 'of them')} without a vote"
    chair = f"chaired by {listed(row.chairs)}" if row.chairs else "without a chair"
    said = f"{members}{votes if row.without_vote else ''}, {chair}."
    late = len({part.plan for part in parts if part.is_late(moment.day)})
    if not late:
        return said
    plans = counted(late, "plan")
    return (
        f"{said} It {'has' if moment.is_now else 'had'} not heard of {plans} within its interval."
    )
