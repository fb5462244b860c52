"""Entering a meeting: one page for one officer at a keyboard, saved as it is typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from governance.forms.entering import AttendanceForm, TakeOutForm
from governance.forms.entering_questions import ExchangeForm
from governance.forms.entry import EntryForm
from governance.selectors.entering import Desk, desk
from governance.selectors.meetings import get_meeting
from governance.services.entering import TYPED, newest_of_attendance
from governance.services.meetings import take_out
from governance.views.entry_page import Asked, EntryPage
from governance.views.entry_parts import FORMS, KINDS, Data, Kept, get_row, keep, row_of
from governance.views.entry_scripts import NotKept, answers_scripts, is_script, kept_in
from governance.views.meetings import meetings_link
from governance.views.places import governance_link
from people.access import demand, signed_in
from people.asat import newest_revision
from people.errors import Stale
from people.frame import Link, page
from people.models import User
from people.views.asking import CONFLICT, FORM_METHODS, OK, asked_moment, asked_of, done, overtaken
from people.views.once import counts_once
from people.wording import day_words

_NOT_TAKEN = 422
"""What a script is told of words that cannot be kept as they are."""


@require_http_methods(FORM_METHODS)
@answers_scripts
@counts_once
def enter_page(request: HttpRequest, partnership: str, meeting: str) -> HttpResponse:
    """Who is there, what is asked and answered, what is resolved: typed while it happens."""
    place = asked_of(request, partnership, "governance.see")
    found = get_meeting(place, meeting)
    demand(request.user, "governance.keep_meetings", found)
    user = signed_in(request)
    at_desk = desk(found, user, plan=request.GET.get("plan", ""))
    if request.method == "POST":
        return _post(request, at_desk, user)
    return _page(request, at_desk)


def _post(request: HttpRequest, at_desk: Desk, user: User) -> HttpResponse:
    form = _posted(request, at_desk)
    kept: list[Kept] = []
    if form.carries_out(lambda data: kept.extend(_carry_out(form, at_desk, user, data))):
        return done(request, form.said_when_done, _leads_to(request, at_desk, form, kept))
    status = CONFLICT if form.is_overtaken else _NOT_TAKEN
    if is_script(request):
        return NotKept(_why(form), status)
    return _page(request, at_desk, form)


def _posted(request: HttpRequest, at_desk: Desk) -> EntryForm:
    """The form that was sent: of a part, or the one that takes a row out."""
    made, row = FORMS.get(request.POST.get("part", ""), TakeOutForm), request.POST.get("row", "")
    place = row if row.isdecimal() else "new"
    return made(request.POST, desk=at_desk, auto_id=f"{made.part}-{place}-%s")


def _carry_out(form: EntryForm, at_desk: Desk, user: User, data: Data) -> tuple[Kept, ...]:
    if isinstance(form, TakeOutForm):
        take_out(get_row(at_desk, data["kind"], data["row"]), by=user, reason=TYPED)
        return ()
    try:
        return keep(form, at_desk, user, data)
    except Stale as stale:
        held = _held_now(form, at_desk, data)
        refusal = overtaken(form, stale, held)
        if "answer_seen" in held:
            form.data["answer_seen"] = held["answer_seen"]  # type: ignore[index]  # a QueryDict, which was copied to be changed
        raise refusal from None


def _held_now(form: EntryForm, at_desk: Desk, data: Data) -> dict[str, Any]:
    """What stands there now, as the form names it."""
    meeting = at_desk.meeting
    if isinstance(form, AttendanceForm):
        return {**form.held(meeting), "seen": newest_of_attendance(meeting)}
    row = row_of(at_desk, form.kind_kept(), data["row"] or data["item"])
    held = {**form.held(row), "seen": newest_revision(row)}
    if not isinstance(form, ExchangeForm) or not data["answer_row"]:
        return held
    answer = row_of(at_desk, "answer", data["answer_row"])
    return {**held, **form.held_answer(answer), "answer_seen": newest_revision(answer)}


def _leads_to(request: HttpRequest, at_desk: Desk, form: EntryForm, kept: list[Kept]) -> str:
    """The page again, the focus where whoever types goes on."""
    shown = EntryPage(at_desk, _asked(request))
    item = kept[0].row if form.part == "item" else shown.current
    rows = [f"{each.part}.{each.row}" for each in kept]
    return shown.address(item=item, focus=form.goes_on_in(kept), kept=rows)


def _why(form: EntryForm) -> str:
    """The first thing that is wrong, in a sentence."""
    return next(str(error) for errors in form.errors.values() for error in errors)


def _asked(request: HttpRequest) -> Asked:
    """What the address asks for; a word that it cannot mean asks for nothing."""
    item, focus = request.GET.get("item", ""), request.GET.get("focus", "")
    part, _, row = request.GET.get("edit", "").partition(".")
    return Asked(
        item=int(item) if item.isdecimal() else None,
        edit=Kept(part, int(row)) if part in KINDS and row.isdecimal() else None,
        focus=focus if focus in FORMS else "",
        kept=tuple(kept_in(request.get_full_path())),
        plan=request.GET.get("plan", ""),
    )


def _page(request: HttpRequest, at_desk: Desk, failed: EntryForm | None = None) -> HttpResponse:
    meeting, place = at_desk.meeting, at_desk.meeting.partnership
    title = f"{meeting.body}, {day_words(meeting.held_on)}"
    url = reverse("governance:meeting", args=[place.slug, meeting.slug])
    way = (
        governance_link(place),
        meetings_link(place),
        Link(url, title),
        Link("", "Enter the meeting"),
    )
    shown = EntryPage(at_desk, _asked(request), failed)
    context = page(
        request,
        place,
        *way,
        as_at=asked_moment(request, place),
        desk=at_desk,
        shown=shown,
        form=failed,
    )
    context |= shown.forms_of_the_meeting()
    context |= {"path": request.path, "day": day_words(meeting.held_on)}
    status = CONFLICT if failed is not None and failed.is_overtaken else OK
    return render(request, "governance/enter/page.html", context, status=status)
