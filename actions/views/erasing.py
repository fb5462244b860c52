"""Erasing a text from an action's record where the law asks for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.erasing import EraseForm
from actions.models import Action
from actions.selectors.actions import get_action
from actions.selectors.erasing import RecordText, texts_of
from actions.services.erasing import erase_from_record
from actions.views.asking import action_link, ask, refuse_the_past
from actions.views.frame import PlanFrame, plan_frame, plan_url
from people.access import demand, signed_in
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from people.views.way_in import confirmed

_LEDE = (
    "It goes from this record and every copy of it there, from every past day and from every "
    "version, and nobody can bring it back. In its place stands that it was erased, and when; the "
    "record keeps your name, the ground and your reason. Papers that were printed and files that "
    "were saved are not reached, nor are backups until they are old enough."
)
_NOTHING = "There is no text here that could be erased."


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def erase_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    """Choose a text of one entry, or of the whole record, and erase it; of a closed plan too."""
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    demand(request.user, "actions.erase_text", action)
    refuse_the_past(frame, action)
    texts = _asked_for(request, texts_of(action))
    form = EraseForm(sent(request), texts=texts)
    if (
        texts
        and form.is_bound
        and form.carries_out(
            lambda data: erase_from_record(
                action, by=signed_in(request), text=form.chosen(data), grounds=form.grounds(data)
            )
        )
    ):
        sentence = "The text is erased. The record says by whom and why."
        return done(request, sentence, plan_url(action.plan, "action", action.ref))
    return _page(frame, action, form, lede=_LEDE if texts else _NOTHING)


def _asked_for(request: HttpRequest, texts: list[RecordText]) -> list[RecordText]:
    """The texts of the entry that the address names; without one, of the whole record."""
    entry = request.GET.get("of", "")
    return [text for text in texts if text.is_told_in(entry)] if entry else texts


def _page(frame: PlanFrame, action: Action, form: EraseForm, *, lede: str) -> HttpResponse:
    title = f"Erase a text of {action.ref}"
    return ask(frame, form, action_link(frame, action), title=title, lede=lede)
