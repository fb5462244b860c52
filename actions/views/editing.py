"""A plan administrator edits one action: its words, leads, date and recurrence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.common import SeenForm
from actions.forms.editing import DueDateForm, LeadsForm, RecurrenceForm, RewordForm
from actions.models import Action
from actions.services.dates import change_date
from actions.services.recurring import set_recurrence
from actions.services.structure import change_leads, reword
from actions.views.asking import action_link, ask, asked_of
from actions.views.frame import PlanFrame
from people.access import signed_in
from people.asat import newest_revision
from people.views.asking import CONFLICT, FORM_METHODS, done, sent
from people.views.once import counts_once
from people.wording import day_words, listed


@require_http_methods(FORM_METHODS)
@counts_once
def reword_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.edit")
    form = RewordForm(sent(request), seen=newest_revision(action), initial={"text": action.text})
    if request.method == "POST" and form.carries_out(
        lambda data: reword(
            action, by=signed_in(request), text=data["text"], reason=data["reason"],
            last_seen=data["last_seen"],
        )
    ):  # fmt: skip
        return _saved(frame, action, "The action has its new words. The former ones stay shown.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Reword {action.ref}",
        lede="Whoever compares two moments sees the words that changed.",
        **_beside(form, action),
    )


@require_http_methods(FORM_METHODS)
@counts_once
def leads_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.edit")
    form = LeadsForm(sent(request), action=action, seen=newest_revision(action))
    if request.method == "POST" and form.carries_out(
        lambda data: change_leads(
            action, by=signed_in(request), officers=form.officers(), reason=data["reason"],
            last_seen=data["last_seen"],
        )
    ):  # fmt: skip
        return _saved(frame, action, f"The leads of {action.ref} are as you said.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Change the leads of {action.ref}",
        lede="With nobody chosen the action is vacant, and shown so.",
        **_beside(form, action),
    )


@require_http_methods(FORM_METHODS)
@counts_once
def due_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.change_date")
    form = DueDateForm(sent(request), seen=newest_revision(action))
    if request.method == "POST" and form.carries_out(
        lambda data: change_date(action, by=signed_in(request), **data)
    ):
        return _saved(frame, action, f"The due date of {action.ref} has moved.")
    due = f"It is due {day_words(action.due_on)}." if action.due_on else "It has no due date."
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Change the due date of {action.ref}",
        lede=f"{due} The move is recorded under your name; the first date always stays shown.",
        **_beside(form, action),
    )


@require_http_methods(FORM_METHODS)
@counts_once
def recurrence_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.edit")
    form = RecurrenceForm(
        sent(request), seen=newest_revision(action), initial={"months": action.recurs_every}
    )
    if request.method == "POST" and form.carries_out(
        lambda data: set_recurrence(
            action, by=signed_in(request), months=data["months"], reason=data["reason"],
            last_seen=data["last_seen"],
        )
    ):  # fmt: skip
        return _saved(frame, action, f"How often {action.ref} recurs is as you said.")
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"How often does {action.ref} recur?",
        lede="Signing off one occurrence opens the next one under the same ref.",
        **_beside(form, action),
    )


def _saved(frame: PlanFrame, action: Action, sentence: str) -> HttpResponse:
    return done(frame.request, sentence, frame.url("action", action.ref))


def _beside(form: SeenForm, action: Action) -> dict[str, Any]:
    """What stands before the form; where somebody was quicker, what the action says now."""
    if not form.is_overtaken:
        return {"action": action}
    action.refresh_from_db()
    form.show_again(newest_revision(action))
    names = [lead.officer.name for lead in action.leads.select_related("officer")]
    return {
        "beside": "actions/_changed.html",
        "changed": action,
        "led_by": listed(names) or "Vacant",
        "status": CONFLICT,
    }
