"""What machines ask: whether the process lives, can do its work, and how it fares."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from config import metrics
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
    """Database, migrations and triggers are as they must be; each that is not is named.

    Without a worker packs are made in the request, so its absence is told and is no fault.
    """
    faults = _faults()
    lines = faults or ["ready", _worker()]
    text = "\n".join(lines)
    return HttpResponse(f"{text}\n", content_type="text/plain", status=503 if faults else 200)


@require_safe
@login_not_required
def told(request: HttpRequest) -> HttpResponse:
    """What a program that watches is told; nothing is there for who has not the token."""
    if not metrics.may_read(request.headers.get("Authorization", "")):
        raise Http404
    return HttpResponse(metrics.told(), content_type=metrics.CONTENT_TYPE)


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
