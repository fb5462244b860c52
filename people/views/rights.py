"""What each role may do, and which of them are the reader's."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people import clock
from people.access import signed_in
from people.frame import page
from people.models import Acting, Role
from people.permissions import LEAD
from people.plan_titles import plan_titles
from people.refusing import administrators_in_words
from people.rights import Rights, rights, rights_of_everyone
from people.selectors.accounts import Account, account
from people.selectors.places import get_partnership
from people.views import sentences


class _Section(NamedTuple):
    """One kind of people, with what makes the reader one of them."""

    rights: Rights
    roles: list[Role]
    acting: list[Acting]


@require_safe
def rights_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """What each role may do, may not do and is shown, for everyone who belongs here."""
    place = get_partnership(request.user, partnership)
    held = _today(account(signed_in(request), place, day=clock.today()))
    context = page(
        request,
        place,
        plans=plan_titles(place),
        everyone=rights_of_everyone(),
        sections=[_section(each, held) for each in rights()],
        sentence=sentences.of_reader(held, administrators_in_words(place.pk)),
    )
    return render(request, "people/rights.html", context)


def _today(held: Account) -> Account:
    """The account without what is still to come."""
    today = clock.today()
    return replace(
        held,
        roles=[role for role in held.roles if role.from_date <= today],
        acting=[each for each in held.acting if each.from_date <= today],
    )


def _section(kind: Rights, held: Account) -> _Section:
    roles = [role for role in held.roles if role.kind == kind.kind]
    return _Section(kind, roles, list(held.acting) if kind.kind == LEAD else [])
