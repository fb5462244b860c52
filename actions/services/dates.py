"""Due dates: a lead asks, a chair agrees or refuses, and the date moves."""

from __future__ import annotations

import uuid
from datetime import date

from actions.models import Action, DateChange, DateDecision, DateRequest
from actions.services.posting import (
    Words,
    append_once,
    posted_before,
    read_anew,
    refuse_if_edited,
    refuse_own,
    refuse_unless_open,
)
from people.errors import Refused
from people.models import Officer, User
from people.writing import Writing
from plans.document import NoDateReason
from plans.writing import EARLIEST, plan_writing


def ask_date(
    action: Action,
    *,
    by: User | None,
    to_date: date,
    reason: str,
    on_behalf_of: Officer | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> DateRequest:
    """Ask the chair for another due date; nothing moves until it is agreed.

    Raises:
        Refused: the action is not open, no reason is given, the date is the same or no date that
            can be meant, or another request still waits.
    """
    said: Words = {"to_date": to_date, "reason": reason}
    with plan_writing(action.plan, by=by, said_on=said_on) as w:

        def say() -> DateRequest:
            read_anew(action)
            refuse_unless_open(action)
            _refuse_unless_it_moves(action, to_date, reason)
            _refuse_if_another_waits(action)
            return DateRequest(
                action=action,
                by=by,
                on_behalf_of=on_behalf_of,
                from_date=action.due_on,
                **said,
            )

        return append_once(w, DateRequest, form_key, say, said, action_id=action.pk)


def _refuse_if_another_waits(action: Action) -> None:
    if DateRequest.objects.filter(action=action, decision=None).exists():
        raise Refused("A date was asked for already and waits for the chair’s decision.")


def agree_date(
    request: DateRequest,
    *,
    by: User | None,
    agreed_by: str,
    reason: str = "",
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> DateDecision:
    """Agree to a date that was asked for: the due date moves, the baseline stays.

    Args:
        agreed_by: who agreed, as packs print it.

    Raises:
        Refused: it was decided before, the action is not open, its date is another one meanwhile,
            or whoever decides leads the action.
    """
    with plan_writing(request.action.plan, by=by, reason=request.reason, said_on=said_on) as w:
        before = _decided(request, DateDecision.Decision.AGREED, reason, form_key)
        if before:
            return before
        action = request.action
        read_anew(action)
        refuse_unless_open(action)
        refuse_own(w, action)
        if action.due_on != request.from_date:
            raise Refused("The due date has moved since this was asked. Refuse it and say so.")
        decision = _decision(request, DateDecision.Decision.AGREED, reason, by, form_key)
        w.append(decision)
        move_date(w, action, request.to_date, reason=request.reason, agreed_by=agreed_by)
        action.when_as_printed, action.no_date_reason, action.milestones = "", "", []
        w.save(action)
    return decision


def refuse_date(
    request: DateRequest,
    *,
    by: User | None,
    reason: str,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> DateDecision:
    """Refuse a date that was asked for; the due date stays as it is.

    Raises:
        Refused: no reason is given, it was decided before, or whoever decides leads the action.
    """
    if not reason:
        raise Refused("Say why the date is refused: the lead reads the reason.")
    with plan_writing(request.action.plan, by=by, said_on=said_on) as w:
        before = _decided(request, DateDecision.Decision.REFUSED, reason, form_key)
        if before:
            return before
        read_anew(request.action)
        refuse_own(w, request.action)
        decision = _decision(request, DateDecision.Decision.REFUSED, reason, by, form_key)
        w.append(decision)
    return decision


def _decided(
    request: DateRequest,
    decision: DateDecision.Decision,
    reason: str,
    form_key: uuid.UUID | None,
) -> DateDecision | None:
    about = {"request_id": request.pk, "decision": decision}
    before = posted_before(DateDecision, form_key, {"reason": reason}, **about)
    if before:
        return before
    if DateDecision.objects.filter(request=request).exists():
        raise Refused("This request was decided already. Look at the queue again.")
    return None


def _decision(
    request: DateRequest,
    decision: DateDecision.Decision,
    reason: str,
    by: User | None,
    form_key: uuid.UUID | None,
) -> DateDecision:
    return DateDecision(request=request, by=by, decision=decision, reason=reason, form_key=form_key)


def change_date(
    action: Action,
    *,
    by: User | None,
    to_date: date | None,
    reason: str,
    agreed_by: str = "",
    when_as_printed: str = "",
    no_date_reason: NoDateReason | None = None,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> DateChange:
    """Move an action's due date; the baseline stays.

    Args:
        last_seen: the newest revision of the action that the user had before them; none where
            nobody looked at a page.

    Raises:
        Refused: the action is not open, no reason is given, or the date is the same.
        Stale: someone changed the action after the user looked. Nothing was written.
    """
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        said: Words = {"to_date": to_date, "reason": reason, "agreed_by": agreed_by}
        before = posted_before(DateChange, form_key, said, action_id=action.pk)
        if before:
            return before
        read_anew(action)
        refuse_unless_open(action)
        refuse_if_edited(action, last_seen)
        _refuse_unless_it_moves(action, to_date, reason)
        moved = move_date(w, action, to_date, reason=reason, agreed_by=agreed_by, form_key=form_key)
        action.when_as_printed = when_as_printed
        action.no_date_reason = "" if to_date else no_date_reason or NoDateReason.NOT_STATED
        action.milestones = []
        w.save(action)
    return moved


def move_date(
    w: Writing,
    action: Action,
    to_date: date | None,
    *,
    reason: str,
    agreed_by: str,
    form_key: uuid.UUID | None = None,
) -> DateChange:
    """Record the move and set the action's date, which the caller saves."""
    moved = DateChange(
        action=action,
        by=w.by,
        from_date=action.due_on,
        to_date=to_date,
        reason=reason,
        agreed_by=agreed_by,
        form_key=form_key,
    )
    w.append(moved)
    action.due_on = to_date
    action.baseline_due_on = action.baseline_due_on or to_date
    return moved


def _refuse_unless_it_moves(action: Action, to_date: date | None, reason: str) -> None:
    if not reason:
        raise Refused("Say why the date moves: the reason is kept with it.")
    if to_date == action.due_on:
        raise Refused("This is the due date already. Give another date.")
    if to_date is not None and to_date < EARLIEST:
        raise Refused(f"{to_date} is too long ago to be meant. Check the year.")
