"""How a plan is kept: who drives it, what needs considering, who signs, what is doubted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.services.signing import complete_what_the_chair_signed
from people.asat import newest_revision
from people.errors import Refused, Stale
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
    seen: int | None = None,
    said_on: date | None = None,
) -> Plan:
    """Set how a plan is kept, from now on; what was so before is not touched.

    Where a second signature is no longer asked for, what the chair has signed is complete now.

    Args:
        seen: the plan's newest revision that the user saw; none asks for no such care.

    Raises:
        Stale: the plan's settings changed since.
        Refused: no reason is given, the interval cannot be meant, or the body is another
            partnership's.
    """
    _refuse_unless_meant(plan, settings, reason)
    with plan_writing(plan, by=by, reason=reason, said_on=said_on) as w:
        if seen is not None and seen != newest_revision(plan):
            raise Stale("Somebody changed the plan since you opened the page.")
        plan.refresh_from_db()
        asked_twice = plan.second_sign_off
        _set(plan, settings)
        w.save(plan)
        if asked_twice and not plan.second_sign_off:
            complete_what_the_chair_signed(plan, by=by)
    return plan


def _refuse_unless_meant(plan: Plan, settings: PlanSettings, reason: str) -> None:
    if not reason:
        raise Refused("Say why the plan is kept otherwise from now on.")
    if not 1 <= settings.reporting_interval <= LONGEST_INTERVAL:
        raise Refused(f"The reporting interval is 1 to {LONGEST_INTERVAL} days.")
    body = settings.driven_by
    if body is not None and body.partnership_id != plan.partnership_id:
        raise Refused("Choose a body of this partnership.")


def _set(plan: Plan, settings: PlanSettings) -> None:
    plan.reporting_interval = settings.reporting_interval
    plan.needs_consideration = settings.needs_consideration
    plan.second_sign_off = settings.second_sign_off
    plan.driven_by = settings.driven_by
    plan.doubt_rules = settings.doubt_rules
