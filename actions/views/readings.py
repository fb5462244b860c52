"""What the pages about a plan's leads and dates read beside its table, once for a state and day."""

from __future__ import annotations

from actions.assurance import Facts
from actions.filters import address
from actions.views.frame import PlanFrame, plan_url
from actions.views.table import Table, facts_at
from people.asat import as_at
from plans.models import Plan


def facts_by_key(frame: PlanFrame, table: Table) -> dict[str, Facts]:
    """The facts of each action of the table."""
    return {each.key: each for each in facts_at(frame, table.reading)}


def interval_at(frame: PlanFrame) -> int:
    """The plan's reporting interval at the frame's moment, in days."""
    kept = as_at(Plan, frame.as_at.moment, id=frame.plan.pk)
    interval = kept.values_list("reporting_interval", flat=True).first()
    return interval or frame.plan.reporting_interval


def list_url(frame: PlanFrame, *pairs: tuple[str, str]) -> str:
    """The list of actions with these filters, at the frame's moment and in its position."""
    return address(plan_url(frame.plan, "list"), [*pairs, *frame.pairs])


def page_url(frame: PlanFrame, name: str, *pairs: tuple[str, str]) -> str:
    """A page of the plan with these parameters, at the frame's moment and in its position."""
    return address(plan_url(frame.plan, name), [*pairs, *frame.pairs])
