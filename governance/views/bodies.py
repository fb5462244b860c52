"""Governance: the bodies to which a partnership's plans answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.routes.agreed import Agreed
from governance.routes.drawing import draw
from governance.selectors.bodies import BodyRow, bodies
from governance.selectors.routes import routes
from governance.views.body_asking import KEEP
from governance.views.hearing import part_lines
from people.access import demand
from people.frame import Link, is_under, page
from people.models import Partnership
from people.moments import as_at
from people.selectors.places import get_partnership
from people.wording import counted, first_capital, listed
from plans.svg import Drawing


def section(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The entry of this room in the navigation, for whoever may read it."""
    if not request.user.has_perm("governance.see", partnership):
        return []
    url = reverse("governance:bodies", args=[partnership.slug])
    section = Link(url, "Governance", takes_moment=True)
    return [replace(section, current=is_under(request, section))]


@require_safe
def bodies_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Each body with its members, and the routes between them, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    moment = as_at(request, place, of="the bodies and their members")
    found = bodies(place, at=moment.moment, day=moment.day)
    agreed = routes(place, user=request.user, at=moment.moment)
    context = page(
        request,
        place,
        as_at=moment,
        bodies=found,
        sentence=_sentence(found, is_now=moment.is_now),
        reports=agreed.reports,
        lines=part_lines(agreed.parts, place, moment),
        late=part_lines(agreed.late(moment.day), place, moment),
        drawing=_drawing(agreed),
        keeps=moment.is_now and request.user.has_perm(KEEP, place),
    )
    return render(request, "governance/bodies.html", context)


def _drawing(agreed: Agreed) -> Drawing | None:
    """The routes drawn; nothing while none is agreed."""
    if not (agreed.reports or agreed.parts):
        return None
    bodies = counted(len(agreed.bodies), "body", "bodies")
    plans = counted(len(agreed.plans), "plan")
    number = len(agreed.reports) + len(agreed.parts)
    label = f"Who reports to whom: {bodies} and {plans}, with {counted(number, 'route')} between"
    return draw(agreed.network(), label=f"{label} them. The tables that follow say each.")


def _sentence(found: Sequence[BodyRow], *, is_now: bool) -> str:
    """``Two bodies with nine seats between them: LSCB, chaired by Ann; Cabinet, no chair``"""
    if not found:
        return f"No body {'is' if is_now else 'was'} named for this partnership yet."
    seats = sum(len(body.members) for body in found)
    first = f"{counted(len(found), 'body', 'bodies')} with {counted(seats, 'seat')}"
    between = " between them" if len(found) > 1 else ""
    return f"{first_capital(first)}{between}: {'; '.join(map(_chaired, found))}."


def _chaired(body: BodyRow) -> str:
    if body.chairs:
        return f"{body.name}, chaired by {listed(body.chairs)}"
    return f"{body.name}, without a chair"
