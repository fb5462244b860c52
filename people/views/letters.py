"""One's own letters, and which of them one wants."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from people.access import signed_in
from people.forms import DigestsForm
from people.frame import Link
from people.letters.kinds import digests, kind_named
from people.letters.telling import letter_line
from people.letters.unsubscribing import named_by
from people.selectors.accounts import get_any_account
from people.selectors.outbox import digests_wanted, get_own_letter, own_letters
from people.services.letters import choose_digests, unsubscribe
from people.views.asking import FORM_METHODS, ask_oneself, done, sent
from people.views.once import counts_once
from people.views.paging import page_of


@require_safe
def own_letters_page(request: HttpRequest) -> HttpResponse:
    """What was written to the reader, newest first."""
    user = signed_in(request)
    shown, problems = page_of(own_letters(user), request.GET.get("page", "1"))
    context = {
        "lines": [letter_line(letter) for letter in shown],
        "page": shown,
        "problems": problems,
        "query": "",
        "has_digests": bool(digests()),
    }
    return render(request, "people/own_letters.html", context)


@require_safe
def own_letter_page(request: HttpRequest, letter: int) -> HttpResponse:
    found = get_own_letter(signed_in(request), letter)
    return render(request, "people/own_letter.html", {"line": letter_line(found)})


@require_http_methods(FORM_METHODS)
@counts_once
def digests_page(request: HttpRequest) -> HttpResponse:
    """Choose which digests one wants."""
    user = signed_in(request)
    form = DigestsForm(sent(request), initial={"wanted": digests_wanted(user)})
    if form.is_bound and form.carries_out(lambda data: choose_digests(user, data["wanted"])):
        return done(request, "Your choice is kept.", "people:own-letters")
    return ask_oneself(
        request,
        form,
        back=Link(reverse("people:own-letters"), "your letters"),
        title="Your digests",
        lede="A digest tells what has happened, so you can do without it.",
    )


@csrf_exempt
@login_not_required
@require_http_methods(FORM_METHODS)
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """Do without letters of a kind, by the address in one of them.

    Mail programs post here by themselves, without cookies: what the address says is signed, and a
    visit alone, which scanners of mail make, changes nothing.
    """
    named = named_by(token)
    user = get_any_account(named.user) if named else None
    if named is None or user is None or not kind_named(named.kind).is_digest:
        return render(request, "people/unsubscribe_void.html", status=HTTPStatus.GONE)
    kind, is_asked = kind_named(named.kind), request.method == "POST"
    if is_asked:
        unsubscribe(user, kind)
    return render(request, "people/unsubscribe.html", {"kind": kind, "is_done": is_asked})
