"""How often the due dates of a plan's actions have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from actions.assurance import Move
from actions.models import Action, DateChange, Occurrence
from people.asat import revisions
from plans.models import Plan


def _of_the_occurrence(at: datetime, **filters: Any) -> QuerySet[DateChange]:
    """Date changes by a moment, without those of a recurring action's former occurrences."""
    ended = (
        Occurrence.objects.filter(action=OuterRef("action"), moment__lte=at)
        .order_by()
        .values("action")
        .annotate(last=Max("moment"))
        .values("last")
    )
    return (
        DateChange.objects.filter(moment__lte=at, **filters)
        .annotate(began=Subquery(ended))
        .filter(Q(began=None) | Q(moment__gt=F("began")))
        .order_by("moment", "id")
    )


def move_fact(moved: DateChange) -> Move:
    return Move(moved.moment, moved.from_date, moved.to_date)


def moves_of(actions: Iterable[int], *, at: datetime) -> dict[int, list[DateChange]]:
    """The date changes of each action by a moment, oldest first; who has none is left out."""
    found: defaultdict[int, list[DateChange]] = defaultdict(list)
    for move in _of_the_occurrence(at, action__in=list(actions)):
        found[move.action_id].append(move)
    return dict(found)


def moves_in_all(plan: Plan, *, at: datetime) -> dict[str, int]:
    """How many date changes each action of the plan had by a moment, by key; nought is left out.

    An action that has left the plan is counted where its history stood in it.
    """
    ever = revisions(Action).filter(plan_id=plan.pk).values("id")
    found: defaultdict[str, int] = defaultdict(int)
    for key in _of_the_occurrence(at, action__in=ever).values_list("action__key", flat=True):
        found[key] += 1
    return dict(found)
