"""A form that is posted twice counts once, whatever it does."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people import services
from people.access import signed_in
from people.errors import Refused
from people.sign_in import kept
from people.views.asking import Done, done

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def counts_once(view: _View[_P]) -> _View[_P]:
    """The page of a form that carries a key: what the same form gave first, it gives again.

    The key is asked before anything else: what was done may have taken away the permission to do
    it, or the very thing that the address names. A form that comes back did nothing, and may be
    posted again under its key.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        key = _key(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            before = _before(request, key)
            if before is not None:
                return before
            answer = view(request, *args, **kwargs)
            if isinstance(answer, Done):
                services.keep_answer(key, sentence=answer.sentence, leads_to=answer.url)
            else:
                transaction.set_rollback(True)
            return answer

    return page


def _key(request: HttpRequest) -> uuid.UUID | None:
    """The key of a posted form; a form without a sound one is told so by its own rules."""
    try:
        return uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None


def _before(request: HttpRequest, key: uuid.UUID) -> HttpResponse | None:
    """The answer that this form had before; with another form's key, the way to its page."""
    try:
        form = services.begin_form(key, by=signed_in(request), address=request.path)
    except Refused as refusal:
        return _to_its_page(request, str(refusal))
    return done(request, form.sentence, form.leads_to) if form else None


def _to_its_page(request: HttpRequest, why: str) -> HttpResponse:
    """Where the form stands anew, under a key of its own, with what was typed."""
    typed = kept.typed_by(signed_in(request), request)
    if typed is None:
        messages.warning(request, why)
    else:
        kept.keep(request.session, replace(typed, why=why))
    return redirect(kept.page_of(request))
