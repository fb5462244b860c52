"""Which ratings of a plan are challenged."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from actions.models import Action, Challenge
from people.asat import revisions
from plans.models import Plan


def challenged_actions(plan: Plan, *, at: datetime) -> frozenset[str]:
    """Keys of the actions, ever of the plan, with a challenge that was not closed at a moment."""
    still = Q(closing=None) | Q(closing__moment__gt=at)
    ever = revisions(Action).filter(plan_id=plan.pk).values("id")
    found = Challenge.objects.filter(still, action__in=ever, moment__lte=at)
    return frozenset(found.order_by().values_list("action__key", flat=True))
