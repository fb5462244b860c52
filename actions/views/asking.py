"""The page that asks for one thing about a plan or an action."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actions.models import Action
from actions.selectors.actions import get_action
from actions.views.frame import PlanFrame, plan_frame
from people import clock
from people.access import OnlyNow, demand
from people.frame import Link
from people.wording import day_words
from plans.models import Plan


def asked_of(
    request: HttpRequest, partnership: str, plan: str, ref: str, permission: str
) -> tuple[PlanFrame, Action]:
    """The frame and the action of a form's page, for a user who may do what it asks.

    Raises:
        Http404: there is no such action for this user.
        PermissionDenied: the user may not, and the page says why and whom to ask.
        OnlyNow: the address asks for a past moment.
    """
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    forbid_if_closed(frame.plan)
    demand(request.user, permission, action)
    refuse_the_past(frame, action)
    return frame, action


def plan_asked_of(request: HttpRequest, partnership: str, plan: str, permission: str) -> PlanFrame:
    """The frame of a form's page about a plan, for a user who may do what it asks.

    Raises:
        PermissionDenied: the user may not, or the plan is closed.
        OnlyNow: the address asks for a past moment.
    """
    frame = plan_frame(request, partnership, plan)
    forbid_if_closed(frame.plan)
    demand(request.user, permission, frame.plan)
    refuse_the_past(frame)
    return frame


def forbid_if_closed(plan: Plan) -> None:
    """Nobody's roles would help with a closed plan: say so, not whom to ask."""
    if plan.closed_at is not None:
        day = day_words(clock.london_day(plan.closed_at))
        raise PermissionDenied(f"The plan was closed on {day}: nothing is written to it any more.")


def refuse_the_past(frame: PlanFrame, action: Action | None = None) -> None:
    """Raise OnlyNow where the address asks for a past moment."""
    if frame.as_at.is_now:
        return
    past = Link(frame.url("plan"), frame.title)
    if action is not None:
        past = Link(frame.url("action", action.ref), f"Action {action.ref}")
    raise OnlyNow(frame.context("", past=past))


def ask(
    frame: PlanFrame,
    form: BaseForm,
    *crumbs: Link,
    title: str,
    lede: str,
    action: Action | None = None,
    current: str = "list",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of a form; the last crumb given, else the plan, is where "cancel" leads.

    Args:
        current: the entry of the navigation under which the page stands.
        more: ``beside``, a template of what stands before the form, and what it needs.
    """
    back = crumbs[-1] if crumbs else Link(frame.url("plan"), frame.title)
    context = frame.context(
        current, *crumbs, Link("", title),
        form=form, title=title, lede=lede, back=back, action=action,
        **more,
    )  # fmt: skip
    return render(frame.request, "actions/form.html", context, status=status)


def action_link(frame: PlanFrame, action: Action) -> Link:
    return Link(frame.url("action", action.ref), action.ref)
