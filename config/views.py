"""What machines ask: whether the process lives and can do its work; and how a refusal looks."""

from __future__ import annotations

import logging
import sys

from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.defaults import bad_request, permission_denied

from config.logs import request_id
from people import triggers
from people.access import MayNot, OnlyNow
from people.selectors.places import get_scoped
from people.sign_in.kept import typed_in
from reports.services.makings import is_worked

_logger = logging.getLogger(__name__)

_RETRY_AFTER = 5
"""Seconds."""


@require_safe
@login_not_required
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@login_not_required
def readyz(_request: HttpRequest) -> HttpResponse:
    """Database, migrations and triggers are as they must be; each that is not is named.

    Without a worker packs are made in the request, so its absence is told and is no fault.
    """
    faults = _faults()
    lines = faults or ["ready", _worker()]
    text = "\n".join(lines)
    return HttpResponse(f"{text}\n", content_type="text/plain", status=503 if faults else 200)


def _worker() -> str:
    if is_worked():
        return "a worker is there"
    return "no worker is there: packs are made in the request"


def _faults() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        missing = triggers.missing(connection)
    except DatabaseError:
        return ["the database does not answer"]
    found = [f"{len(pending)} migrations are not applied"] if pending else []
    return found + ([f"{len(missing)} triggers are missing"] if missing else [])


def failed(request: HttpRequest) -> HttpResponse:
    """That it is our fault, and the number under which it stands in the log.

    Where the database does not answer, or not in time, the form that was sent can be sent again.
    """
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return _away(request)
    page = render_to_string("500.html", {"number": request_id()})
    return HttpResponseServerError(page)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """That a request could not be read; or that the database went away as its session was kept."""
    if isinstance(exception, SessionInterrupted) and _of_the_database(exception):
        return _away(request)
    return bad_request(request, exception)


def _of_the_database(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, OperationalError | InterfaceError):
        error = error.__context__
    return error is not None


def _away(request: HttpRequest) -> HttpResponse:
    typed = typed_in(request)
    context = {
        "action": request.get_full_path(),
        "typed": [(name, value) for name, values in typed.items() for value in values],
        "token": request.POST.get("csrfmiddlewaretoken", ""),
        "has_files": bool(request.FILES),
    }
    page = render_to_string("away.html", context)
    answer = HttpResponse(page, status=503, headers={"Retry-After": str(_RETRY_AFTER)})
    _logger.error("The database does not answer: %s", type(sys.exception()).__name__)
    # Where it was asked tells nothing, and is long: Django logs no answer that is marked so.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Why one may not; of a page that is only of now, the way there."""
    if isinstance(exception, OnlyNow):
        return render(request, "only_now.html", exception.context, status=403)
    if isinstance(exception, MayNot):
        context = {"exception": exception, "partnership": get_scoped(exception.scope)}
        return render(request, "403.html", context, status=403)
    return permission_denied(request, exception)
