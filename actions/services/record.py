"""Adding to an action's record: progress updates and date changes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.models import Action, DateChange, ProgressUpdate
from actions.selectors.document import current_updates
from people.errors import Refused, Stale
from people.models import Officer, User
from people.writing import Writing
from plans.brag import NEEDS_HELP, Rating, look
from plans.document import NoDateReason
from plans.models import Plan
from plans.writing import plan_writing


@dataclass(frozen=True, slots=True)
class Report:
    """What someone says of an action's progress."""

    rating: Rating | None
    evidence: str = ""
    reason: str = ""
    needed: str = ""
    needed_from: str = ""
    rating_as_printed: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One of many updates that are posted together."""

    action: Action
    report: Report
    by: User | None
    on_behalf_of: Officer | None = None


def post_update(
    action: Action,
    *,
    by: User | None,
    report: Report,
    on_behalf_of: Officer | None = None,
    last_seen: int | None = None,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> ProgressUpdate:
    """Add a progress update; it is never edited afterwards.

    Args:
        last_seen: the newest update that the user had before them (0: there was none); none
            where nobody looked at a page.
        form_key: the key of the form's rendering; the same key again returns the first result.

    Raises:
        Refused: the action is not open, or the report leaves out what its rating asks for.
        Stale: someone posted an update after the user looked. Nothing was written.
    """
    with plan_writing(action.plan, by=by, said_on=said_on) as w:
        posted = _posted(action, form_key)
        if posted:
            return posted
        action.refresh_from_db()
        refuse_unless_open(action)
        current = current_updates([action.pk], at=w.moment).get(action.pk)
        _refuse_if_newer(current, last_seen)
        _refuse_if_incomplete(report, current)
        update = _update(action, report, by, on_behalf_of, form_key)
        w.append(update)
    return update


def post_updates(
    plan: Plan, posts: Sequence[Post], *, said_on: date | None = None
) -> list[ProgressUpdate]:
    """``post_update`` for many actions of one plan at one moment, in as few queries.

    Raises:
        Refused: an action is not open, is another plan's or comes twice, or a report leaves out
            what its rating asks for; nothing was written.
    """
    with plan_writing(plan, by=None, said_on=said_on) as w:
        keys = [post.action.pk for post in posts]
        _refuse_unless_each_is_of(plan, keys)
        current = current_updates(keys, at=w.moment)
        for post in posts:
            _refuse_if_incomplete(post.report, current.get(post.action.pk))
        updates = [_update(p.action, p.report, p.by, p.on_behalf_of, None) for p in posts]
        w.append_all(updates)
    return updates


def _refuse_unless_each_is_of(plan: Plan, keys: Sequence[int]) -> None:
    held = Action.objects.filter(plan=plan, pk__in=keys)
    for action in held.exclude(state=Action.State.OPEN)[:1]:
        refuse_unless_open(action)
    if held.count() < len(keys):
        raise Refused("An action comes twice or is another plan’s. Name each of this plan once.")


def correct_update(
    wrong: ProgressUpdate,
    *,
    by: User | None,
    report: Report,
    on_behalf_of: Officer | None = None,
    said_on: date | None = None,
) -> ProgressUpdate:
    """Put a mistake right by a further update that names the one it corrects.

    Raises:
        Refused: the action is not open, the update was corrected already, no reason is given, or
            the report leaves out what its rating asks for.
    """
    with plan_writing(wrong.action.plan, by=by, said_on=said_on) as w:
        refuse_unless_open(Action.objects.get(pk=wrong.action_id))
        if ProgressUpdate.objects.filter(corrects=wrong).exists():
            raise Refused("This update was corrected already. Correct the newer one.")
        if not report.reason:
            raise Refused("Say what was wrong with the update that you correct.")
        _refuse_if_incomplete(report, None)
        update = _update(wrong.action, report, by, on_behalf_of, None)
        update.corrects = wrong
        w.append(update)
    return update


def change_date(
    action: Action,
    *,
    by: User | None,
    to_date: date | None,
    reason: str,
    agreed_by: str = "",
    when_as_printed: str = "",
    no_date_reason: NoDateReason | None = None,
    said_on: date | None = None,
) -> DateChange:
    """Move an action's due date; the baseline stays.

    Raises:
        Refused: the action is not open, no reason is given, or the date is the same.
    """
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        action.refresh_from_db()
        refuse_unless_open(action)
        if not reason:
            raise Refused("Say why the date moves: the reason is kept with it.")
        if to_date == action.due_on:
            raise Refused("This is the due date already. Give another date.")
        moved = move_date(w, action, to_date, reason=reason, agreed_by=agreed_by)
        action.when_as_printed = when_as_printed
        action.no_date_reason = "" if to_date else no_date_reason or NoDateReason.NOT_STATED
        action.milestones = []
        w.save(action)
    return moved


def move_date(
    w: Writing, action: Action, to_date: date | None, *, reason: str, agreed_by: str
) -> DateChange:
    """Record the move and set the action's date, which the caller saves."""
    moved = DateChange(
        action=action,
        by=w.by,
        from_date=action.due_on,
        to_date=to_date,
        reason=reason,
        agreed_by=agreed_by,
    )
    w.append(moved)
    action.due_on = to_date
    action.baseline_due_on = action.baseline_due_on or to_date
    return moved


def _posted(action: Action, form_key: uuid.UUID | None) -> ProgressUpdate | None:
    if form_key is None:
        return None
    posted = ProgressUpdate.objects.filter(form_key=form_key).first()
    if posted is not None and posted.action_id != action.pk:
        raise Refused("This form was posted for another action. Open the action's page again.")
    return posted


def refuse_unless_open(action: Action) -> None:
    """Raise Refused where an action is signed off or has left its plan."""
    if action.state != Action.State.OPEN:
        raise Refused(f"Action {action.ref} is {action.state}: nothing can be added to it.")


def _refuse_if_newer(current: ProgressUpdate | None, last_seen: int | None) -> None:
    if last_seen is not None and (current.pk if current else 0) != last_seen:
        raise Stale("Someone posted an update after you opened this page.")


def _refuse_if_incomplete(report: Report, current: ProgressUpdate | None) -> None:
    if report.rating is None and not report.evidence:
        raise Refused("Give a rating, or say what has been done.")
    before = current.rating if current else ""
    if before and report.rating != before and not report.reason:
        raise Refused(f"Say why the rating is no longer {look(Rating(before)).word}.")
    if report.rating in NEEDS_HELP and not (report.needed and report.needed_from):
        word = look(report.rating).word
        raise Refused(f"{word} asks what is needed, and from whom. Fill in both.")


def _update(
    action: Action,
    report: Report,
    by: User | None,
    on_behalf_of: Officer | None,
    form_key: uuid.UUID | None,
) -> ProgressUpdate:
    return ProgressUpdate(
        action=action,
        by=by,
        on_behalf_of=on_behalf_of,
        rating=report.rating or "",
        rating_as_printed=report.rating_as_printed,
        evidence=report.evidence,
        reason=report.reason,
        needed=report.needed,
        needed_from=report.needed_from,
        form_key=form_key,
    )
