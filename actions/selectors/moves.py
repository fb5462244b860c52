"""How often the due dates of a plan's actions have moved."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count

from actions.models import Action, DateChange
from people.asat import revisions
from plans.models import Plan


def moves_in_all(plan: Plan, *, at: datetime) -> dict[str, int]:
    """How many date changes each action of the plan had by a moment, by key; nought is left out.

    An action that has left the plan is counted where its history stood in it.
    """
    ever = revisions(Action).filter(plan_id=plan.pk).values("id")
    rows = (
        DateChange.objects.filter(action__in=ever, moment__lte=at)
        .order_by()
        .values_list("action__key")
        .annotate(moves=Count("pk"))
    )
    return dict(rows)
