"""A partnership and its agencies."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from people import clock
from people.called import called_shortly
from people.errors import Refused
from people.models import Agency, Ledger, Partnership, User
from people.selectors.places import agency_named
from people.writing import validate, writing


def create_partnership(*, slug: str, name: str, said_on: date | None = None) -> Partnership:
    """A new partnership with an empty ledger.

    Args:
        said_on: the London day on which its record begins, should a history be loaded into it.

    Raises:
        Refused: the slug is taken, or a value cannot be kept.
    """
    if called_shortly(Partnership.objects.all(), slug).exists():
        raise Refused(f"There is a partnership “{slug}” already. Choose another short name.")
    with transaction.atomic():
        partnership = Partnership(slug=slug, name=name)
        validate(partnership)
        Partnership.objects.bulk_create([partnership])
        Ledger.objects.create(partnership=partnership)
        said_at = clock.said_on(said_on) if said_on else None
        with writing(partnership, by=None, reason="Partnership created", said_at=said_at) as w:
            w.save(partnership)
    return partnership


def add_agency(
    partnership: Partnership, *, by: User | None, name: str, short_name: str = ""
) -> Agency:
    """Add an agency.

    Raises:
        Refused: there is one of that name.
    """
    with writing(partnership, by=by, reason="Agency added") as w:
        if agency_named(partnership, name):
            raise Refused(f"There is an agency called {name} already. Choose it from the list.")
        agency = Agency(partnership=partnership, name=name, short_name=short_name)
        w.save(agency)
    return agency
