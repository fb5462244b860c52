"""Governance: the bodies to which a partnership's plans answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.selectors.bodies import BodyRow, bodies
from people.access import demand
from people.frame import Link, page
from people.models import Partnership
from people.moments import as_at
from people.selectors.places import get_partnership
from people.wording import counted, first_capital, listed


def section(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The entry of this room in the navigation, for whoever may read it."""
    if not request.user.has_perm("governance.see", partnership):
        return []
    url = reverse("governance:bodies", args=[partnership.slug])
    match = request.resolver_match
    here = match is not None and match.app_name == "governance"
    return [Link(url, "Governance", here, takes_moment=True)]


@require_safe
def bodies_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Each body with its members, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    moment = as_at(request, place, of="the bodies and their members")
    found = bodies(place, at=moment.moment, day=moment.day)
    sentence = _sentence(found, is_now=moment.is_now)
    context = page(request, place, as_at=moment, bodies=found, sentence=sentence)
    return render(request, "governance/bodies.html", context)


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
