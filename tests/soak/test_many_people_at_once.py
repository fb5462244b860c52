"""At a month's end many people read and save at once, and some save at one instant."""

from __future__ import annotations

import pytest

from tests.soak.effort import effort
from tests.support import postgres
from tests.support.machine import cannot
from tools.load.measuring import Load
from tools.load.month_end import MONTH_END, Size, month_end

A_FEW = Size(plans=1, each="40/80", people=8, a_second=4, seconds=5, writers=3)


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
