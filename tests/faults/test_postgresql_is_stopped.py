"""PostgreSQL is away for a while: pages and the question of readiness say so, no word is lost."""

from __future__ import annotations

import time

from tests.faults.updating import Lead
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.postgres import Cluster
from tests.support.processes import until
from tests.support.service import Standing, takes_connections

AWAY, TAKEN = 503, 302
LONGEST_ANSWER = 5.0
"""Seconds: who is told that the service is away is told soon."""


def test_it_says_so_and_goes_on_by_itself(cluster: Cluster, standing: Standing) -> None:
    lead = Lead(standing)
    form, words = lead.form(), "Sent while it was away, by May 2026."
    cluster.break_off()
    end, slowest = time.monotonic() + effort().seconds_away, 0.0
    while True:
        begun = time.monotonic()
        answer = lead.post(form, words)
        slowest = max(slowest, time.monotonic() - begun)
        assert (answer.status, answer.hidden["evidence"]) == (AWAY, words)
        assert standing.as_machine.get("/readyz") == (AWAY, b"the database does not answer\n")
        standing.as_machine.must_get("/healthz")
        if time.monotonic() > end:
            break
    cluster.start()
    until(lambda: takes_connections(standing.filled.address))
    assert lead.send(answer.hidden).status == TAKEN
    assert lead.times_kept(words) == 1
    assert slowest < LONGEST_ANSWER
    figure("R8", "seconds that PostgreSQL was stopped", effort().seconds_away)
    figure("R8", "milliseconds at most until somebody was told so", round(1000 * slowest))
