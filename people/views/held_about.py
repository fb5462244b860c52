"""What is held about a user or an officer: for themself, and for who looks after them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.access import signed_in
from people.frame import Link, page
from people.selectors.accounts import get_account
from people.selectors.held_about import HeldAbout, held_about, held_about_officer
from people.selectors.places import get_officer
from people.views.asking import (
    asked_moment,
    asked_of,
    officer_link,
    officers_link,
    user_link,
    users_link,
)

_TITLE = "What is held about"


@require_safe
def own_data_page(request: HttpRequest) -> HttpResponse:
    """What is held about the reader, in every partnership; as JSON, all of it."""
    held = held_about(signed_in(request), partnership=None)
    if _as_json(request):
        return _download(held)
    context = {"held": held, "title": f"{_TITLE} you"}
    return render(request, "people/held_about.html", context)


@require_safe
def user_data_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """What this partnership holds about a user of it."""
    place = asked_of(request, partnership, "people.export_user")
    found = get_account(place, user)
    held = held_about(found, partnership=place)
    if _as_json(request):
        return _download(held)
    title = f"{_TITLE} {found.name}"
    way = (users_link(place), user_link(place, found), Link("", title))
    moment = asked_moment(request, place)
    context = page(request, place, *way, as_at=moment, held=held, title=title)
    return render(request, "people/held_about.html", context)


@require_safe
def officer_data_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    """What this partnership holds about an officer of it, who may have no account."""
    place = asked_of(request, partnership, "people.export_user")
    found = get_officer(place, officer)
    held = held_about_officer(found)
    if _as_json(request):
        return _download(held)
    title = f"{_TITLE} {found.name}"
    way = (officers_link(place), officer_link(found), Link("", title))
    moment = asked_moment(request, place)
    context = page(request, place, *way, as_at=moment, held=held, title=title)
    return render(request, "people/held_about.html", context)


def _as_json(request: HttpRequest) -> bool:
    return request.GET.get("format") == "json"


def _download(held: HeldAbout) -> HttpResponse:
    response = JsonResponse(held.as_json(), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{held.file}.json"'
    return response
