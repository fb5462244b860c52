"""Posting an update, the lead's minute, and putting one right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from actions.forms.update import CorrectionForm, ReportForm, UpdateForm
from actions.models import Action, ProgressUpdate
from actions.selectors.actions import get_action
from actions.selectors.posted import get_update
from actions.services.posting import refuse_unless_open
from actions.services.record import correct_update, post_update
from actions.views.asking import action_link, asked_of, forbid_if_closed, refuse_the_past
from actions.views.conflict import met, newest_update
from actions.views.frame import PlanFrame, plan_frame
from actions.views.leads import names_for
from people.access import demand, signed_in
from people.access_log.answer import shows_position
from people.errors import Refused
from people.frame import Link
from people.selectors.roster import names_now
from people.views.asking import FORM_METHODS, done, sent, sent_files
from plans.brag import Rating
from plans.document import Position


@require_http_methods(FORM_METHODS)
def update_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    forbid_if_closed(frame.plan)
    _forbid_unless_open(action)
    demand(request.user, "actions.post_update", action)
    refuse_the_past(frame, action)
    last = newest_update(action)
    form = UpdateForm(
        sent(request), sent_files(request), action=action, last=last,
        names=names_for(request, action), initial=_chosen(request),
    )  # fmt: skip
    if _posted(request, form, partial(post_update, action)):
        said = f"Your update of {action.ref} is in the record."
        return done(request, said, frame.url("action", action.ref))
    return _page(frame, action, form, last=last, title=f"Update {action.ref}")


def _chosen(request: HttpRequest) -> dict[str, str]:
    """The rating that a link chose already: ``?rating=blue`` proposes an action as complete."""
    code = request.GET.get("rating", "")
    return {"rating": code} if code in {rating.value for rating in Rating} else {}


@require_http_methods(FORM_METHODS)
def correct_page(
    request: HttpRequest, partnership: str, plan: str, ref: str, update: int
) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.correct_update")
    wrong = get_update(action, update)
    last = newest_update(action)
    form = CorrectionForm(
        sent(request), sent_files(request), action=action, last=last,
        names=names_for(request, action),
    )  # fmt: skip
    if _posted(request, form, partial(correct_update, wrong)):
        said = f"Your correction is in the record of {action.ref}. What it corrects stays there."
        return done(request, said, frame.url("action", action.ref))
    title = f"Correct an update of {action.ref}"
    return _page(frame, action, form, last=last, title=title, wrong=wrong)


def _posted(request: HttpRequest, form: ReportForm, verb: Callable[..., ProgressUpdate]) -> bool:
    """Whether the form was sent, and the verb put what it says in the record."""
    return request.method == "POST" and form.carries_out(
        lambda data: verb(
            by=signed_in(request),
            report=form.report(),
            on_behalf_of=form.on_behalf_of(),
            beside=form.beside(),
            last_seen=data["last_seen"],
            form_key=data["form_key"],
        )
    )


def _forbid_unless_open(action: Action) -> None:
    """Nobody's roles would help with an action that left the plan: say so, not whom to ask."""
    try:
        refuse_unless_open(action)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from None


def _page(
    frame: PlanFrame,
    action: Action,
    form: ReportForm,
    *,
    last: ProgressUpdate | None,
    title: str,
    wrong: ProgressUpdate | None = None,
) -> HttpResponse:
    form.ask_for_files_again()
    shows_position(Position.RECORDED)
    shown = met(form, action, last)
    context = frame.context(
        "my-work",
        action_link(frame, action),
        Link("", title),
        action=action,
        form=form,
        title=title,
        wrong=wrong,
        asks_date=frame.request.user.has_perm("actions.ask_date", action),
        officers=names_now(frame.plan.partnership),
        **shown,
    )
    return render(frame.request, "actions/update.html", context, status=shown["status"])
