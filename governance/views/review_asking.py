"""The page of a form about a review or one of its recommendations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from governance.views.places import Asked
from people.errors import Stale
from people.forms import ServiceForm
from people.frame import Link, page
from people.views.asking import CONFLICT, OK, asked_moment, done, overtaken

Verb = Callable[[dict[str, Any]], object]


def ask(
    request: HttpRequest, asked: Asked, form: ServiceForm, *, title: str, lede: str
) -> HttpResponse:
    """The form with what it is about before it."""
    status = CONFLICT if form.is_overtaken else OK
    context = page(
        request,
        asked.place,
        *asked.way,
        Link("", title),
        as_at=asked_moment(request, asked.place),
        form=form,
        title=title,
        lede=lede,
        back=asked.back,
        recommendation=asked.recommendation,
    )
    return render(request, "governance/form.html", context, status=status)


def saved(request: HttpRequest, asked: Asked, sentence: str) -> HttpResponse:
    """Say what happened, on the page of what it happened to."""
    return done(request, sentence, asked.back.url)


def unless_overtaken(
    form: ServiceForm, verb: Verb, as_it_stands: Callable[[], Mapping[str, Any]]
) -> Verb:
    """The verb; where somebody was quicker, what stands now is told and the user decides."""

    def carry_out(data: dict[str, Any]) -> object:
        try:
            return verb(data)
        except Stale as stale:
            raise overtaken(form, stale, as_it_stands()) from None

    return carry_out
