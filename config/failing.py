"""What is answered where a page cannot be: refused, failed, or the database away."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace

from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import IntegrityError, ProgrammingError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied

from config.logs import request_id
from config.schema import is_of_another_version
from people.access import MayNot, OnlyNow
from people.connecting import AWAY
from people.models import User
from people.selectors.places import get_scoped
from people.sign_in.kept import keep, typed_by, typed_in

_logger = logging.getLogger(__name__)

_RETRY_AFTER = 5
"""Seconds."""
_UNFIT = (ProgrammingError, IntegrityError)
"""What a version meets that asks for what is not there yet, or does not fill what is there."""
_ONLY_READ = "25006"
"""PostgreSQL's code where nothing can be written, as at a standby."""


def failed(request: HttpRequest) -> HttpResponse:
    """That it is our fault, and the number under which it stands in the log.

    Where the database does not answer, or not in time, or can only be read, or its tables are being
    brought to the form of another version, the form that was sent can be sent again.
    """
    error = sys.exception()
    if isinstance(error, AWAY):
        return _away(request, "The database does not answer")
    if error and getattr(error.__cause__, "pgcode", None) == _ONLY_READ:
        return _away(request, "The database can only be read")
    if isinstance(error, _UNFIT) and is_of_another_version(connection):
        return _away(request, "The tables have the form of another version")
    page = render_to_string("500.html", {"number": request_id()})
    return HttpResponseServerError(page)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """That a request could not be read; or that the database went away as its session was kept."""
    if isinstance(exception, SessionInterrupted) and _of_the_database(exception):
        return _away(request, "The database does not answer")
    return bad_request(request, exception)


def _of_the_database(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, AWAY):
        error = error.__context__
    return error is not None


def _away(request: HttpRequest, why: str) -> HttpResponse:
    typed = typed_in(request)
    context = {
        "action": request.get_full_path(),
        "typed": [(name, value) for name, values in typed.items() for value in values],
        "token": request.POST.get("csrfmiddlewaretoken", ""),
        "has_files": bool(request.FILES),
    }
    page = render_to_string("away.html", context)
    answer = HttpResponse(page, status=503, headers={"Retry-After": str(_RETRY_AFTER)})
    _logger.error("%s: %s", why, type(sys.exception()).__name__)
    # Where it was asked tells nothing, and is long: Django logs no answer that is marked so.
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
    return answer


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """That a form came without the token that it must have: nothing was done.

    Where it came from a page of ours, opened before its user signed in again, it is shown again.
    """
    user = request.user
    typed = typed_by(user, request) if isinstance(user, User) and _is_of_ours(request) else None
    if typed is None:
        return csrf_failure(request, reason)
    keep(request.session, replace(typed, why="You had signed in again since you opened this."))
    return redirect(typed.page)


def _is_of_ours(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood in a page of the same place."""
    ours = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == ours


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Why one may not; of a page that is only of now, the way there."""
    if isinstance(exception, OnlyNow):
        return render(request, "only_now.html", exception.context, status=403)
    if isinstance(exception, MayNot):
        context = {"exception": exception, "partnership": get_scoped(exception.scope)}
        return render(request, "403.html", context, status=403)
    return permission_denied(request, exception)
