"""What every service that adds to an action's record shares."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from actions.models import Action, ActionLead, Consideration, Posted, ProgressUpdate
from actions.selectors.document import IN_THE_PLAN
from people import clock
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import Acting, User
from people.standing import in_force
from people.writing import Writing
from plans.models import Plan

_P = TypeVar("_P", bound=Posted)

Words = Mapping[str, Any]
"""What a form says, as the row names it: ``{"reason": "No trainers"}``."""
SAID_OTHERWISE = (
    "This form was sent before, and what it said then is in the record. What it says now is not: "
    "open the page again, and send it from there."
)


def posted_before(
    model: type[_P], form_key: uuid.UUID | None, said: Words, **about: object
) -> _P | None:
    """What the same form gave when it was first posted; none for the first time.

    Args:
        said: what the form says now.
        about: what the form speaks of, and what it decides, as the row names it: ``action_id=3``.

    Raises:
        Refused: the form was posted before and spoke of something else, or said it otherwise.
    """
    if form_key is None:
        return None
    before = model._default_manager.filter(form_key=form_key).first()
    if before:
        refuse_unless_about(before, **about)
        refuse_unless_said(before, said)
    return before


def refuse_unless_about(before: Model, **about: object) -> None:
    """Raise Refused where what a form gave before is about something else than it says now."""
    if _differs(before, about):
        raise Refused("This form was posted for something else. Open the page again.")


def refuse_unless_said(before: Model, said: Words) -> None:
    """Raise Refused where a form that gave a row says something else now: no word is lost."""
    if _differs(before, said):
        raise Refused(SAID_OTHERWISE)


def _differs(before: Model, wanted: Words) -> bool:
    return any(getattr(before, name) != value for name, value in wanted.items())


def append_once(
    w: Writing,
    model: type[_P],
    form_key: uuid.UUID | None,
    say: Callable[[], _P],
    said: Words,
    **about: object,
) -> _P:
    """Append what a form says, or give what the same form gave when it was first posted.

    Args:
        say: makes the row, which is not appended yet; it is asked under the lock, the first time.
        said, about: as for ``posted_before``.

    Raises:
        Refused: the form was posted before and spoke of something else, or said it otherwise; or
            as ``say`` refuses.
    """
    before = posted_before(model, form_key, said, **about)
    if before:
        return before
    made = say()
    made.form_key = form_key
    w.append(made)
    return made


def refuse_if_edited(action: Action, last_seen: int | None) -> None:
    """Raise Stale where an action was edited after the user looked."""
    if last_seen is not None and newest_revision(action) != last_seen:
        raise Stale("Someone changed this action after you opened this page.")


def read_anew(action: Action) -> None:
    """Read an action under the lock as it stands now.

    Raises:
        Refused: it went to another plan meanwhile, where others decide on it.
    """
    plan = action.plan_id
    action.refresh_from_db()
    if action.plan_id != plan:
        raise Refused(
            f"This action went to “{action.plan}” meanwhile, where it is {action.ref}. "
            "Open it there."
        )


def refuse_unless_open(action: Action) -> None:
    """Raise Refused where an action is signed off or has left its plan."""
    if action.state != Action.State.OPEN:
        raise Refused(f"Action {action.ref} is {action.state}: nothing can be added to it.")


def refuse_if_it_left(action: Action) -> None:
    """Raise Refused where an action is no longer in its plan."""
    if action.state not in IN_THE_PLAN:
        raise Refused(f"Action {action.ref} is {action.state}: nothing of it changes any more.")


def acts_for_a_lead_on(user: User, action: Action, day: date) -> bool:
    """Whether the user acts, on a London day, for one of the officers who lead the action."""
    led = ActionLead.objects.filter(action=action).values("officer")
    return Acting.objects.filter(in_force(day), user=user, officer__in=led).exists()


def refuse_own(w: Writing, action: Action) -> None:
    """Raise Refused where whoever decides leads the action, or acts for one who does."""
    if w.by is not None and acts_for_a_lead_on(w.by, action, clock.london_day(w.moment)):
        raise Refused(
            f"You act for a lead of {action.ref}, and nobody decides on an action of their own. "
            "Ask another chair."
        )


def append_update(w: Writing, update: ProgressUpdate) -> None:
    """Append an update; in a plan that asks for no consideration it counts at once."""
    append_updates(w, update.action.plan, [update])


def append_updates(w: Writing, plan: Plan, updates: Sequence[ProgressUpdate]) -> None:
    """Append updates of one plan, as ``append_update`` does each."""
    w.append_all(updates)
    if not plan.needs_consideration:
        w.append_all([_acceptance(w, u, "The plan asks for no consideration.") for u in updates])


def accept(w: Writing, update: ProgressUpdate, reason: str = "") -> Consideration:
    """Append the acceptance of an update that nobody has decided on yet."""
    accepted = _acceptance(w, update, reason)
    w.append(accepted)
    return accepted


def _acceptance(w: Writing, update: ProgressUpdate, reason: str) -> Consideration:
    accepted = Consideration.Decision.ACCEPTED
    return Consideration(update=update, by=w.by, decision=accepted, reason=reason)


def end_rating(w: Writing, action: Action, what: str, reason: str = "") -> ProgressUpdate:
    """Append an update without a rating, which says why the former one no longer holds.

    Args:
        what: what was done, in words of ours.
        reason: as somebody gave it, word for word: so it is erased wherever it stands.
    """
    update = ProgressUpdate(action=action, by=w.by, evidence=what, reason=reason)
    w.append(update)
    accept(w, update, what)
    return update
