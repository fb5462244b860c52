"""The page that asks for one thing, and the way on when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from people.access import OnlyNow, demand
from people.errors import Stale
from people.forms import ServiceForm, held_now
from people.frame import Link, page
from people.models import Officer, Partnership, User
from people.moments import AsAt, as_at, asked
from people.selectors.places import get_partnership

FORM_METHODS = ("GET", "HEAD", "POST")
OK, CONFLICT = 200, 409

M = TypeVar("M", bound=Model)


def asked_of(request: HttpRequest, slug: str, permission: str = "people.manage") -> Partnership:
    """The partnership of a page of accounts or with a form, for a user who may do what it asks.

    Raises:
        Http404: there is no such partnership for this user.
        PermissionDenied: the user may not.
        OnlyNow: the address asks for a past moment.
    """
    place = get_partnership(request.user, slug)
    demand(request.user, permission, place)
    refuse_the_past(request, place, officers_link(place))
    return place


def refuse_the_past(request: HttpRequest, place: Partnership, past: Link) -> None:
    """Say of a past moment that things are done in the present, and lead to where it is read.

    Raises:
        OnlyNow: the address asks for a past moment.
    """
    moment = asked_moment(request, place)
    if moment and not moment.is_now:
        raise OnlyNow(page(request, place, as_at=moment, past=past.at(moment)))


def asked_moment(request: HttpRequest, partnership: Partnership) -> AsAt | None:
    """The moment that the address asks for, if any: to be refused, or said to be none."""
    return as_at(request, partnership, of="what is so") if asked(request) else None


def wanted_page(request: HttpRequest) -> str:
    """Where the reader was going, if that is a page of this service; else nothing."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, or nothing on a first visit."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> MultiValueDict[str, UploadedFile[Any]] | None:
    """The files that were posted, or nothing on a first visit."""
    return request.FILES if request.method == "POST" else None


def ask(
    request: HttpRequest,
    partnership: Partnership,
    form: ServiceForm,
    *crumbs: Link,
    title: str,
    lede: str,
) -> HttpResponse:
    """The page of a form; the last crumb before it is where "cancel" leads."""
    status = CONFLICT if form.is_overtaken else OK
    way = (*crumbs, Link("", title))
    more = {"form": form, "title": title, "lede": lede, "back": crumbs[-1]}
    moment = asked_moment(request, partnership)
    context = page(request, partnership, *way, as_at=moment, **more)
    return render(request, "people/form.html", context, status=status)


def ask_oneself(
    request: HttpRequest, form: ServiceForm, *, back: Link, title: str, lede: str
) -> HttpResponse:
    """The page of a form that is about its reader alone."""
    context = {"form": form, "back": back, "title": title, "lede": lede}
    return render(request, "people/form.html", context)


def overtaken(form: ServiceForm, stale: Stale, held: Mapping[str, Any]) -> Stale:
    """The refusal with what stands there now; whoever has read it may post the form again.

    Args:
        held: what stands there now, with ``seen``, as the initial values of the form name it.
    """
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: the form was sent
    data["seen"] = str(held["seen"])
    form.data = data
    now = held_now(form, held) or "what you typed"
    return Stale(f"{stale} It now says: {now}. Save again if yours is right.")


def unless_overtaken(
    form: ServiceForm,
    verb: Callable[[dict[str, Any]], object],
    row: M,
    as_it_stands: Callable[[M], Mapping[str, Any]],
) -> Callable[[dict[str, Any]], object]:
    """The verb; where somebody was quicker, the form says what stands now and its user decides.

    Args:
        row: what the form edits, which is read anew then.
        as_it_stands: as for ``overtaken``.
    """

    def carry_out(data: dict[str, Any]) -> object:
        try:
            return verb(data)
        except Stale as stale:
            row.refresh_from_db()
            raise overtaken(form, stale, as_it_stands(row)) from None

    return carry_out


class Done(HttpResponseRedirect):
    """The answer to a form that did what it asks."""

    def __init__(self, url: str, *, sentence: str) -> None:
        super().__init__(url)
        self.sentence = sentence


def done(request: HttpRequest, sentence: str, url: str) -> Done:
    """Say what happened, on the page that follows."""
    messages.success(request, sentence)
    return Done(resolve_url(url), sentence=sentence)


def officers_link(partnership: Partnership) -> Link:
    return Link(
        reverse("people:officers", args=[partnership.slug]), "Leads and agencies", takes_moment=True
    )


def officer_link(officer: Officer) -> Link:
    return Link(
        reverse("people:officer", args=[officer.partnership.slug, officer.pk]), officer.name
    )


def users_link(partnership: Partnership) -> Link:
    return Link(reverse("people:users", args=[partnership.slug]), "Users")


def access_link(partnership: Partnership) -> Link:
    return Link(reverse("people:access", args=[partnership.slug]), "Access log")


def letters_link(partnership: Partnership) -> Link:
    return Link(reverse("people:letters", args=[partnership.slug]), "Letters")


def user_link(partnership: Partnership, user: User) -> Link:
    return Link(reverse("people:user", args=[partnership.slug, user.pk]), user.name)
