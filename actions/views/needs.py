"""Answering what an update says is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.needs import NeedAnswerForm
from actions.models import Action, NeedAnswer, ProgressUpdate
from actions.selectors.actions import get_action
from actions.selectors.posted import get_need
from actions.services.needs import answer_need
from actions.views.asking import action_link, ask, refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from people.access import demand, signed_in
from people.models import Officer
from people.standing import standing
from people.views.asking import FORM_METHODS, done, sent


@require_http_methods(FORM_METHODS)
def answer_need_page(
    request: HttpRequest, partnership: str, plan: str, ref: str, need: int
) -> HttpResponse:
    frame, action, asking = _asked(request, partnership, plan, ref, need)
    form = NeedAnswerForm(sent(request))
    if request.method == "POST" and form.carries_out(
        lambda data: answer_need(
            asking,
            by=signed_in(request),
            outcome=NeedAnswer.Outcome(data["outcome"]),
            text=data["text"],
            on_behalf_of=_spoken_for(request, asking),
            form_key=data["form_key"],
        )
    ):
        said = f"Your answer is in the record of {action.ref}."
        return done(request, said, frame.url("action", action.ref))
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Answer what {action.ref} needs",
        lede="",
        action=action,
        beside="actions/_need.html",
        need=asking,
    )


def _asked(
    request: HttpRequest, partnership: str, plan: str, ref: str, need: int
) -> tuple[PlanFrame, Action, ProgressUpdate]:
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    asking = get_need(request.user, action, need)
    demand(request.user, "actions.answer_need", asking)
    refuse_the_past(frame, action)
    return frame, action, asking


def _spoken_for(request: HttpRequest, asking: ProgressUpdate) -> Officer | None:
    """The officer who was asked, where the user acts for them."""
    return asking.asked if asking.asked_id in standing(request.user).officers else None
