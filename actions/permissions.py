"""Who may do what with an action and what is said of it."""

from __future__ import annotations

from typing import Any

import rules

from actions.models import Action, Challenge, ProgressUpdate, SavedFilter
from people.models import User
from people.permissions import (
    Kind,
    add,
    belongs,
    is_administrator,
    is_chair,
    role,
    sees_recorded,
)
from people.selectors.accounts import chairs
from people.standing import standing
from plans.models import Plan


def _action(obj: Action | Challenge | ProgressUpdate | None) -> Action | None:
    """The action itself, or the one that something was said of."""
    return obj if obj is None or isinstance(obj, Action) else obj.action


@rules.predicate  # type: ignore[untyped-decorator]
def acts_for_a_lead(user: object, obj: Action | Challenge | ProgressUpdate | None = None) -> bool:
    """The user acts today for one of the officers who lead the action today."""
    officers, action = standing(user).officers, _action(obj)
    if action is None or not officers:
        return False
    return any(lead.officer_id in officers for lead in action.leads.all())


@rules.predicate  # type: ignore[untyped-decorator]
def is_open(_user: object, obj: Action | Challenge | ProgressUpdate | None = None) -> bool:
    action = _action(obj)
    return action is not None and action.state == Action.State.OPEN


@rules.predicate  # type: ignore[untyped-decorator]
def is_in_the_plan(_user: object, obj: Action | Challenge | ProgressUpdate | None = None) -> bool:
    action = _action(obj)
    return action is not None and action.state in (Action.State.OPEN, Action.State.SIGNED_OFF)


@rules.predicate  # type: ignore[untyped-decorator]
def is_signed_off(_user: object, action: Action | None = None) -> bool:
    return action is not None and action.state == Action.State.SIGNED_OFF


@rules.predicate  # type: ignore[untyped-decorator]
def is_of_an_open_plan(
    _user: object, obj: Action | Challenge | ProgressUpdate | Plan | None = None
) -> bool:
    """While a plan is being set up only its administrators write to it; a closed one is read."""
    plan = obj if isinstance(obj, Plan) else getattr(_action(obj), "plan", None)
    return plan is not None and plan.is_open and not plan.is_closed


@rules.predicate  # type: ignore[untyped-decorator]
def asks_for_two_signatures(_user: object, obj: Action | Plan | None = None) -> bool:
    plan = obj.plan if isinstance(obj, Action) else obj
    return plan is not None and plan.second_sign_off


@rules.predicate  # type: ignore[untyped-decorator]
def chairs_the_challengers_body(user: object, challenge: Challenge | None = None) -> bool:
    """The user chairs the body for which the challenge was raised; without one, the sub-group."""
    if challenge is None or not isinstance(user, User):
        return False
    if challenge.body is None:
        return bool(is_chair(user, challenge))
    return chairs(user, challenge.body)


@rules.predicate  # type: ignore[untyped-decorator]
def acts_for_the_one_asked(user: object, update: ProgressUpdate | None = None) -> bool:
    """The user acts today for the officer from whom the update says that something is needed."""
    return update is not None and update.asked_id in standing(user).officers


@rules.predicate  # type: ignore[untyped-decorator]
def chairs_some_body(user: object, obj: Any = None) -> bool:
    """The user chairs a body of the partnership, whether or not it drives the plan."""
    return obj is not None and standing(user).holds_anywhere(Kind.CHAIR, obj.scope)


@rules.predicate  # type: ignore[untyped-decorator]
def keeps_it(user: object, saved: SavedFilter | None = None) -> bool:
    return saved is not None and isinstance(user, User) and saved.owner_id == user.pk


@rules.predicate  # type: ignore[untyped-decorator]
def is_shared(_user: object, saved: SavedFilter | None = None) -> bool:
    return saved is not None and saved.shared


is_chief_officer = role(Kind.CHIEF_OFFICER)
signs_for_others = acts_for_a_lead & (is_chair | (is_chief_officer & asks_for_two_signatures))
"""The user would sign off this action, but acts for one of its leads."""
may_question = chairs_some_body | role(Kind.CHIEF_OFFICER, Kind.BOARD_MEMBER, Kind.SCRUTINY_OFFICER)
_live = is_of_an_open_plan


@rules.predicate  # type: ignore[untyped-decorator]
def is_of_no_closed_plan(
    _user: object, obj: Action | Challenge | ProgressUpdate | Plan | None = None
) -> bool:
    plan = obj if isinstance(obj, Plan) else getattr(_action(obj), "plan", None)
    return plan is not None and not plan.is_closed


_edits = is_administrator & is_of_no_closed_plan

PERMISSIONS: dict[str, tuple[str, Any]] = {
    "actions.see": ("read an action and its record", belongs),
    "actions.see_recorded": (
        "see what is recorded on an action and not yet considered",
        sees_recorded | acts_for_a_lead,
    ),
    "actions.post_update": (
        "post an update on an open action, as its lead or in a lead's name",
        is_open & ((acts_for_a_lead & _live) | _edits),
    ),
    "actions.correct_update": (
        "correct an update, as the action's lead or in a lead's name",
        is_in_the_plan & ((acts_for_a_lead & _live) | _edits),
    ),
    "actions.ask_date": (
        "ask for another due date, as the action's lead",
        is_open & _live & (acts_for_a_lead | _edits),
    ),
    "actions.change_date": ("change the due date of an open action", is_open & _edits),
    "actions.see_queue": (
        "see what waits for a chair's decision, or for a chief officer's signature",
        sees_recorded | (is_chief_officer & asks_for_two_signatures),
    ),
    "actions.consider": (
        "consider updates, as the sub-group's chair",
        is_chair & is_of_no_closed_plan,
    ),
    "actions.decide_date": ("decide on due dates, as the sub-group's chair", is_chair & _live),
    "actions.sign_off": (
        "sign off an action that you do not lead, as the sub-group's chair",
        is_open & _live & is_chair & ~acts_for_a_lead,
    ),
    "actions.second_sign_off": (
        "sign off an action that you do not lead, as a chief officer, where the plan asks for it",
        is_open & _live & is_chief_officer & asks_for_two_signatures & ~acts_for_a_lead,
    ),
    "actions.reopen": (
        "open a signed-off action again, as the sub-group's chair",
        is_signed_off & _live & is_chair,
    ),
    "actions.challenge": (
        "challenge a rating, as a chair, chief officer, board member or scrutiny officer",
        is_in_the_plan & _live & may_question,
    ),
    "actions.answer_challenge": (
        "answer a challenge, as the action's lead or in a lead's name",
        is_in_the_plan & _live & (acts_for_a_lead | _edits),
    ),
    "actions.close_challenge": (
        "close a challenge, as a chair of the challenger's body",
        chairs_the_challengers_body & _live,
    ),
    "actions.answer_need": (
        "answer what is needed, as the one asked, a chair or a chief officer",
        _live & (acts_for_the_one_asked | is_chair | is_chief_officer | _edits),
    ),
    "actions.edit": (
        "reword, re-lead, withdraw and transfer actions of a plan",
        is_in_the_plan & _edits,
    ),
    "actions.erase_text": (
        "erase a text from an action's record where the law asks for it",
        is_administrator,
    ),
    "actions.delete_saved_filter": (
        "delete a saved view of one's own, or as an administrator one that is shared",
        (keeps_it & belongs) | (is_shared & is_administrator),
    ),
    "actions.sign_closing": (
        "sign the closing of a plan, as a chief officer",
        is_chief_officer & is_of_no_closed_plan,
    ),
}

add(PERMISSIONS)
