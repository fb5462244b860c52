"""PostgreSQL is away for a while: pages and the question of readiness say so, no word is lost.

Whoever makes packs waits for it.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest

from tests.faults.updating import Lead
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.postgres import Cluster
from tests.support.processes import Running, Start, start, until
from tests.support.service import Standing, takes_connections

__all__ = ["start"]

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


Work = Callable[[], Running]


@pytest.fixture
def work(standing: Standing, start: Start) -> Work:
    """Begins a worker of the service, and waits until it is there."""

    def begun() -> Running:
        running = start("work", DATABASE_URL=standing.filled.address)
        until(lambda: is_worked(standing))
        return running

    return begun


def is_worked(standing: Standing) -> bool:
    status, said = standing.as_machine.get("/readyz")
    return status == 200 and b"a worker is there" in said.splitlines()


def told_to_end(worker: Running) -> tuple[int, list[str]]:
    """How the worker ends, and what it said until then."""
    worker.process.send_signal(signal.SIGTERM)
    code, _out, err = worker.ended()
    return code, err.splitlines()


def test_a_worker_waits_for_it_and_is_there_again(
    cluster: Cluster, standing: Standing, work: Work
) -> None:
    worker = work()
    for _ in range(2):
        cluster.break_off()
        time.sleep(effort().seconds_away)
        cluster.start()
        until(lambda: is_worked(standing) or worker.process.poll() is not None)
    code, said = told_to_end(worker)
    assert (code, len(said)) == (0, 4), said
    assert ["The database does not answer" in line for line in said] == [True, False, True, False]
    assert "The database answers again." in said[1]


def test_a_worker_that_waits_for_it_ends_when_it_is_told_to(cluster: Cluster, work: Work) -> None:
    worker = work()
    cluster.break_off()
    time.sleep(effort().seconds_away)
    code, said = told_to_end(worker)
    assert (code, len(said)) == (0, 1), said
