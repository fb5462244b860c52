"""A hostile file is refused at once: within a second, and without taking 50 MB."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plans.formats import Unreadable, read
from tests.access.hostile import FILES
from tests.support.figures import figure
from tests.support.machine import cannot

MOST_SECONDS = 1.0
MOST_KILOBYTES = 50 * 1024
_STATUS, _PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def _kilobytes(name: str) -> int:
    lines = _STATUS.read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


def _forget_the_peak() -> None:
    """The system then tells the highest memory since now, not since the process began."""
    try:
        _PEAK.write_text("5")
    except OSError:
        cannot("This system does not tell the highest memory that a process had.")


@pytest.mark.parametrize("case", FILES)
def test_it_is_refused_at_once_and_in_little_room(case: str) -> None:
    make, name = FILES[case]
    content = make()
    _forget_the_peak()
    before, start = _kilobytes("VmRSS:"), time.process_time()
    with pytest.raises(Unreadable):
        read(content, name)
    seconds, risen = time.process_time() - start, _kilobytes("VmHWM:") - before
    assert seconds < MOST_SECONDS
    assert risen < MOST_KILOBYTES
    figure("S7", "hostile files refused within a second and 50 MB", 1)


def test_there_are_forty() -> None:
    assert len(FILES) >= 40
