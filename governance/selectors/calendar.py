"""The meetings of a user's bodies, for their own calendar: names of bodies alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from governance.models import Meeting
from people import clock
from people.calendars.ical import Entry
from people.letters.links import link_to, service_host
from people.models import Membership, User
from people.standing import in_force, standing

BACK = timedelta(days=92)
"""How long a meeting stays after it was held."""


def meetings_of(user: User) -> Iterator[Entry]:
    """Of every body on which the user sits, or for which they hold a role, today."""
    today = clock.today()
    seats = Membership.objects.filter(in_force(today), user=user).values_list("body", flat=True)
    bodies = {*seats, *(role.body_id for role in standing(user).roles)}
    found = Meeting.objects.filter(
        body__in=bodies - {None},
        partnership__in=standing(user).partnerships,
        held_on__gte=today - BACK,
    )
    for meeting in found.select_related("partnership", "body").order_by("held_on", "pk"):
        yield _entry(meeting)


def _entry(meeting: Meeting) -> Entry:
    path = reverse("governance:meeting", args=[meeting.partnership.slug, meeting.slug])
    return Entry(
        uid=f"meeting-{meeting.pk}@{service_host()}",
        when=meeting.beginning or meeting.held_on,
        title=f"Meeting of {meeting.body.name}",
        url=link_to(path),
    )
