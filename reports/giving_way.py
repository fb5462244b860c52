"""Letting who answers pages go first, as what makes papers does (decision 0027).

Where the system lets nobody say so, as a unit of systemd may, it is not said.
"""

from __future__ import annotations

import os
from contextlib import suppress

NICE = 19
"""As nice as a process can be to others."""


def leave_a_processor() -> None:
    """Keep off the first of several processors.

    Where one is free, whoever is woken by a request or by the database finds it; otherwise it
    would wait for its turn at each of them, however low this process stands.
    """
    with suppress(OSError):  # the system lets nobody say so
        if hasattr(os, "sched_setaffinity"):
            first, *others = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, others or [first])


def go_last() -> None:
    """Leave a processor, and go last on the others; whatever this process begins does so too."""
    with suppress(OSError):  # the same
        os.nice(NICE)
    leave_a_processor()
