"""The page that asks for one thing, and the way on when it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from people.forms import ServiceForm
from people.frame import Link, page
from people.models import Officer, Partnership, User

FORM_METHODS = ("GET", "HEAD", "POST")


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
    return render(request, "people/form.html", page(request, partnership, *way, **more))


def done(request: HttpRequest, sentence: str, url: str) -> HttpResponseRedirect:
    """Say what happened, on the page that follows."""
    messages.success(request, sentence)
    return redirect(url)


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
