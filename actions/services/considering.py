"""The sub-group considers updates: accepts them, or returns them with a reason."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from actions.models import Consideration, ProgressUpdate
from actions.selectors.current import waiting_updates
from actions.services.posting import append_once, read_anew
from actions.services.record import recorded_now
from people.errors import Refused, Stale
from people.models import User
from people.writing import Writing
from plans.models import Plan
from plans.writing import plan_writing


def accept_update(
    update: ProgressUpdate,
    *,
    by: User | None,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Consideration:
    """Accept an update: from now on boards and scrutiny see it.

    Args:
        last_seen: the action's newest update that the user had before them; none where nobody
            looked at a page.

    Raises:
        Refused: it was considered before, corrected, or overtaken by a newer one.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    made = _consideration(update, by, Consideration.Decision.ACCEPTED, "", form_key)
    return _decide(made, last_seen=last_seen, said_on=said_on)


def return_update(
    update: ProgressUpdate,
    *,
    by: User | None,
    reason: str,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Consideration:
    """Return an update to its lead: boards and scrutiny never see it.

    Args:
        last_seen: as for ``accept_update``.

    Raises:
        Refused: no reason is given, or it was considered before, corrected or overtaken.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    if not reason:
        raise Refused("Say why the update is returned: its lead reads the reason.")
    made = _consideration(update, by, Consideration.Decision.RETURNED, reason, form_key)
    return _decide(made, last_seen=last_seen, said_on=said_on)


def accept_updates(
    plan: Plan,
    updates: Iterable[int],
    *,
    by: User | None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> int:
    """Accept several updates at once; those that no longer wait are left as they are.

    Returns:
        How many were accepted; of a form that was posted before, how many were then.
    """
    keys = {pk: uuid.uuid5(form_key, str(pk)) if form_key else None for pk in updates}
    with plan_writing(plan, by=by, said_on=said_on) as w:
        posted = Consideration.objects.filter(form_key__in=filter(None, keys.values()))
        before = posted.filter(update__action__plan=plan).count()
        if before:
            return before
        waiting = waiting_updates(at=w.moment).filter(action__plan=plan, pk__in=keys)
        accepted = [
            _consideration(u, by, Consideration.Decision.ACCEPTED, "", keys[u.pk]) for u in waiting
        ]
        w.append_all(accepted)
    return len(accepted)


def _consideration(
    update: ProgressUpdate,
    by: User | None,
    decision: Consideration.Decision,
    reason: str,
    form_key: uuid.UUID | None,
) -> Consideration:
    return Consideration(update=update, by=by, decision=decision, reason=reason, form_key=form_key)


def _decide(made: Consideration, *, last_seen: int | None, said_on: date | None) -> Consideration:
    update = made.update
    with plan_writing(update.action.plan, by=made.by, said_on=said_on) as w:

        def say() -> Consideration:
            read_anew(update.action)
            _refuse_unless_newest(w, update, last_seen)
            _refuse_unless_waiting(w, update)
            return made

        about = {"update_id": update.pk, "decision": made.decision}
        said = {"reason": made.reason}
        return append_once(w, Consideration, made.form_key, say, said, **about)


def _refuse_unless_newest(w: Writing, update: ProgressUpdate, last_seen: int | None) -> None:
    newest = recorded_now(w, update.action)
    if last_seen is not None and (newest.pk if newest else 0) != last_seen:
        raise Stale("Someone posted an update after you opened this page.")


def _refuse_unless_waiting(w: Writing, update: ProgressUpdate) -> None:
    if not waiting_updates(at=w.moment).filter(pk=update.pk).exists():
        raise Refused(
            "This update no longer waits: it was considered, corrected or overtaken meanwhile. "
            "Look at the queue again."
        )
