"""The secret address of a calendar. The database alone does not tell it.

It is the row's number and its random serial, signed with the installation's key: who holds a copy
of the database cannot make it, and a new serial makes every address from before void.
"""

from __future__ import annotations

import secrets

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from people.letters.links import link_to
from people.models import CalendarFeed

_signer = Signer(sep=".", salt="people.calendars")
_OCTETS = 18


def new_serial() -> str:
    return secrets.token_urlsafe(_OCTETS)


def address_of(feed: CalendarFeed) -> str:
    token = _signer.sign(f"{feed.pk}.{feed.serial}")
    return link_to(reverse("people:calendar", args=[token]))


def feed_at(token: str) -> CalendarFeed | None:
    """The calendar at an address, of somebody who may still sign in; none for any other."""
    try:
        number, _, serial = _signer.unsign(token).partition(".")
    except BadSignature:
        return None
    feeds = CalendarFeed.objects.select_related("user").filter(user__is_active=True)
    return feeds.filter(pk=int(number), serial=serial).first()
