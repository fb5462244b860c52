"""PostgreSQL is broken off while people write: what was acknowledged is there, and there once."""

from __future__ import annotations

import time

from tests.soak.effort import effort
from tests.soak.writers import AWAY, cluster, written_to
from tests.support.figures import figure
from tests.support.postgres import Cluster

__all__ = ["cluster"]


def test_nothing_acknowledged_is_lost_and_it_comes_back_by_itself(cluster: Cluster) -> None:
    slowest = 0.0
    with written_to(cluster) as service:
        for _ in range(effort().breaks):
            service.go_on()
            cluster.break_off()
            cluster.start()
            begun = time.monotonic()
            service.go_on()
            slowest = max(slowest, time.monotonic() - begun)
    assert service.met(AWAY), "nobody met a database that was away"
    service.assert_that_each_is_there_once()
    figure("R4", "times that PostgreSQL was broken off", effort().breaks)
    figure("R4", "updates acknowledged, each there once", len(service.acknowledged))
    figure("R4", "milliseconds at most until each lead had an update taken", round(1000 * slowest))
