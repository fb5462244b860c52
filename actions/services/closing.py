"""Closing a plan: nothing may be in the way, and every chief officer has signed."""

from __future__ import annotations

import uuid

from actions.models import ClosingSignature
from actions.selectors.closing import holding_signatures, obstacles, unsigned
from actions.services.posting import Words, append_once
from people.errors import Refused
from people.models import User
from people.wording import listed
from plans.models import Plan
from plans.writing import plan_writing


def sign_closing(
    plan: Plan, *, by: User, statement: str, form_key: uuid.UUID | None = None
) -> ClosingSignature:
    """Sign, as a chief officer, that a plan may close.

    Raises:
        Refused: there is no statement, actions are still open, or this officer signed already.
    """
    if not statement:
        raise Refused("Say why the plan may close: it is printed beside your name.")
    said: Words = {"statement": statement}
    with plan_writing(plan, by=by, reason="Closing signed") as w:

        def say() -> ClosingSignature:
            _refuse_if_anything_is_open(plan)
            if by not in unsigned(plan):
                raise Refused("You have signed already, or are no chief officer of this plan.")
            return ClosingSignature(plan=plan, by=by, **said)

        return append_once(w, ClosingSignature, form_key, say, said, plan_id=plan.pk)


def close_plan(plan: Plan, *, by: User | None, reason: str) -> Plan:
    """Close a plan: from now on nothing is written to it, and all of it can be read for ever.

    Raises:
        Refused: no reason is given, an action is still open, a chief officer has not signed, or
            the plan was never opened or is closed already.
    """
    if not reason:
        raise Refused("Say why the plan closes.")
    with plan_writing(plan, by=by, reason=reason) as w:
        plan.refresh_from_db()
        if not plan.is_open:
            raise Refused("The plan is still being set up. Open it first.")
        _refuse_if_anything_is_open(plan)
        missing = [user.name for user in unsigned(plan)]
        if missing or not holding_signatures(plan).exists():
            whom = listed(missing) or "a chief officer"
            raise Refused(f"The closing is not signed yet by {whom}.")
        plan.closed_at = w.moment
        w.save(plan)
    return plan


def _refuse_if_anything_is_open(plan: Plan) -> None:
    refs = [action.ref for action in obstacles(plan)]
    if refs:
        raise Refused(
            f"Still open: {listed(refs)}. Sign each off, transfer it or withdraw it first."
        )
