"""The page that asks for one thing, and the way on when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from people.access import demand
from people.errors import Stale
from people.forms import ServiceForm, held_now
from people.frame import Link, page
from people.models import Officer, Partnership, User
from people.selectors.places import get_partnership

FORM_METHODS = ("GET", "HEAD", "POST")
OK, CONFLICT = 200, 409


def managed(request: HttpRequest, slug: str) -> Partnership:
    """The partnership at an address, for a user who manages its officers, users and roles."""
    place = get_partnership(request.user, slug)
    demand(request.user, "people.manage", place)
    return place


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
    return render(
        request, "people/form.html", page(request, partnership, *way, **more), status=status
    )


def overtaken(form: ServiceForm, stale: Stale, held: Mapping[str, Any]) -> Stale:
    """The refusal with what stands there now; whoever has read it may post the form again.

    Args:
        held: what stands there now, with ``seen``, as the initial values of the form name it.
    """
    data = form.data.copy()  # type: ignore[attr-defined]
    data["seen"] = str(held["seen"])
    form.data = data
    now = held_now(form, held) or "what you typed"
    return Stale(f"{stale} It now says: {now}. Save again if yours is right.")


class Done(HttpResponseRedirect):
    """The answer to a form that did what it asks."""

    def __init__(self, url: str, *, sentence: str) -> None:
        super().__init__(url)
        self.sentence = sentence


def done(request: HttpRequest, sentence: str, url: str) -> Done:
    """Say what happened, on the page that follows."""
    messages.success(request, sentence)
    return Done(url, sentence=sentence)


def officers_link(partnership: Partnership) -> Link:
    return Link(reverse("people:officers", args=[partnership.slug]), "Leads and agencies")


def officer_link(officer: Officer) -> Link:
    return Link(
        reverse("people:officer", args=[officer.partnership.slug, officer.pk]), officer.name
    )


def users_link(partnership: Partnership) -> Link:
    return Link(reverse("people:users", args=[partnership.slug]), "Users")


def user_link(partnership: Partnership, user: User) -> Link:
    return Link(reverse("people:user", args=[partnership.slug, user.pk]), user.name)
