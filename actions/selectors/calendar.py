"""The due dates of a user's actions, for their own calendar: refs and titles alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from actions.models import Action
from people.calendars.ical import Entry
from people.letters.links import link_to, service_host
from people.models import User
from people.standing import standing


def due_dates(user: User) -> Iterator[Entry]:
    """Of every open action led by an officer for whom the user acts today."""
    led = Action.objects.filter(
        leads__officer__in=standing(user).officers,
        state=Action.State.OPEN,
        plan__opened_at__isnull=False,
    )
    for action in led.select_related("plan__partnership").distinct().order_by("due_on", "pk"):
        if action.due_on is not None:
            yield _due(action, action.due_on)


def _due(action: Action, due_on: date) -> Entry:
    plan = action.plan
    path = reverse("actions:action", args=[plan.partnership.slug, plan.slug, action.ref])
    return Entry(
        uid=f"action-{action.key}@{service_host()}",
        when=due_on,
        title=f"{action.ref} is due: {plan.title}",
        url=link_to(path),
    )
