"""An action leaves its plan, or is opened again after its sign-off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.editing import ReasonedForm
from actions.forms.moving import DestinationForm, TransferForm, destinations
from actions.models import Action
from actions.services.moving import Destination, transfer, withdraw
from actions.services.signing import reopen
from actions.views.asking import action_link, ask, asked_of
from actions.views.frame import PlanFrame, plan_url
from people.access import signed_in
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from plans.models import Objective


@require_http_methods(FORM_METHODS)
@counts_once
def reopen_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
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
@counts_once
def withdraw_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
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
@counts_once
def transfer_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
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
        lede=f"It goes to objective {objective.ref}: {objective.text.rstrip('.')}. "
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


def _told(request: HttpRequest, action: Action, sentence: str) -> HttpResponse:
    return done(request, sentence, plan_url(action.plan, "action", action.ref))
