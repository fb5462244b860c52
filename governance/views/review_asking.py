"""The page of a form about a review or one of its recommendations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from governance.views.places import Asked
from people.forms import ServiceForm
from people.frame import Link, page
from people.views.asking import CONFLICT, OK, asked_moment, done


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
