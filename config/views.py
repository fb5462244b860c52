"""What machines ask: whether the process lives, can do its work, and how it fares."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from config import metrics
from config.schema import Schema, is_only_read, schema_of
from people import triggers
from reports.services.makings import is_worked


@require_safe
@login_not_required
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@login_not_required
def readyz(_request: HttpRequest) -> HttpResponse:
    """The database takes writes, migrations and triggers are as they must be; faults are named.

    Without a worker packs are made in the request, and a later version may have brought tables
    further already while this one still answers: both are told, and are no fault.
    """
    try:
        schema = schema_of(connection)
        faults = _faults(schema)
        lines = faults or ["ready", *_later(schema), _worker()]
    except DatabaseError:
        faults = lines = ["the database does not answer"]
    text = "\n".join(lines)
    return HttpResponse(f"{text}\n", content_type="text/plain", status=503 if faults else 200)


@require_safe
@login_not_required
def told(request: HttpRequest) -> HttpResponse:
    """What a program that watches is told; nothing is there for who has not the token."""
    if not metrics.may_read(request.headers.get("Authorization", "")):
        raise Http404
    return HttpResponse(metrics.told(), content_type=metrics.CONTENT_TYPE)


def _faults(schema: Schema) -> list[str]:
    missing = triggers.missing(connection)
    found = [f"{schema.behind} migrations are not applied"] if schema.behind else []
    found += [f"{len(missing)} triggers are missing"] if missing else []
    return found + (["the database takes no writes"] if is_only_read(connection) else [])


def _later(schema: Schema) -> list[str]:
    return [f"{schema.ahead} migrations are of a later version"] if schema.ahead else []


def _worker() -> str:
    if is_worked():
        return "a worker is there"
    return "no worker is there: packs are made in the request"
