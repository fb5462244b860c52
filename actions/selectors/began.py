"""Since when an update of an action is to be expected."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Min

from actions.models import Action
from people import clock
from people.asat import revisions
from plans.models import Plan


def came_into(plan: Plan, *, at: datetime) -> dict[int, datetime]:
    """When each action came into a plan, of those that had come by a moment."""
    return {action: first for (action, _), first in _came(at, plan_id=plan.pk).items()}


def came_each(actions: list[int], *, at: datetime) -> dict[tuple[int, int], datetime]:
    """When each of these actions came into each plan in which it has stood: by both numbers."""
    return _came(at, id__in=actions)


def _came(at: datetime, **of: Any) -> dict[tuple[int, int], datetime]:
    rows = revisions(Action).filter(history_date__lte=at, **of).order_by()
    first = rows.values_list("id", "plan_id").annotate(first=Min("history_date"))
    return {(action, plan): moment for action, plan, moment in first}


def began_on(plan: Plan, came: datetime | None, *, at: datetime) -> date:
    """The London day from which an update was to be expected: not before the plan opened.

    Args:
        came: when the action came into the plan; none: now.
    """
    first, opened = came or at, plan.opened_at
    return clock.london_day(max(first, opened) if opened and opened <= at else first)
