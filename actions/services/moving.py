"""An action leaves its plan: withdrawn with a reason, or transferred to another plan."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from actions.models import Action, ActionLead, Transfer
from actions.services.posting import (
    Words,
    posted_before,
    read_anew,
    refuse_if_it_left,
)
from people.asat import revisions
from people.errors import Refused
from people.models import User
from people.writing import Writing
from plans.models import Objective, Plan
from plans.writing import plan_writing


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an action goes: an objective of another plan, and the ref that it is to have there."""

    objective: Objective
    ref: str

    @property
    def plan(self) -> Plan:
        return self.objective.plan


def withdraw(
    action: Action, *, by: User | None, reason: str, said_on: date | None = None
) -> Action:
    """Take an action out of the plan; its record stays, and its ref is never used again.

    Raises:
        Refused: no reason is given, or the action left the plan.
    """
    if not reason:
        raise Refused("Say why the action leaves the plan.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        read_anew(action)
        refuse_if_it_left(action)
        action.state, action.state_reason = Action.State.WITHDRAWN, reason
        w.save(action)
    return action


def transfer(
    action: Action,
    *,
    by: User | None,
    to: Destination,
    reason: str,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Transfer:
    """Move an action to another plan of the partnership: record, key and leads go with it.

    Raises:
        Refused: no reason is given, the action left its plan, the ref was used in the other plan,
            or the other plan cannot take it: it is this one, another partnership's or closed.
    """
    if not reason:
        raise Refused("Say why the action goes to another plan.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        said: Words = {"to_plan": to.plan, "to_ref": to.ref, "reason": reason}
        before = posted_before(Transfer, form_key, said, action_id=action.pk)
        if before:
            return before
        read_anew(action)
        refuse_if_it_left(action)
        _refuse_unless_it_can_go(w, action, to)
        moved = Transfer(
            action=action,
            by=by,
            from_plan=action.plan,
            from_ref=action.ref,
            form_key=form_key,
            **said,
        )
        w.append(moved)
        with plan_writing(to.plan, by=by, reason=reason) as there:
            _move(there, action, to)
    return moved


def _refuse_unless_it_can_go(w: Writing, action: Action, to: Destination) -> None:
    plan = to.plan
    if plan.partnership_id != action.plan.partnership_id or plan.pk == action.plan_id:
        raise Refused("Choose another plan of the same partnership.")
    if to.objective.removed:
        raise Refused("This objective was taken out of its plan. Choose another.")
    if not to.ref:
        raise Refused("Give the ref that the action is to have in its new plan.")
    if revisions(Action).filter(plan_id=plan.pk, ref=to.ref).exists():
        raise Refused(f"The ref {to.ref} was used in that plan before. Give another.")
    later = plan.is_open or (plan.set_up_until and plan.set_up_until > w.moment)
    if w.loads_past and later:
        raise Refused("The other plan already holds something that was said later.")


def _move(w: Writing, action: Action, to: Destination) -> None:
    last = Action.objects.filter(objective=to.objective).aggregate(last=Max("place"))["last"]
    action.plan, action.objective, action.ref = to.plan, to.objective, to.ref
    action.place = (last or 0) + 1
    w.save(action)
    for lead in ActionLead.objects.filter(action=action):
        lead.plan = to.plan
        w.save(lead)
