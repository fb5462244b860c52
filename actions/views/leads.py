"""In whose name a user posts."""

from __future__ import annotations

from django.http import HttpRequest

from actions.models import Action
from people.models import Officer
from people.standing import standing


def names_for(request: HttpRequest, action: Action) -> list[Officer]:
    """The leads of the action for whom the user acts, else every lead of the action."""
    leads = [lead.officer for lead in action.leads.all()]
    own = [officer for officer in leads if officer.pk in standing(request.user).officers]
    return own or leads


def spoken_for(request: HttpRequest, action: Action) -> Officer | None:
    """The officer in whose name the user posts; none where the action has no lead."""
    return next(iter(names_for(request, action)), None)
