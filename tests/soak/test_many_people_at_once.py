"""Many people read and save for long, and some save at one instant: the service stays as it is."""

from __future__ import annotations

import pytest

from tests.soak.effort import effort
from tests.support import postgres
from tests.support.figures import figure
from tests.support.machine import cannot
from tools.bench_server import WORKERS
from tools.load.month_end import AN_HOUR, Met, Size, month_end

A_FEW = Size(plans=1, each="40/80", people=8, a_second=4, seconds=6, writers=3)
MOST_GROWTH = 1.05
"""Of what the workers hold, once they are warm; assurance R14."""


def size() -> Size:
    return AN_HOUR if effort().whole else A_FEW


@pytest.fixture(scope="module")
def met() -> Met:
    try:
        with postgres.cluster("max_connections=60") as server:
            return month_end(server.address, size())
    except postgres.NoServer as reason:
        cannot(str(reason))


def test_everybody_is_answered(met: Met) -> None:
    for load in (met.steady, met.burst):
        assert not [each for each in load.kinds if each.failed]
    assert met.steady.of("read").number
    assert met.burst.of("save").number == size().writers
    figure("R14", "pages and updates of one hour, none of which failed", number_of(met))


def number_of(met: Met) -> int:
    return met.steady.of("read").number + met.steady.of("save").number


def test_each_worker_keeps_to_one_connection(met: Met) -> None:
    assert 0 < max(met.held.connections) <= WORKERS
    figure("R14", "connections to the database at most", max(met.held.connections))


def test_its_memory_does_not_grow(met: Met) -> None:
    growth = met.held.growth
    assert growth <= MOST_GROWTH or not effort().whole
    figure("R14", "MB held by its workers at the end", round(met.held.megabytes[-1]))
    figure("R14", "times what they held once they were warm", f"{growth:.3f}")
