"""Switching a user's calendar on and off, and giving it another address."""

from __future__ import annotations

from django.db import transaction

from people import clock
from people.access_log.entering import enter
from people.calendars.addresses import new_serial
from people.models import AccessEntry, CalendarFeed, User


def renew_calendar(user: User) -> CalendarFeed:
    """Give a user's calendar an address that nobody knows yet; one from before leads nowhere."""
    with transaction.atomic():
        values = {"serial": new_serial(), "begun_at": clock.now()}
        feed, _is_new = CalendarFeed.objects.update_or_create(user=user, defaults=values)
        enter(AccessEntry.Kind.ACCOUNT, by=user, result="calendar given a new address")
    return feed


def switch_calendar_off(user: User) -> None:
    """Let no address lead to a user's calendar; one that is off already stays off."""
    with transaction.atomic():
        gone, _of_which = CalendarFeed.objects.filter(user=user).delete()
        if gone:
            enter(AccessEntry.Kind.ACCOUNT, by=user, result="calendar switched off")
