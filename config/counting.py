"""Counts the requests that were answered, over every process of this host."""

from __future__ import annotations

import logging
import os

from prometheus_client import REGISTRY, CollectorRegistry, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

_logger = logging.getLogger(__name__)
_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
_REQUESTS = Histogram(
    "plan_request_seconds",
    "Seconds from a request to its answer.",
    ["address", "method", "status"],
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30),
)


def count(*, address: str, method: str | None, status: int, seconds: float) -> None:
    """Count a request that was answered, by the name of its address, which tells nobody.

    Its answer leaves though the folder of the counts is gone, or its disk is full.
    """
    known = method if method in _METHODS else "other"
    try:
        _REQUESTS.labels(address, known, str(status)).observe(seconds)
    except OSError as error:
        _logger.warning("The request could not be counted: %s", type(error).__name__)


def counted() -> CollectorRegistry:
    """What all processes counted: ``gunicorn.conf.py`` names the folder in which they do."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it states no types
    return registry
