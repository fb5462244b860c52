"""The page that asks for one thing, and the way on when it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from people.access import OnlyNow, demand
from people.forms import ServiceForm
from people.frame import Link, page
from people.models import Officer, Partnership, User
from people.moments import AsAt, as_at, asked
from people.selectors.places import get_partnership

FORM_METHODS = ("GET", "HEAD", "POST")


def asked_of(request: HttpRequest, slug: str, permission: str = "people.manage") -> Partnership:
    """The partnership of a page of accounts or with a form, for a user who may do what it asks.

    Raises:
        Http404: there is no such partnership for this user.
        PermissionDenied: the user may not.
        OnlyNow: the address asks for a past moment.
    """
    place = get_partnership(request.user, slug)
    demand(request.user, permission, place)
    moment = asked_moment(request, place)
    if moment and not moment.is_now:
        past = officers_link(place)
        raise OnlyNow(page(request, place, as_at=moment, past=past.at(moment)))
    return place


def asked_moment(request: HttpRequest, partnership: Partnership) -> AsAt | None:
    """The moment that the address asks for, if any: to be refused, or said to be none."""
    return as_at(request, partnership, of="what is so") if asked(request) else None


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
    way = (*crumbs, Link("", title))
    more = {"form": form, "title": title, "lede": lede, "back": crumbs[-1]}
    moment = asked_moment(request, partnership)
    context = page(request, partnership, *way, as_at=moment, **more)
    return render(request, "people/form.html", context)


def done(request: HttpRequest, sentence: str, url: str) -> HttpResponseRedirect:
    """Say what happened, on the page that follows."""
    messages.success(request, sentence)
    return redirect(url)


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


def user_link(partnership: Partnership, user: User) -> Link:
    return Link(reverse("people:user", args=[partnership.slug, user.pk]), user.name)
