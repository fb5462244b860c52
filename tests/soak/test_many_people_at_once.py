"""Many people read and save at once, and some save at one instant: the service stays as it is."""

from __future__ import annotations

import pytest

from tests.soak.effort import effort
from tests.support import postgres
from tests.support.figures import figure
from tests.support.machine import cannot
from tools.bench_server import THREADS, WORKERS
from tools.load.measuring import Waits
from tools.load.month_end import AN_HOUR, MONTH_END, Met, Size, month_end

A_FEW = Size(plans=1, each="40/80", people=8, a_second=4, seconds=6, writers=3)
SIZES = {"month_end": MONTH_END, "hour": AN_HOUR} if effort().whole else {"few": A_FEW}
MOST_GROWTH = 1.05
"""Of what the workers hold once they are warm, in an hour: assurance R14."""


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_everybody_is_answered_and_the_service_stays_as_it_was(size: Size) -> None:
    try:
        with postgres.cluster("max_connections=60") as server:
            met = month_end(server.address, size)
    except postgres.NoServer as reason:
        cannot(str(reason))
    _note(size, met)
    assert_all_were_answered(met, size)
    assert 0 < max(met.held.connections) <= WORKERS * THREADS, "each thread keeps to one"
    assert met.held.growth <= MOST_GROWTH or size is not AN_HOUR


def assert_all_were_answered(met: Met, size: Size) -> None:
    for load in (met.steady, met.burst):
        assert not [each for each in load.kinds if each.failed]
    assert met.steady.of("read").number
    assert met.burst.of("save").number == size.writers


def _note(size: Size, met: Met) -> None:
    reads, saves = met.steady.of("read"), met.steady.of("save")
    if size is MONTH_END:
        figure("R9", "pages asked for", reads.number)
        figure("R9", "updates sent", saves.number)
        figure("R9", "of them refused or failed", reads.failed + saves.failed)
        figure("R9", "pages, milliseconds", _waited(reads))
        figure("R9", "updates, milliseconds", _waited(saves))
        figure("R9", "updates of one instant, milliseconds", _waited(met.burst.of("save")))
    elif size is AN_HOUR:
        figure("R14", "requests within an hour", reads.number + saves.number)
        figure("R14", "of them refused or failed", reads.failed + saves.failed)
        figure("R14", "times as much memory at its end", f"{met.held.growth:.3f}")
        figure("R14", "connections of two workers to the database", max(met.held.connections))


def _waited(waits: Waits) -> str:
    return f"{waits.percentile(95)} for 95 of 100, {waits.percentile(99)} for 99 of 100"
