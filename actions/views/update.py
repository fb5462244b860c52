"""Posting an update: the lead's minute."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from actions.forms.update import UpdateForm
from actions.models import Action, ProgressUpdate
from actions.selectors.actions import get_action
from actions.selectors.current import current_updates
from actions.services.posting import refuse_unless_open
from actions.services.record import post_update
from actions.views.frame import PlanFrame, plan_frame
from actions.views.leads import names_for
from people import clock
from people.access import demand
from people.errors import Refused, Stale
from people.frame import Link
from plans.document import Position

_CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def update_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    _forbid_unless_open(action)
    demand(request.user, "actions.post_update", action)
    last = _current(action)
    names = names_for(request, action)
    if request.method == "POST":
        form = UpdateForm(request.POST, request.FILES, action=action, last=last, names=names)
        return _post(frame, action, form, last)
    return _page(frame, action, UpdateForm(action=action, last=last, names=names), last)


def _forbid_unless_open(action: Action) -> None:
    """Nobody's roles would help with an action that left the plan: say so, not whom to ask."""
    try:
        refuse_unless_open(action)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from None


def _current(action: Action) -> ProgressUpdate | None:
    found = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)
    return found.get(action.pk)


def _post(
    frame: PlanFrame, action: Action, form: UpdateForm, last: ProgressUpdate | None
) -> HttpResponse:
    if not form.is_valid():
        return _page(frame, action, form, last)
    try:
        post_update(
            action,
            by=frame.request.user,  # type: ignore[arg-type]
            report=form.report(),
            on_behalf_of=form.on_behalf_of(),
            attachments=form.attachments(),
            links=form.links(),
            last_seen=form.cleaned_data["last_seen"],
            form_key=form.cleaned_data["form_key"],
        )
    except Stale:
        return _conflict(frame, action, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(frame, action, form, last)
    messages.success(frame.request, f"Your update of {action.ref} is in the record.")
    return redirect(frame.url("action", action.ref))


def _conflict(frame: PlanFrame, action: Action, form: UpdateForm) -> HttpResponse:
    """Someone was quicker: show both, keep what was typed, and ask."""
    newest = _current(action)
    data = {**form.data.dict(), "last_seen": str(newest.pk if newest else 0)}  # type: ignore[attr-defined]
    again = UpdateForm(data, form.files, action=action, last=newest, names=form.names)
    again.is_valid()
    again.add_error(
        None,
        "Someone posted an update after you opened this page. Nothing of yours is lost: "
        "read theirs below, then post yours again or leave it.",
    )
    return _page(frame, action, again, newest, status=_CONFLICT)


def _page(
    frame: PlanFrame,
    action: Action,
    form: UpdateForm,
    last: ProgressUpdate | None,
    **response: Any,
) -> HttpResponse:
    form.ask_for_files_again()
    context = frame.context(
        "my-work",
        Link(frame.url("action", action.ref), action.ref),
        Link("", f"Update {action.ref}"),
        action=action,
        form=form,
        last=last,
        in_conflict=response.get("status") == _CONFLICT,
    )
    return render(frame.request, "actions/update.html", context, **response)
