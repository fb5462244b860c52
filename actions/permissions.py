"""Who may do what with an action."""

from __future__ import annotations

from typing import Any

import rules

from actions.models import Action
from people.permissions import add, belongs, is_administrator
from people.standing import standing


@rules.predicate  # type: ignore[untyped-decorator]
def acts_for_a_lead(user: object, action: Action | None = None) -> bool:
    """The user acts today for one of the officers who lead the action today."""
    officers = standing(user).officers
    if action is None or not officers:
        return False
    return any(lead.officer_id in officers for lead in action.leads.all())


@rules.predicate  # type: ignore[untyped-decorator]
def is_open(_user: object, action: Action | None = None) -> bool:
    return action is not None and action.state == Action.State.OPEN


@rules.predicate  # type: ignore[untyped-decorator]
def is_of_an_open_plan(_user: object, action: Action | None = None) -> bool:
    """While a plan is being set up, only its administrators write to it."""
    return action is not None and action.plan.is_open


PERMISSIONS: dict[str, tuple[str, Any]] = {
    "actions.see": ("read an action and its record", belongs),
    "actions.post_update": (
        "post an update on an open action, as its lead or in a lead's name",
        is_open & ((acts_for_a_lead & is_of_an_open_plan) | is_administrator),
    ),
    "actions.change_date": ("change the due date of an open action", is_open & is_administrator),
}

add(PERMISSIONS)
