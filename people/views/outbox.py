"""The letters of a partnership: to whom, when, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people import clock
from people.forms import ButtonForm
from people.frame import Link, page
from people.letters.asking import AskedOfLetters
from people.letters.kinds import kind_named
from people.letters.telling import letter_line
from people.models import Letter, Partnership, User
from people.selectors.accounts import users_of
from people.selectors.outbox import get_letter, kinds_written, letters_of
from people.services.outbox import deliver_alone, try_again
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_moment,
    asked_of,
    done,
    letters_link,
    sent,
    users_link,
)
from people.views.once import counts_once
from people.views.paging import page_of
from people.wording import first_capital


@require_safe
def letters_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Newest first, filtered."""
    place = asked_of(request, partnership, "people.see_letters")
    users, kinds = list(users_of(place).order_by("name", "pk")), kinds_written(place)
    query = dict(request.GET.lists())
    asked = AskedOfLetters(query, users=[user.pk for user in users], kinds=kinds)
    rows = letters_of(place, asked.wanted)
    shown, problems = page_of(rows, request.GET.get("page", "1"))
    context = page(
        request,
        place,
        users_link(place),
        letters_link(place),
        as_at=asked_moment(request, place),
        sentence=_sentence(place),
        lines=[letter_line(letter) for letter in shown],
        page=shown,
        problems=[*asked.ignored, *problems],
        may_manage=request.user.has_perm("people.manage", place),
        **_filter(place, asked, users, kinds),
    )
    return render(request, "people/letters.html", context)


def _filter(
    place: Partnership, asked: AskedOfLetters, users: Sequence[User], kinds: Sequence[str]
) -> dict[str, Any]:
    return {
        "action": letters_link(place).url,
        "users": [(str(user.pk), user.name) for user in users],
        "kinds": [(name, first_capital(kind_named(name).words)) for name in kinds],
        "states": Letter.State.choices,
        "chosen": asked.values,
        "query": asked.query,
    }


def _sentence(place: Partnership) -> str:
    return f"Letters are kept for {place.access_months} months, as the access log is."


@require_safe
def letter_page(request: HttpRequest, partnership: str, letter: int) -> HttpResponse:
    """One letter, as it was sent."""
    place = asked_of(request, partnership, "people.see_letters")
    found = get_letter(place, letter)
    context = page(
        request,
        place,
        users_link(place),
        letters_link(place),
        replace(_letter_link(found), url=""),
        as_at=asked_moment(request, place),
        line=letter_line(found),
        may_manage=request.user.has_perm("people.manage", place),
    )
    return render(request, "people/letter.html", context)


@require_http_methods(FORM_METHODS)
@counts_once
def try_page(request: HttpRequest, partnership: str, letter: int) -> HttpResponse:
    """Hand a letter to the mail server now, whenever it would be tried by itself."""
    place = asked_of(request, partnership)
    found = get_letter(place, letter)
    form = ButtonForm(sent(request), button="Try again now", warns=False)
    if form.is_bound and form.carries_out(lambda _data: try_again(found)):
        # Nothing of it may be undone once the mail server has the letter.
        transaction.on_commit(partial(deliver_alone, found, at=clock.now()))
        sentence = f"The letter to {found.to} was tried. What became of it stands here."
        return done(request, sentence, _letter_link(found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        letters_link(place),
        _letter_link(found),
        title=f"Try the letter to {found.to} again",
        lede=" ".join(letter_line(found).details),
    )


def _letter_link(letter: Letter) -> Link:
    path = reverse("people:letter", args=[letter.partnership.slug, letter.pk])
    return Link(path, f"Letter to {letter.to}")
