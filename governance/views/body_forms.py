"""Adding a body and renaming it; seating a member, changing a seat and ending it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from governance.forms.bodies import BodyForm, EndSeatForm, RenameForm, SeatChangeForm, SeatForm
from governance.selectors.bodies import get_seat
from governance.views.body_asking import body_asked_of, body_link, place_asked_of, way_to
from governance.views.places import governance_link
from people import services
from people.access import signed_in
from people.asat import newest_revision
from people.models import Body, Membership
from people.views.asking import FORM_METHODS, ask, done, sent, unless_overtaken
from people.views.once import counts_once

_KEPT = "What stood here before is kept in the record, and old pages go on showing it."
_NO_VOTE = "A participating observer has no vote; everybody else has one."


@require_http_methods(FORM_METHODS)
@counts_once
def add_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = place_asked_of(request, partnership)
    form = BodyForm(sent(request))
    added: list[Body] = []
    if form.is_bound and form.carries_out(
        lambda data: added.append(services.add_body(place, by=signed_in(request), **data))
    ):
        return done(request, f"{added[0]} is added. Seat its members.", body_link(added[0]).url)
    return ask(
        request,
        place,
        form,
        governance_link(place),
        title="Add a body",
        lede="A body is a board, a sub-group or a commission to which plans answer.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def rename_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    way = way_to(found)
    form = RenameForm(sent(request), initial=_name_of(found))
    rename = unless_overtaken(
        form,
        lambda data: services.rename_body(found, by=signed_in(request), **data),
        found,
        _name_of,
    )
    if form.is_bound and form.carries_out(rename):
        return done(request, f"It is called {found.name} from now on.", body_link(found).url)
    return ask(request, found.partnership, form, *way, title=f"Rename {way[-1].label}", lede=_KEPT)


def _name_of(body: Body) -> dict[str, Any]:
    return {"name": body.name, "seen": newest_revision(body)}


@require_http_methods(FORM_METHODS)
@counts_once
def seat_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    form = SeatForm(sent(request), partnership=found.partnership)
    if form.is_bound and form.carries_out(
        lambda data: services.seat_member(found, by=signed_in(request), **data)
    ):
        name = form.cleaned_data["name"]
        return done(request, f"{name} has a seat on {found}.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Seat a member on {found}",
        lede=_NO_VOTE,
    )


@require_http_methods(FORM_METHODS)
@counts_once
def change_seat_page(request: HttpRequest, partnership: str, body: str, seat: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_seat(found, seat)
    name = held.name
    form = SeatChangeForm(sent(request), partnership=found.partnership, initial=_seat_of(held))
    change = unless_overtaken(
        form,
        lambda data: services.change_seat(held, by=signed_in(request), **data),
        held,
        _seat_of,
    )
    if form.is_bound and form.carries_out(change):
        return done(request, f"The seat of {held.name} is changed.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Change the seat of {name}",
        lede=f"{_NO_VOTE} {_KEPT}",
    )


def _seat_of(seat: Membership) -> dict[str, Any]:
    return {
        "name": seat.name,
        "role": seat.role,
        "agency": seat.agency_id,
        "user": seat.user_id,
        "from_date": seat.from_date,
        "to_date": seat.to_date,
        "seen": newest_revision(seat),
    }


@require_http_methods(FORM_METHODS)
@counts_once
def end_seat_page(request: HttpRequest, partnership: str, body: str, seat: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_seat(found, seat)
    form = EndSeatForm(sent(request), held=held)
    if form.is_bound and form.carries_out(
        lambda data: services.end_seat(held, by=signed_in(request), **data)
    ):
        return done(request, f"The last day of {held.name} is kept.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"End the seat of {held.name}",
        lede=f"{held.get_role_display()} of {found}. The seat stays among the past members.",
    )
