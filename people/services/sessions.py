"""Ending sessions of the pages."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from people.models import Visit


def end_sessions(visits: QuerySet[Visit]) -> None:
    """End the sessions that these visits began, wherever they are still open."""
    keys = visits.exclude(session_key="").values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
