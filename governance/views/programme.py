"""The work programme of a body: what it means to look at, and what it looked at."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from governance.forms.programme import EntryChangeForm, EntryForm, LookForm, chosen
from governance.models import ProgrammeEntry
from governance.programme import Stands, opening, sorted_by_state
from governance.selectors.bodies import body_row, get_body
from governance.selectors.programme import get_entry
from governance.selectors.programme import programme as entries_of
from governance.services import programme
from governance.views.body_asking import body_asked_of, body_link, body_url, way_to
from governance.views.places import governance_link
from people.access import demand, signed_in
from people.asat import newest_revision
from people.forms import ReasonForm
from people.frame import Link, page
from people.models import Body
from people.moments import as_at
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, ask, done, sent, unless_overtaken
from people.views.once import counts_once

KEEP = "governance.keep_programme"


def programme_link(body: Body) -> Link:
    return Link(body_url(body, "programme"), "Work programme", takes_moment=True)


@require_safe
def programme_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    """What stands on a body's work programme, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_body(place, body)
    moment = as_at(request, place, of="the work programme")
    row = body_row(found, at=moment.moment, day=moment.day)
    entries = entries_of(found, user=request.user, at=moment.moment)
    by_state = sorted_by_state(entries, moment.day)
    context = page(
        request,
        place,
        governance_link(place).at(moment),
        Link(body_link(found).at(moment).url, row.name),
        Link("", "Work programme"),
        as_at=moment,
        body=row,
        sentence=opening(by_state),
        missed=by_state[Stands.MISSED],
        to_come=by_state[Stands.TO_COME],
        looked_at=by_state[Stands.LOOKED_AT],
        taken_off=by_state[Stands.TAKEN_OFF],
        keeps=moment.is_now and request.user.has_perm(KEEP, found),
    )
    return render(request, "governance/programme.html", context)


@require_http_methods(FORM_METHODS)
@counts_once
def add_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    found = body_asked_of(request, partnership, body, KEEP)
    form = EntryForm(sent(request), body=found)
    if form.is_bound and form.carries_out(
        lambda _: programme.plan_to_look(found, by=signed_in(request), looking=form.looking())
    ):
        return _back(request, found, "It stands on the work programme.")
    return _ask(request, found, form, title="Put something on the work programme")


@require_http_methods(FORM_METHODS)
@counts_once
def change_page(request: HttpRequest, partnership: str, body: str, entry: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body, KEEP)
    held = get_entry(found, entry)
    title = held.title
    form = EntryChangeForm(sent(request), body=found, initial=_as_it_stands(held))
    change = unless_overtaken(
        form, lambda data: _change(request, held, form, data), held, _as_it_stands
    )
    if form.is_bound and form.carries_out(change):
        return _back(request, found, f"“{held.title}” is changed.")
    return _ask(request, found, form, title=f"Change “{title}”")


def _as_it_stands(entry: ProgrammeEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "why": entry.why,
        "about": chosen(entry),
        "meeting": entry.meeting_id,
        "month": entry.month,
        "seen": newest_revision(entry),
    }


def _change(
    request: HttpRequest, entry: ProgrammeEntry, form: EntryChangeForm, data: dict[str, Any]
) -> None:
    programme.change_entry(
        entry,
        by=signed_in(request),
        reason=data["reason"],
        looking=form.looking(),
        seen=data["seen"],
    )


@require_http_methods(FORM_METHODS)
@counts_once
def look_page(request: HttpRequest, partnership: str, body: str, entry: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body, KEEP)
    held = get_entry(found, entry)
    form = LookForm(sent(request), body=found, initial=_as_looked_at(held))
    look = unless_overtaken(
        form,
        lambda data: programme.note_look(held, by=signed_in(request), **data),
        held,
        _as_looked_at,
    )
    if form.is_bound and form.carries_out(look):
        return _back(request, found, f"“{held.title}” was looked at.")
    return _ask(request, found, form, title=f"Say where “{held.title}” was looked at")


def _as_looked_at(entry: ProgrammeEntry) -> dict[str, Any]:
    return {"item": entry.item_id, "seen": newest_revision(entry)}


@require_http_methods(FORM_METHODS)
@counts_once
def take_off_page(request: HttpRequest, partnership: str, body: str, entry: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body, KEEP)
    held = get_entry(found, entry)
    form = ReasonForm(sent(request), button="Take it off", warns=True)
    if form.is_bound and form.carries_out(
        lambda data: programme.take_off(held, by=signed_in(request), **data)
    ):
        return _back(request, found, f"“{held.title}” is off the work programme.")
    return _ask(request, found, form, title=f"Take “{held.title}” off the work programme")


def _ask(request: HttpRequest, body: Body, form: Any, *, title: str) -> HttpResponse:
    return ask(
        request,
        body.partnership,
        form,
        *way_to(body),
        programme_link(body),
        title=title,
        lede=f"The work programme of {body} says what it means to look at, and what it looked at.",
    )


def _back(request: HttpRequest, body: Body, said: str) -> HttpResponse:
    return done(request, said, programme_link(body).url)
