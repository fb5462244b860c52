"""What a process has taken so far, as Linux counts it."""

from __future__ import annotations

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def children_of(process: int | str) -> list[str]:
    """The processes that its threads began."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [child for begun in threads for child in begun.read_text().split()]


def cpu_of(process: int | str) -> float:
    """Seconds of processor time."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICK


def memory_of(process: int | str, kind: str) -> float:
    """Megabytes: ``VmRSS`` now, ``VmHWM`` at its highest."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024
