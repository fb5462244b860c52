"""Leads and agencies: the officers of a partnership, and each one's page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from people import services
from people.access import demand, signed_in
from people.asat import newest_revision
from people.forms import OfficerChangeForm, OfficerForm
from people.frame import ABOVE_OFFICERS, BESIDE_OFFICERS, ON_OFFICER, Link, is_at, is_under, page
from people.models import Officer, Partnership
from people.moments import as_at
from people.selectors.officer import officer_as_at
from people.selectors.places import get_officer, get_partnership
from people.selectors.record import officer_record
from people.selectors.roster import roster
from people.views import sentences
from people.views.asking import (
    FORM_METHODS,
    access_link,
    ask,
    asked_of,
    done,
    letters_link,
    officer_link,
    officers_link,
    sent,
    unless_overtaken,
    users_link,
)
from people.views.once import counts_once


def section(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The entries of this room in the navigation, as far as this user may go."""
    officers, users = officers_link(partnership), users_link(partnership)
    letters, access = letters_link(partnership), access_link(partnership)
    links = []
    if request.user.has_perm("people.see", partnership):
        here = is_under(request, officers) or is_at(request, "people:end-acting")
        links.append(replace(officers, current=here))
    if request.user.has_perm("people.see_users", partnership):
        here = is_under(request, users, letters) or is_at(request, "people:withdraw-role")
        links.append(replace(users, current=here))
    if request.user.has_perm("people.see_access", partnership):
        links.append(replace(access, current=is_under(request, access)))
    return links


@require_safe
def officers_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who can be accountable for an action, agency by agency, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "people.see", place)
    moment = as_at(request, place, of="leads and agencies")
    found = roster(place, at=moment.moment, day=moment.day)
    context = page(
        request,
        place,
        as_at=moment,
        roster=found,
        sentence=sentences.of_roster(found, is_now=moment.is_now),
        may_manage=request.user.has_perm("people.manage", place),
        carrying=BESIDE_OFFICERS.links(request, place, moment),
        ways=ABOVE_OFFICERS.links(request, place, moment),
    )
    return render(request, "people/officers.html", context)


@require_safe
def officer_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    """One officer: post, agency, who acts for them, and every revision of these, at any moment."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "people.see", place)
    found = get_officer(place, officer)
    moment = as_at(request, place, of="the officer", officer=found)
    stands = officer_as_at(found, at=moment.moment, day=moment.day)
    context = page(
        request,
        place,
        officers_link(place).at(moment),
        Link("", stands.name),
        as_at=moment,
        officer=stands,
        sentence=sentences.of_officer(stands, moment),
        record=officer_record(found, at=moment.moment),
        may_manage=request.user.has_perm("people.manage", place),
        sees_users=request.user.has_perm("people.see_users", place),
        offers=ON_OFFICER.links(request, found),
    )
    return render(request, "people/officer.html", context)


@require_http_methods(FORM_METHODS)
@counts_once
def add_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = asked_of(request, partnership)
    form = OfficerForm(sent(request), partnership=place)
    added: list[Officer] = []
    if form.is_bound and form.carries_out(
        lambda data: added.append(services.add_officer(place, by=signed_in(request), **data))
    ):
        link = officer_link(added[0])
        return done(request, f"{link.label} can now lead actions.", link.url)
    return ask(
        request,
        place,
        form,
        officers_link(place),
        title="Add an officer",
        lede="An officer is a person, a post or a group that can be accountable for an action.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def change_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    place = asked_of(request, partnership)
    found = get_officer(place, officer)
    name = found.name
    form = OfficerChangeForm(sent(request), partnership=place, initial=_as_it_stands(found))
    change = unless_overtaken(
        form,
        lambda data: services.change_officer(found, by=signed_in(request), **data),
        found,
        _as_it_stands,
    )
    if form.is_bound and form.carries_out(change):
        return done(request, f"{found.name} is changed.", officer_link(found).url)
    return ask(
        request,
        place,
        form,
        officers_link(place),
        Link(officer_link(found).url, name),
        title=f"Change {name}",
        lede="What stood here before is kept in the record, and old pages go on showing it.",
    )


def _as_it_stands(officer: Officer) -> dict[str, Any]:
    return {
        "name": officer.name,
        "kind": officer.kind,
        "job_title": officer.job_title,
        "agency": officer.agency_id,
        "left_on": officer.left_on,
        "seen": newest_revision(officer),
    }
