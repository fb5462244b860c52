"""The sub-group considers updates: accepts them, or returns them with a reason."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from actions.models import Consideration, ProgressUpdate
from actions.selectors.current import waiting_updates
from actions.services.posting import posted_before, refuse_another
from people.errors import Refused
from people.models import User
from people.writing import Writing
from plans.models import Plan
from plans.writing import plan_writing


def accept_update(
    update: ProgressUpdate,
    *,
    by: User | None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Consideration:
    """Accept an update: from now on boards and scrutiny see it.

    Raises:
        Refused: it was considered before, corrected, or overtaken by a newer one.
    """
    decision = Consideration.Decision.ACCEPTED
    return _decide(update, decision, "", by=by, form_key=form_key, said_on=said_on)


def return_update(
    update: ProgressUpdate,
    *,
    by: User | None,
    reason: str,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Consideration:
    """Return an update to its lead: boards and scrutiny never see it.

    Raises:
        Refused: no reason is given, or it was considered before, corrected or overtaken.
    """
    if not reason:
        raise Refused("Say why the update is returned: its lead reads the reason.")
    decision = Consideration.Decision.RETURNED
    return _decide(update, decision, reason, by=by, form_key=form_key, said_on=said_on)


def accept_updates(
    plan: Plan, updates: Iterable[int], *, by: User | None, said_on: date | None = None
) -> int:
    """Accept several updates at once; those that no longer wait are left as they are.

    Returns:
        How many were accepted.
    """
    with plan_writing(plan, by=by, said_on=said_on) as w:
        waiting = waiting_updates(at=w.moment).filter(action__plan=plan, pk__in=list(updates))
        accepted = [
            Consideration(update=u, by=by, decision=Consideration.Decision.ACCEPTED)
            for u in waiting
        ]
        w.append_all(accepted)
    return len(accepted)


def _decide(
    update: ProgressUpdate,
    decision: Consideration.Decision,
    reason: str,
    *,
    by: User | None,
    form_key: uuid.UUID | None,
    said_on: date | None,
) -> Consideration:
    with plan_writing(update.action.plan, by=by, said_on=said_on) as w:
        before = posted_before(Consideration, form_key)
        if before:
            refuse_another(before.update_id, update.pk)
            return before
        _refuse_unless_waiting(w, update)
        made = Consideration(
            update=update, by=by, decision=decision, reason=reason, form_key=form_key
        )
        w.append(made)
    return made


def _refuse_unless_waiting(w: Writing, update: ProgressUpdate) -> None:
    if not waiting_updates(at=w.moment).filter(pk=update.pk).exists():
        raise Refused(
            "This update no longer waits: it was considered, corrected or overtaken meanwhile. "
            "Look at the queue again."
        )
