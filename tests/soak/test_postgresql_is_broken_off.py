"""PostgreSQL is broken off while people write: what was acknowledged is there, and there once."""

from __future__ import annotations

from tests.soak.effort import effort
from tests.soak.writers import AWAY, written_to
from tests.support.figures import figure
from tests.support.postgres import Cluster
from tests.support.service import Filled

LONGEST_AWAY = 5.0
"""Seconds, once PostgreSQL takes connections again."""


def test_nothing_acknowledged_is_lost_and_it_comes_back_by_itself(
    cluster: Cluster, filled: Filled
) -> None:
    took: list[float] = []
    with written_to(filled) as service:
        for _ in range(effort().breaks):
            service.go_on()
            cluster.break_off()
            cluster.start()
            took.append(service.comes_back())
            service.go_on()
    assert service.met(AWAY), "nobody met a database that was away"
    service.assert_that_each_is_there_once()
    assert max(took) <= LONGEST_AWAY
    figure("R4", "times that PostgreSQL was broken off", effort().breaks)
    figure("R4", "updates acknowledged, each there once", len(service.acknowledged))
    figure("R4", "milliseconds at most until a page was shown again", round(1000 * max(took)))
