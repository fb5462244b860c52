"""Objectives and actions of a plan by the refs that papers print, former refs included."""

from __future__ import annotations

from dataclasses import dataclass

from actions.models import Action
from people.asat import revisions
from plans.models import Objective, Plan


@dataclass(frozen=True, slots=True)
class PlanRefs:
    """Every ref that the plan ever had. A ref of an action is never given to another one."""

    objectives: dict[str, Objective]
    actions: dict[str, Action]


NO_PLAN = PlanRefs({}, {})


def plan_refs(plan: Plan) -> PlanRefs:
    """The plan's refs; an objective that stands in the plan comes before one that left it."""
    return PlanRefs(_objectives(plan), _actions(plan))


def _objectives(plan: Plan) -> dict[str, Objective]:
    held = {row.pk: row for row in Objective.objects.filter(plan=plan).select_related("plan")}
    ever = revisions(Objective).filter(plan_id=plan.pk).order_by("history_date", "history_id")
    found = {ref: held[pk] for ref, pk in ever.values_list("ref", "id") if pk in held}
    return found | {row.ref: row for row in held.values() if not row.removed}


def _actions(plan: Plan) -> dict[str, Action]:
    """Those too that went to another plan, by the ref that they had in this one."""
    ever = revisions(Action).filter(plan_id=plan.pk).order_by("history_date", "history_id")
    refs = list(ever.values_list("ref", "id"))
    held = Action.objects.select_related("plan").in_bulk({pk for _, pk in refs})
    return {ref: held[pk] for ref, pk in refs if pk in held}
