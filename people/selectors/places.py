"""Reaching a partnership and its officers; a stranger meets a 404 at each."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404

from people import clock
from people.access_log.answer import is_of, reached
from people.called import called
from people.models import Acting, Agency, Ledger, Officer, Partnership
from people.scope import Scope
from people.standing import standing


def get_partnership(user: object, slug: str) -> Partnership:
    """The partnership at an address, for a user who belongs there."""
    found = Partnership.objects.filter(slug=slug).first()
    if found is None or not standing(user).belongs(found.scope):
        raise Http404
    reached(found.pk)
    return found


def get_scoped(scope: Scope) -> Partnership:
    """The partnership of something that the user has reached already."""
    return Partnership.objects.get(pk=scope.partnership_id)


def partnerships_of(user: object) -> list[Partnership]:
    """The partnerships to which the user belongs today, by name."""
    return list(Partnership.objects.filter(pk__in=standing(user).partnerships).order_by("name"))


def get_officer(partnership: Partnership, pk: int) -> Officer:
    """An officer of a partnership that the user has reached already."""
    officers = Officer.objects.select_related("agency", "partnership")
    found = officers.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    is_of(found.name)
    return found


def get_acting(partnership: Partnership, pk: int) -> Acting:
    """An acting for one of a partnership's officers."""
    actings = Acting.objects.select_related("officer__partnership", "user")
    found = actings.filter(officer__partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def agency_named(partnership: Partnership, name: str) -> Agency | None:
    """The partnership's agency of that name, whatever its capitals."""
    return called(Agency.objects.filter(partnership=partnership), name).first()


def present(partnership: Partnership) -> datetime:
    """Now, as the partnership's record counts it: never before the last thing written."""
    last = (
        Ledger.objects.filter(partnership=partnership).values_list("last_moment", flat=True).first()
    )
    return max(clock.now(), last) if last else clock.now()
