"""How a plan is kept: who drives it, what needs considering, who signs, what is doubted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from people.errors import Refused
from people.models import Body, User
from plans.models import Plan
from plans.writing import plan_writing

LONGEST_INTERVAL = 366


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What an administrator sets for a plan as a whole."""

    reporting_interval: int
    """Days."""
    needs_consideration: bool = True
    second_sign_off: bool = False
    driven_by: Body | None = None
    doubt_rules: dict[str, Any] = field(default_factory=dict)


def change_settings(
    plan: Plan,
    *,
    by: User | None,
    settings: PlanSettings,
    reason: str,
    said_on: date | None = None,
) -> Plan:
    """Set how a plan is kept, from now on; what was so before is not touched.

    Raises:
        Refused: no reason is given, the interval cannot be meant, or the body is another
            partnership's.
    """
    if not reason:
        raise Refused("Say why the plan is kept otherwise from now on.")
    if not 1 <= settings.reporting_interval <= LONGEST_INTERVAL:
        raise Refused(f"The reporting interval is 1 to {LONGEST_INTERVAL} days.")
    body = settings.driven_by
    if body is not None and body.partnership_id != plan.partnership_id:
        raise Refused("Choose a body of this partnership.")
    with plan_writing(plan, by=by, reason=reason, said_on=said_on) as w:
        plan.refresh_from_db()
        plan.reporting_interval = settings.reporting_interval
        plan.needs_consideration = settings.needs_consideration
        plan.second_sign_off = settings.second_sign_off
        plan.driven_by = body
        plan.doubt_rules = settings.doubt_rules
        w.save(plan)
    return plan
