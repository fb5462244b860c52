"""An action leaves its plan, or is opened again after its sign-off."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.editing import ReasonedForm
from actions.forms.moving import DestinationForm, TransferForm, destinations
from actions.models import Action, Posted, Reopening, Transfer
from actions.selectors.actions import find_action
from actions.services.moving import Destination, transfer, withdraw
from actions.services.posting import posted_before
from actions.services.signing import reopen
from actions.views.asking import FORM_METHODS, action_link, ask, asked_of
from actions.views.frame import PlanFrame, plan_frame, plan_url
from people.access import signed_in
from people.views.asking import done, sent
from plans.models import Objective


@require_http_methods(FORM_METHODS)
def reopen_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    if done_before := _posted_before(request, Reopening):
        return _told(request, done_before.action, "The action is open again.")
    frame, action = asked_of(request, partnership, plan, ref, "actions.reopen")
    form = ReasonedForm(sent(request), button="Open it again", warns=True)
    if request.method == "POST" and form.carries_out(
        lambda data: reopen(action, by=signed_in(request), **data)
    ):
        return _told(request, action, "The action is open again.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Open {action.ref} again",
        lede="Its sign-off stays in the record. It has no rating until its lead gives one.",
        action=action,
    )


@require_http_methods(FORM_METHODS)
def withdraw_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    if left := _withdrawn_before(request, partnership, plan, ref):
        return _told(request, left, "The action has left the plan.")
    frame, action = asked_of(request, partnership, plan, ref, "actions.edit")
    form = ReasonedForm(sent(request), button="Withdraw the action", warns=True)
    if request.method == "POST" and form.carries_out(
        lambda data: withdraw(action, by=signed_in(request), reason=data["reason"])
    ):
        return _told(request, action, "The action has left the plan.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Withdraw {action.ref}",
        lede="It leaves the plan with your reason. Its record stays, and its ref is never reused.",
        action=action,
    )


@require_http_methods(FORM_METHODS)
def transfer_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    if done_before := _posted_before(request, Transfer):
        return _told(request, done_before.action, "The action is in its new plan.")
    frame, action = asked_of(request, partnership, plan, ref, "actions.edit")
    goals = destinations(signed_in(request), frame.plan)
    objective = _chosen(request, goals)
    if objective is None:
        return _where(frame, action, goals)
    form = TransferForm(sent(request), objective=objective)
    if request.method == "POST" and form.carries_out(
        lambda data: transfer(
            action,
            by=signed_in(request),
            to=Destination(objective, data["ref"]),
            reason=data["reason"],
            form_key=data["form_key"],
        )
    ):
        return _told(request, action, "The action is in its new plan.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Move {action.ref} to “{objective.plan.title}”",
        lede=f"It goes to objective {objective.ref}: {objective.text} "
        "Its record, key and leads go with it; both plans show the way.",
        action=action,
    )


def _chosen(request: HttpRequest, goals: list[Objective]) -> Objective | None:
    """The objective that was chosen in the first step, which stands in the address."""
    asked = request.GET.get("to", "")
    return next((goal for goal in goals if str(goal.pk) == asked), None)


def _where(frame: PlanFrame, action: Action, goals: list[Objective]) -> HttpResponse:
    """The first step: to which objective of which plan."""
    return ask(
        frame,
        DestinationForm(goals=goals),
        action_link(frame, action),
        title=f"Move {action.ref} to another plan",
        lede="Choose where it goes. Nothing moves yet."
        if goals
        else "There is no other open plan that you may edit, so it cannot go anywhere.",
        action=action,
    )


def _posted_before(request: HttpRequest, model: type[Any]) -> Any:
    """What the user's own form did when it was first posted; none for the first time.

    It is asked before the permission: what was done may have taken the permission away.
    """
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
    found: Posted | None = posted_before(model, key)
    return found if found and found.by_id == signed_in(request).pk else None


def _withdrawn_before(request: HttpRequest, partnership: str, plan: str, ref: str) -> Action | None:
    """The action, where a form withdraws it that did so already with these words."""
    if request.method != "POST":
        return None
    frame = plan_frame(request, partnership, plan)
    action = find_action(frame.plan, ref)
    reason = request.POST.get("reason", "").strip()
    is_same = action.state == Action.State.WITHDRAWN and action.state_reason == reason
    return action if is_same and request.user.has_perm("plans.edit", frame.plan) else None


def _told(request: HttpRequest, action: Action, sentence: str) -> HttpResponse:
    return done(request, sentence, plan_url(action.plan, "action", action.ref))
