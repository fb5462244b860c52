"""What gunicorn reads by itself beside ``manage.py``."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from typing import Any

workers = 3
"""Processes that answer: one for each processor and one more."""
worker_class = "gthread"
threads = 4
"""Requests that a process has in hand at most: one, and those that only wait for a paper."""
worker_connections = 1
keepalive = 0
"""A process takes one request after the other; while it is busy, another one may be idle."""
graceful_timeout = 60
"""Seconds for what is being answered when the service is stopped."""
control_socket_disable = True
preload_app = True
"""A service that must not start says so once and ends; its workers would be started for ever."""

_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which each process counts, so that any of them can tell the sum."""

if _COUNTS not in os.environ:
    os.environ[_COUNTS] = tempfile.mkdtemp(prefix="plan-counts-")


def post_fork(server: Any, worker: Any) -> None:
    _end_if_told_to(server)
    from config.room import Room  # noqa: PLC0415 - gunicorn reads this file before it knows ours
    from reports.render.printing import while_waiting  # noqa: PLC0415 - likewise

    while_waiting(Room(worker).for_another)


def _end_if_told_to(server: Any) -> None:
    """Until a process minds signals itself, gunicorn keeps them for a parent that it is not: it
    would go on until ``graceful_timeout`` is over. It has nothing in hand yet.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while not server.SIG_QUEUE.empty():
        if server.SIG_QUEUE.get_nowait() == signal.SIGTERM:
            sys.exit()


def child_exit(_server: Any, worker: Any) -> None:
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 - it reads the variable

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # it states no types


def on_exit(_server: Any) -> None:
    shutil.rmtree(os.environ[_COUNTS], ignore_errors=True)
