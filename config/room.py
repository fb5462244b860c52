"""Room for another request, in a process of gunicorn where one only waits for a paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any


class Room:
    """How many requests a process has in hand: one, and one more for each that only waits.

    The process's loop takes a connection while it has fewer than ``worker_connections``, and looks
    again whenever something is deferred to it (``gunicorn.workers.gthread``).
    """

    def __init__(self, process: Any) -> None:
        self._process = process
        self._waiting = 0
        self._lock = Lock()

    @contextmanager
    def for_another(self) -> Iterator[None]:
        """While the block lasts, its thread needs no processor: the process takes one request more.

        Of those that wait, the last thread of the process makes no room: there would be nobody to
        answer, while another process may be idle.
        """
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._lock:
            self._waiting += more
            self._process.worker_connections = min(1 + self._waiting, self._process.cfg.threads)
        self._process.method_queue.defer(_look_again)


def _look_again() -> None:
    """Nothing to do: that it is called is what wakes the loop."""
