"""Recurring actions: completing one occurrence opens the next under the same ref."""

from __future__ import annotations

from datetime import date

from actions.models import Action, Occurrence
from actions.services.posting import end_rating, read_anew, refuse_if_edited, refuse_if_it_left
from people import clock
from people.errors import Refused
from people.models import User
from people.wording import day_words
from people.writing import Writing
from plans.writing import plan_writing

MOST_MONTHS = 60


def set_recurrence(
    action: Action,
    *,
    by: User | None,
    months: int | None,
    reason: str,
    last_seen: int | None = None,
    said_on: date | None = None,
) -> Action:
    """Say that an action recurs every so many months; none: it is done once.

    Where it recurs so already, nothing changes.

    Args:
        last_seen: the newest revision of the action that the user had before them; none where
            nobody looked at a page.

    Raises:
        Refused: no reason is given, the number cannot be meant, or the action left the plan.
        Stale: someone changed the action after the user looked. Nothing was written.
    """
    if not reason:
        raise Refused("Say why the action recurs, or no longer does.")
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise Refused(f"An action recurs every 1 to {MOST_MONTHS} months. Give such a number.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        read_anew(action)
        refuse_if_it_left(action)
        if action.recurs_every == months:
            return action
        refuse_if_edited(action, last_seen)
        action.recurs_every = months
        w.save(action)
    return action


def months_after(day: date, months: int) -> date:
    """When what is done every so many months is due again.

    Raises:
        Refused: no calendar holds that month.
    """
    try:
        return clock.months_after(day, months)
    except (ValueError, IndexError):
        raise Refused(
            f"After {day_words(day)} nothing can recur. Correct the due date first."
        ) from None


def open_next_occurrence(w: Writing, action: Action) -> Occurrence:
    """End the occurrence that was signed off, and set the action to its next one."""
    if action.recurs_every is None:
        raise Refused(f"Action {action.ref} does not recur.")
    ended = action.due_on
    following = months_after(ended or clock.london_day(w.moment), action.recurs_every)
    occurrence = Occurrence(
        action=action,
        by=w.by,
        number=Occurrence.objects.filter(action=action).count() + 1,
        due_on=ended,
        next_due_on=following,
    )
    w.append(occurrence)
    action.due_on = action.baseline_due_on = following
    action.when_as_printed, action.no_date_reason, action.milestones = "", "", []
    w.save(action)
    which = f"due {day_words(ended)}" if ended else f"number {occurrence.number}"
    end_rating(
        w, action, f"The occurrence {which} was signed off. The next is due {day_words(following)}."
    )
    return occurrence
