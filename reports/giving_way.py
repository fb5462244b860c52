"""Letting who answers pages go first, as processes that make papers do (decision 0027).

Where the system lets nobody say so, as a unit of systemd may, it is not said.
"""

from __future__ import annotations

import os
from contextlib import suppress

NICE = 19
"""As nice as a process can be to others."""


def give_way() -> None:
    """Go last, and never on the first of several processors.

    Where one is free, whoever is woken by a request or by the database finds it; otherwise it
    would wait for its turn at each of them, however low this process stands.
    """
    with suppress(OSError):
        os.nice(NICE)
    with suppress(OSError):
        if hasattr(os, "sched_setaffinity"):
            first, *others = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, others or [first])


def take_what_is_left() -> None:
    """Give way, and run only while nobody else wants the processor.

    Not for what holds a lock: whoever waits for that would wait as long.
    """
    give_way()
    with suppress(OSError):
        if hasattr(os, "SCHED_IDLE"):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
