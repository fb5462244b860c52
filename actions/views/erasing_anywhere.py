"""Erasing a text from any part of a partnership's record where the law asks for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from actions.forms.erasing import EraseTextsForm, FindTextsForm
from actions.services.erasing import erase_anywhere
from people.access import signed_in
from people.models import Partnership
from people.selectors.erasable import StandingText, texts_holding
from people.views.asking import FORM_METHODS, ask, asked_of, done, officers_link, sent
from people.views.once import counts_once
from people.views.way_in import confirmed

_TITLE = "Erase a text of the record"
_FIND = (
    "A text goes as a whole: from the record, from every past day and from every version, and "
    "nobody can bring it back. Look first where it stands; a text of an action is found with its "
    "record as well."
)
_CHOOSE = (
    "In its place stands that it was erased, and when; the record keeps your name, the ground and "
    "your reason. Papers that were printed and files that were saved are not reached, nor are "
    "backups until they are old enough."
)
_MOST = 100


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def erase_anywhere_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Find the texts in which words stand; choose among them, and erase them."""
    place = asked_of(request, partnership, "actions.erase_anywhere")
    sought = FindTextsForm(sent(request))
    found = _found(place, sought)
    if not found:
        return ask(request, place, sought, officers_link(place), title=_TITLE, lede=_FIND)
    words = {"words": sought.cleaned_data["words"]}
    form = EraseTextsForm(_chosen(request), texts=found, initial=words)
    if form.is_bound and form.carries_out(
        lambda data: erase_anywhere(
            place, by=signed_in(request), texts=form.chosen(data), grounds=form.grounds(data)
        )
    ):
        sentence = "It is erased. The record says by whom and why."
        return done(request, sentence, officers_link(place).url)
    return ask(request, place, form, officers_link(place), title=_TITLE, lede=_CHOOSE)


def _found(place: Partnership, sought: FindTextsForm) -> list[StandingText]:
    """The texts that are sought; where there are none, or too many, the form says so."""
    if not sought.is_valid():
        return []
    found = texts_holding(place, sought.cleaned_data["words"])
    if not found:
        sought.add_error("words", "These words stand in no text that could be erased")
    elif len(found) > _MOST:
        sought.add_error("words", f"These words stand in {len(found)} texts; enter more of them")
    return found if sought.is_valid() else []


def _chosen(request: HttpRequest) -> QueryDict | None:
    """What was chosen of the texts; nothing where they were only looked for."""
    return request.POST if {"texts", "ground"} & request.POST.keys() else None
