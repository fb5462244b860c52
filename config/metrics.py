"""What a program that watches the service is told, in Prometheus's form.

How many requests there were and how long each took; and what waits in the database, as it is now.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from config.counting import counted
from people import clock
from people.selectors.outbox import letters_due
from reports.services.makings import is_worked, makings_waiting

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def may_read(authorization: str) -> bool:
    """Whether a request's ``Authorization`` holds the token that is set; never where none is."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    right = hmac.compare_digest(authorization.encode(), wanted.encode())
    return bool(settings.METRICS_TOKEN) and right


def told() -> bytes:
    """Everything, as it is now."""
    registry = CollectorRegistry()
    registry.register(_Waiting())
    return generate_latest(counted()) + generate_latest(registry)


class _Waiting:
    """What waits for ``tick`` and for the worker, and since when."""

    def collect(self) -> Iterator[Metric]:
        try:
            found = list(_of_the_database(clock.now()))
        except DatabaseError:
            found = []
        yield GaugeMetricFamily("plan_database_answers", "1 or 0.", float(bool(found)))
        yield from found


def _of_the_database(at: datetime) -> Iterator[Metric]:
    due, packs = letters_due(at), makings_waiting()
    yield GaugeMetricFamily("plan_worker_is_there", "1 or 0.", float(is_worked()))
    yield GaugeMetricFamily("plan_letters_due", "Letters that should have left.", len(due))
    yield _longest("plan_letters_due_longest_seconds", "one of them is due", due, at)
    yield GaugeMetricFamily("plan_packs_to_make", "Packs asked for and not made yet.", len(packs))
    yield _longest("plan_packs_to_make_longest_seconds", "one of them was asked for", packs, at)


def _longest(name: str, words: str, since: list[datetime], at: datetime) -> Metric:
    waits = ((at - each).total_seconds() for each in since)
    return GaugeMetricFamily(name, f"The longest since {words}; 0: none.", max(waits, default=0.0))
