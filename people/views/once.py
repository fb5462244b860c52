"""A form that is posted twice counts once, whatever it does."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from people import services
from people.access import signed_in
from people.views.asking import Done, done

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def counts_once(view: _View[_P]) -> _View[_P]:
    """The page of a form that carries a key: what the same form gave first, it gives again.

    The key is asked before anything else: what was done may have taken away the permission to do
    it, or the very thing that the address names. A form that comes back did nothing, and may be
    posted again under its key. One that is sent again with other words in it is a form of its own:
    its page says what has become of it, and no word is lost.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        key = _key(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            before = services.begin_form(key, by=signed_in(request), address=request.path)
            if before is not None:
                return done(request, before.sentence, before.leads_to)
            answer = view(request, *args, **kwargs)
            if isinstance(answer, Done):
                services.keep_answer(key, sentence=answer.sentence, leads_to=answer.url)
            else:
                transaction.set_rollback(True)
            return answer

    return page


def _key(request: HttpRequest) -> uuid.UUID | None:
    """The key of what is posted; a form without a sound one is told so by its own rules."""
    try:
        form_key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
    by, address = signed_in(request), request.get_full_path()
    return services.posting_key(form_key, by=by, address=address, said=_said(request))


def _said(request: HttpRequest) -> dict[str, Any]:
    """Everything that the form says; its token of the session says nothing."""
    typed = {name: request.POST.getlist(name) for name in request.POST}
    typed.pop("csrfmiddlewaretoken", None)
    files = {name: request.FILES.getlist(name) for name in request.FILES}
    return typed | {name: [(each.name, each.size) for each in files[name]] for name in files}
