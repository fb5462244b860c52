"""Closing a plan: what is in the way, who signed, and where every action of it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from actions.forms.plan import ClosePlanForm, SignClosingForm
from actions.reconciling import account
from actions.selectors.closing import Fate, reconciliation, signatures, unsigned
from actions.services.closing import close_plan, sign_closing
from actions.views.asking import ask, plan_asked_of
from actions.views.frame import PlanFrame, reading_frame
from people.access import signed_in
from people.frame import Link
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from plans.selectors import plans_visible_to

_TITLE = "Closing the plan"


@require_safe
def closing_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """What is in the way, and the account of every action; as at any moment."""
    frame = reading_frame(request, partnership, plan)
    found = account(reconciliation(frame.plan, at=frame.as_at.moment))
    readable = set(plans_visible_to(request.user).values_list("pk", flat=True))
    context = frame.context(
        "versions",
        Link(frame.url("versions"), "Versions"),
        Link("", _TITLE),
        account=found,
        shares=[
            (share, [(fate, _address(frame, fate, readable)) for fate in share.fates])
            for share in found.shares
        ],
        still_open=len(found.of("open")),
        signatures=signatures(frame.plan, at=frame.as_at.moment),
        missing=[user.name for user in unsigned(frame.plan)] if frame.as_at.is_now else [],
        **_verbs(frame, nothing_open=not found.of("open")),
    )
    return render(request, "actions/closing.html", context)


def _address(frame: PlanFrame, fate: Fate, readable: set[int]) -> str:
    """The page of the action where it is; none in a plan that the reader may not see."""
    moved = fate.moved_to
    if moved is None:
        return frame.url("action", fate.ref)
    if moved.to_plan_id not in readable:
        return ""
    return frame.url_elsewhere(moved.to_plan, "action", moved.to_ref)


def _verbs(frame: PlanFrame, *, nothing_open: bool) -> dict[str, str]:
    """The addresses of what this reader may do here now; nothing while an action is open."""
    user, plan = frame.request.user, frame.plan
    ready = frame.as_at.is_now and nothing_open
    signs = ready and user.has_perm("actions.sign_closing", plan) and user in unsigned(plan)
    closes = ready and plan.is_open and user.has_perm("plans.edit", plan)
    return {
        "sign_url": frame.url("sign-closing") if signs else "",
        "close_url": frame.url("close-plan") if closes else "",
    }


@require_http_methods(FORM_METHODS)
@counts_once
def sign_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "actions.sign_closing")
    form = SignClosingForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: sign_closing(frame.plan, by=signed_in(request), **data)
    ):
        return done(request, "Your signature is kept.", frame.url("closing"))
    return ask(
        frame,
        form,
        Link(frame.url("closing"), _TITLE),
        title="Sign the closing",
        lede="A signature cannot be taken back. Every action must be signed off, transferred "
        "or withdrawn first.",
        current="versions",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def close_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "plans.edit")
    form = ClosePlanForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: close_plan(frame.plan, by=signed_in(request), **data)
    ):
        return done(request, "The plan is closed.", frame.url("closing"))
    return ask(
        frame,
        form,
        Link(frame.url("closing"), _TITLE),
        title="Close the plan",
        lede="From then on nothing is written to it. All of it can be read for ever.",
        current="versions",
    )
