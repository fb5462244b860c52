"""Who may do what with an action and what is said of it."""

from __future__ import annotations

from typing import Any

from actions.models import Action, Challenge, ProgressUpdate, SavedFilter
from actions.selectors.document import IN_THE_PLAN
from people.models import User
from people.permissions import (
    LABELS,
    LEAD,
    Kind,
    add,
    belongs,
    is_administrator,
    is_chair,
    reads_restricted,
    role,
    sees_recorded,
)
from people.rule import Rule, Said, condition
from people.selectors.accounts import chairs
from people.standing import standing
from plans.models import Plan
from plans.permissions import UNTIL_CLOSED

Subject = Action | Challenge | ProgressUpdate
"""An action, or something that was said of one."""


def _action(obj: Subject | None) -> Action | None:
    return obj if obj is None or isinstance(obj, Action) else obj.action


def _plan(obj: Subject | Plan | None) -> Plan | None:
    return obj if isinstance(obj, Plan) else getattr(_action(obj), "plan", None)


@condition(
    "on actions that they lead",
    "you act for none of its leads",
    holders=[LEAD],
    denied=Said(
        "unless they act for one of its leads",
        "you act for one of its leads, so somebody else has to",
    ),
)
def acts_for_a_lead(user: object, obj: Subject | None = None) -> bool:
    """The user acts today for one of the officers who lead the action today."""
    officers, action = standing(user).officers, _action(obj)
    if action is None or not officers:
        return False
    return any(lead.officer_id in officers for lead in action.leads.all())


@condition("while the action is open", "the action is not open")
def is_open(_user: object, obj: Subject | None = None) -> bool:
    action = _action(obj)
    return action is not None and action.state == Action.State.OPEN


@condition("while the action is in the plan", "the action has left the plan")
def is_in_the_plan(_user: object, obj: Subject | None = None) -> bool:
    action = _action(obj)
    return action is not None and action.state in IN_THE_PLAN


@condition("once the action is signed off", "the action is not signed off")
def is_signed_off(_user: object, action: Action | None = None) -> bool:
    return action is not None and action.state == Action.State.SIGNED_OFF


@condition("while the plan is open", "the plan is not open")
def is_of_an_open_plan(_user: object, obj: Subject | Plan | None = None) -> bool:
    """While a plan is being set up only its administrators write to it; a closed one is read."""
    plan = _plan(obj)
    return plan is not None and plan.is_open and not plan.is_closed


@condition(*UNTIL_CLOSED)
def is_of_no_closed_plan(_user: object, obj: Subject | Plan | None = None) -> bool:
    plan = _plan(obj)
    return plan is not None and not plan.is_closed


@condition("where the plan asks for two signatures", "the plan asks for one signature")
def asks_for_two_signatures(_user: object, obj: Action | Plan | None = None) -> bool:
    plan = _plan(obj)
    return plan is not None and plan.second_sign_off


@condition("for the body that raised it", "it is for another body’s chair", holders=[Kind.CHAIR])
def chairs_the_challengers_body(user: object, challenge: Challenge | None = None) -> bool:
    """The user chairs the body for which the challenge was raised; without one, the sub-group."""
    if challenge is None or not isinstance(user, User):
        return False
    if challenge.body is None:
        return bool(is_chair(user, challenge))
    return chairs(user, challenge.body)


@condition("if it is asked of them", "it is asked of somebody else", holders=[LEAD])
def acts_for_the_one_asked(user: object, update: ProgressUpdate | None = None) -> bool:
    """The user acts today for the officer from whom the update says that something is needed."""
    return update is not None and update.asked_id in standing(user).officers


def _chairs_some_body(user: object, obj: Any = None) -> bool:
    """The user chairs a body of the partnership, whether or not it drives the plan."""
    return obj is not None and standing(user).holds_anywhere(Kind.CHAIR, obj.scope)


@condition("if they saved it", "somebody else saved it", holders=LABELS)
def keeps_it(user: object, saved: SavedFilter | None = None) -> bool:
    return saved is not None and isinstance(user, User) and saved.owner_id == user.pk


@condition("if it is shared", "it is not shared")
def is_shared(_user: object, saved: SavedFilter | None = None) -> bool:
    return saved is not None and saved.shared


is_chief_officer = role(Kind.CHIEF_OFFICER)
signs_for_others = acts_for_a_lead & (is_chair | (is_chief_officer & asks_for_two_signatures))
"""The user would sign off this action, but acts for one of its leads."""
chairs_some_body = Rule(_chairs_some_body, "chairs some body", holders=[Kind.CHAIR])
may_question = chairs_some_body | role(Kind.CHIEF_OFFICER, Kind.BOARD_MEMBER, Kind.SCRUTINY_OFFICER)
_live = is_of_an_open_plan
_edits = is_administrator & is_of_no_closed_plan

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "actions.see": ("read an action and its record", belongs),
    "actions.see_recorded": (
        "see what is recorded on an action and not yet considered",
        sees_recorded | acts_for_a_lead,
    ),
    "actions.read_restricted": (
        "read restricted text of an action's record: what is exempt",
        reads_restricted | acts_for_a_lead,
    ),
    "actions.post_update": (
        "post an update on an action",
        is_open & ((acts_for_a_lead & _live) | _edits),
    ),
    "actions.correct_update": (
        "correct an update",
        is_in_the_plan & ((acts_for_a_lead & _live) | _edits),
    ),
    "actions.ask_date": (
        "ask for another due date",
        is_open & _live & (acts_for_a_lead | is_administrator),
    ),
    "actions.change_date": ("change the due date of an action", is_open & _edits),
    "actions.see_queue": (
        "see the queue of what waits for a decision",
        sees_recorded | (is_chief_officer & asks_for_two_signatures),
    ),
    "actions.consider": (
        "consider updates: accept them, or return them",
        is_chair & _live,
    ),
    "actions.decide_date": (
        "agree to a date that is asked for, or refuse it",
        is_chair & _live & ~acts_for_a_lead,
    ),
    "actions.sign_off": ("sign off an action", is_open & _live & is_chair & ~acts_for_a_lead),
    "actions.second_sign_off": (
        "sign off an action as the second who signs",
        is_open & _live & is_chief_officer & asks_for_two_signatures & ~acts_for_a_lead,
    ),
    "actions.reopen": ("open a signed-off action again", is_signed_off & _live & is_chair),
    "actions.challenge": ("challenge a rating", is_in_the_plan & _live & may_question),
    "actions.answer_challenge": (
        "answer a challenge",
        is_in_the_plan & _live & (acts_for_a_lead | is_administrator),
    ),
    "actions.close_challenge": (
        "close a challenge",
        chairs_the_challengers_body & _live,
    ),
    "actions.answer_need": (
        "answer what is needed",
        _live & (acts_for_the_one_asked | is_chair | is_chief_officer | is_administrator),
    ),
    "actions.edit": (
        "reword, re-lead, withdraw and transfer actions",
        is_in_the_plan & _edits,
    ),
    "actions.erase_text": (
        "erase a text from an action's record where the law asks for it",
        is_administrator,
    ),
    "actions.erase_anywhere": (
        "erase a text from any part of the partnership's record where the law asks for it",
        is_administrator,
    ),
    "actions.delete_saved_filter": (
        "delete a saved view",
        (keeps_it & belongs) | (is_shared & is_administrator),
    ),
    "actions.sign_closing": (
        "sign the closing of a plan",
        is_chief_officer & _live,
    ),
}

add(PERMISSIONS)
