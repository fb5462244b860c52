"""The objectives of plans as they stood at a moment, in the order of their plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance.selectors.became import Readable
from people.asat import as_at
from plans.models import Objective, Plan, Theme


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """An objective of a plan that a reader may read."""

    key: int
    ref: str
    text: str
    plan: Plan


def objectives_of(plans: Readable, *, at: datetime) -> list[PlanObjective]:
    """Every objective that stood in one of the plans, theme by theme."""
    themes: list[Any] = list(as_at(Theme, at, plan_id__in=plans, removed=False))
    numbers = {theme.id: theme.number for theme in themes}
    rows: list[Any] = list(as_at(Objective, at, plan_id__in=plans, removed=False))
    standing = [row for row in rows if row.theme_id in numbers]
    ordered = sorted(standing, key=lambda row: (row.plan_id, numbers[row.theme_id], row.place))
    return [PlanObjective(row.id, row.ref, row.text, plans[row.plan_id][0]) for row in ordered]
