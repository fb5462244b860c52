"""Completion: a lead proposes, a chair (and a chief officer, if asked) decides, a chair reopens."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from actions.models import (
    Action,
    Consideration,
    ProgressUpdate,
    Reopening,
    SignOff,
)
from actions.services.posting import (
    accept,
    end_rating,
    posted_before,
    read_anew,
    refuse_own,
    refuse_unless_open,
)
from actions.services.record import recorded_now
from actions.services.recurring import open_next_occurrence
from people import clock
from people.errors import Refused, Stale
from people.models import User
from people.wording import day_words
from people.writing import Writing
from plans.brag import Rating
from plans.models import Plan
from plans.writing import plan_writing


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decides on a completion, in which capacity, why, and what they had before them."""

    capacity: SignOff.Capacity
    rationale: str
    last_seen: int | None = None
    """The Blue update that was judged; none where nobody looked at a page."""
    form_key: uuid.UUID | None = None


def capacities(plan: Plan) -> tuple[SignOff.Capacity, ...]:
    """Who has to sign off an action of the plan."""
    chair, chief = SignOff.Capacity.CHAIR, SignOff.Capacity.CHIEF_OFFICER
    return (chair, chief) if plan.second_sign_off else (chair,)


def sign_off(
    action: Action, *, by: User | None, judgement: Judgement, said_on: date | None = None
) -> SignOff:
    """Decide that an action is complete; with the last signature that the plan asks for, it is.

    The Blue update that is judged counts as considered. A recurring action opens its next
    occurrence.

    Raises:
        Refused: there is no rationale, nothing to sign off, a signature in this capacity or by
            this person already, the update was returned, the action changed since the chair
            signed, or whoever signs leads the action.
        Stale: the action was updated after the user looked. Nothing was written.
    """
    with plan_writing(action.plan, by=by, reason="Signed off", said_on=said_on) as w:
        before = _judged_before(action, judgement, SignOff.Decision.SIGNED_OFF)
        if before:
            return before
        update = _update_to_judge(w, action, judgement)
        _refuse_if_changed_since_signed(update)
        signed = _judge(w, action, update, judgement, SignOff.Decision.SIGNED_OFF)
        _consider(w, update, Consideration.Decision.ACCEPTED, "Signed off.")
        if _is_complete(action.plan, update):
            _complete(w, action)
    return signed


def return_sign_off(
    action: Action, *, by: User | None, judgement: Judgement, said_on: date | None = None
) -> SignOff:
    """Decide that an action is not complete yet, with the reason, which its lead reads.

    Raises:
        Refused: there is no reason, nothing to return, or whoever decides leads the action.
        Stale: the action was updated after the user looked. Nothing was written.
    """
    with plan_writing(action.plan, by=by, reason="Sign-off returned", said_on=said_on) as w:
        before = _judged_before(action, judgement, SignOff.Decision.RETURNED)
        if before:
            return before
        update = _update_to_judge(w, action, judgement)
        returned = _judge(w, action, update, judgement, SignOff.Decision.RETURNED)
        _consider(w, update, Consideration.Decision.RETURNED, judgement.rationale)
    return returned


def reopen(
    action: Action,
    *,
    by: User | None,
    reason: str,
    form_key: uuid.UUID | None = None,
    said_on: date | None = None,
) -> Reopening:
    """Open a signed-off action again; it has no rating until its lead gives one.

    Raises:
        Refused: no reason is given, or the action is not signed off.
    """
    if not reason:
        raise Refused("Say why the action is opened again.")
    with plan_writing(action.plan, by=by, reason=reason, said_on=said_on) as w:
        before = posted_before(Reopening, form_key, {"reason": reason}, action_id=action.pk)
        if before:
            return before
        read_anew(action)
        if action.state != Action.State.SIGNED_OFF:
            raise Refused(f"Action {action.ref} is {action.state}: there is nothing to reopen.")
        reopened = Reopening(action=action, by=by, reason=reason, form_key=form_key)
        w.append(reopened)
        action.state = Action.State.OPEN
        w.save(action)
        day = day_words(clock.london_day(w.moment))
        end_rating(w, action, f"Opened again on {day}, after its sign-off.", reason)
    return reopened


def complete_what_the_chair_signed(plan: Plan, *, by: User | None) -> None:
    """Complete, now, what waited for a second signature that is no longer asked for.

    A signature is bound to what it judged: an action with other words or another date since then
    stays open, and is to be proposed again.
    """
    with plan_writing(plan, by=by, reason=_NO_SECOND) as w:
        for signed in _held_back(plan):
            if _stands(w, signed):
                _complete(w, signed.action)


_NO_SECOND = "Signed off by the chair; the second signature is no longer asked for"


def _held_back(plan: Plan) -> QuerySet[SignOff]:
    """What a chair has signed on the plan's open actions, which nobody changed since."""
    held = SignOff.objects.holding().filter(
        action__plan=plan, action__state=Action.State.OPEN, capacity=SignOff.Capacity.CHAIR
    )
    return held.select_related("action__plan")


def _stands(w: Writing, signed: SignOff) -> bool:
    """Whether the update that was signed is the newest, and is returned by nobody."""
    current = recorded_now(w, signed.action)
    returned = SignOff.objects.filter(update=signed.update_id, decision=SignOff.Decision.RETURNED)
    return current is not None and current.pk == signed.update_id and not returned.exists()


def _judged_before(
    action: Action, judgement: Judgement, decision: SignOff.Decision
) -> SignOff | None:
    about = {"action_id": action.pk, "decision": decision}
    return posted_before(SignOff, judgement.form_key, {"rationale": judgement.rationale}, **about)


def _update_to_judge(w: Writing, action: Action, judgement: Judgement) -> ProgressUpdate:
    """The Blue update that stands, which nobody in this capacity has judged."""
    if not judgement.rationale:
        raise Refused("Give your reason: it is printed beside your name.")
    read_anew(action)
    refuse_unless_open(action)
    refuse_own(w, action)
    update = recorded_now(w, action)
    if judgement.last_seen is not None and (update is None or update.pk != judgement.last_seen):
        raise Stale("Someone posted an update after you opened this page.")
    if update is None or update.rating != Rating.BLUE:
        raise Refused(f"Nobody says that {action.ref} is complete: it is not rated Blue.")
    _refuse_if_judged(w, update, judgement.capacity)
    return update


def _refuse_if_judged(w: Writing, update: ProgressUpdate, capacity: SignOff.Capacity) -> None:
    decided = SignOff.objects.filter(update=update)
    if decided.filter(capacity=capacity).exists():
        raise Refused("This was decided already. Look at the queue again.")
    if w.by is not None and decided.filter(by=w.by).exists():
        raise Refused("You signed this already: the second signature is somebody else’s.")
    returned = Consideration.objects.filter(update=update, decision=Consideration.Decision.RETURNED)
    if returned.exists() or decided.filter(decision=SignOff.Decision.RETURNED).exists():
        raise Refused("This was returned to its lead, who has not proposed it again.")


def _refuse_if_changed_since_signed(update: ProgressUpdate) -> None:
    if SignOff.objects.lapsed().filter(update=update).exists():
        raise Refused(
            "The action was changed after its chair signed it. "
            "Its lead has to propose it as complete again."
        )


def _judge(
    w: Writing,
    action: Action,
    update: ProgressUpdate,
    judgement: Judgement,
    decision: SignOff.Decision,
) -> SignOff:
    if judgement.capacity not in capacities(action.plan):
        raise Refused("This plan asks for no second sign-off.")
    made = SignOff(
        action=action,
        update=update,
        by=w.by,
        capacity=judgement.capacity,
        decision=decision,
        rationale=judgement.rationale,
        text=action.text,
        evidence=update.evidence,
        due_on=action.due_on,
        form_key=judgement.form_key,
    )
    w.append(made)
    return made


def _consider(
    w: Writing, update: ProgressUpdate, decision: Consideration.Decision, reason: str
) -> None:
    """A decision on completion is a decision on the update too, where there was none yet."""
    if Consideration.objects.filter(update=update).exists():
        return
    if decision == Consideration.Decision.ACCEPTED:
        accept(w, update, reason)
    else:
        w.append(Consideration(update=update, by=w.by, decision=decision, reason=reason))


def _is_complete(plan: Plan, update: ProgressUpdate) -> bool:
    signed = SignOff.objects.holding().filter(update=update)
    return set(capacities(plan)) <= set(signed.values_list("capacity", flat=True))


def _complete(w: Writing, action: Action) -> None:
    if action.recurs_every:
        open_next_occurrence(w, action)
    else:
        action.state = Action.State.SIGNED_OFF
        w.save(action)
