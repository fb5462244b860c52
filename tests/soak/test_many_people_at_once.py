"""At a month's end many people read and save at once, and some save at one instant."""

from __future__ import annotations

import pytest

from tests.soak.effort import effort
from tests.support import postgres
from tests.support.figures import figure
from tests.support.machine import cannot
from tools.load.measuring import Load
from tools.load.month_end import MONTH_END, Size, month_end

A_FEW = Size(plans=1, each="40/80", people=8, a_second=4, seconds=5, writers=3)
READ, SAVE = 300, 500
"""Milliseconds within which 95 of 100 are answered."""


def size() -> Size:
    return MONTH_END if effort().whole else A_FEW


@pytest.fixture
def loads() -> tuple[Load, Load]:
    try:
        with postgres.cluster("max_connections=60") as server:
            return month_end(server.address, size())
    except postgres.NoServer as reason:
        cannot(str(reason))


def test_everybody_is_answered(loads: tuple[Load, Load]) -> None:
    steady, burst = loads
    for load in loads:
        assert not [each for each in load.kinds if each.failed]
    assert steady.of("read").number
    assert burst.of("save").number == size().writers
    if effort().whole:
        _note(steady, burst)
        assert steady.of("read").percentile(95) <= READ
        assert steady.of("save").percentile(95) <= SAVE


def _note(steady: Load, burst: Load) -> None:
    read, save, at_once = steady.of("read"), steady.of("save"), burst.of("save")
    figure("R9", "pages read and updates saved", f"{read.number} and {save.number}")
    figure("R9", "95 of 100 pages came within, in ms", read.percentile(95))
    figure("R9", "95 of 100 updates were saved within, in ms", save.percentile(95))
    figure("R9", "the last of those who saved at one instant waited, in ms", at_once.longest)
