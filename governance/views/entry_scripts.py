"""Answering the script that saves what is typed: in few words, where a browser gets the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse

from governance.forms.entering import AttendanceForm
from governance.models import Meeting
from governance.selectors.entering import seen_by
from governance.selectors.meetings import get_meeting
from governance.views.entry_parts import KINDS, Kept
from people import clock
from people.access import signed_in
from people.models import User
from people.selectors.places import get_partnership
from people.views.asking import Done
from people.wording import time_words

_View = Callable[[HttpRequest, str, str], HttpResponse]
_SCRIPTS = "application/json"
_CARRIED = ("", "answer_")
"""What the hidden fields of a form begin with: of its chief row, and of the answer in it."""


class NotKept(HttpResponse):
    """What a script is told: nothing was written, and why."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(status=status)
        self.why = why


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == _SCRIPTS


def answers_scripts(view: _View) -> _View:
    @wraps(view)
    def answered(request: HttpRequest, partnership: str, meeting: str) -> HttpResponse:
        answer = view(request, partnership, meeting)
        if not is_script(request):
            return answer
        if isinstance(answer, NotKept):
            return JsonResponse({"why": answer.why}, status=answer.status_code)
        if isinstance(answer, Done):
            place = get_partnership(request.user, partnership)
            return JsonResponse(_saved(request, answer, get_meeting(place, meeting)))
        return answer

    return answered


def _saved(request: HttpRequest, answer: Done, meeting: Meeting) -> dict[str, Any]:
    """When it was saved, where one goes on, and what the form carries from now on.

    The sentence that a page would open with is said by the script, and so not kept for one.
    """
    list(messages.get_messages(request))
    carried: dict[str, int] = {}
    for prefix, kept in zip(_CARRIED, kept_in(answer.url), strict=False):
        seen = int(request.POST.get(f"{prefix}seen") or 0)
        carried |= _carried(prefix, kept, meeting, signed_in(request), seen)
    here = clock.now().astimezone(clock.LONDON)
    return {"at": time_words(here), "leads_to": answer.url, "carry": carried}


def kept_in(url: str) -> list[Kept]:
    """The rows that an address says were just written."""
    pairs = (said.partition(".") for said in parse_qs(urlsplit(url).query).get("kept", ()))
    return [Kept(part, int(row)) for part, _, row in pairs if row.isdecimal()]


def _carried(prefix: str, kept: Kept, meeting: Meeting, user: User, seen: int) -> dict[str, int]:
    if kept.part == AttendanceForm.part:
        return {"seen": kept.row}
    row = KINDS[kept.part].rows(meeting).filter(pk=kept.row).first()
    if row is None:
        return {}
    return {f"{prefix}row": row.pk, f"{prefix}seen": seen_by(row, user, before=seen)}
