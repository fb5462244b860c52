"""A process answers one request at a time; who only waits for a paper holds up nobody."""

from __future__ import annotations

import os
import runpy
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import psycopg2
import pytest

from people import clock
from reports.content.periods import quarter_of
from tests.support.machine import ROOT
from tests.support.processes import until
from tests.support.service import Standing
from tools.bench_server import THREADS, WORKERS, Site, hidden_fields
from tools.processes import children_of

PACKS, PLAN = "/packs/aldermere/cse/", "/plans/aldermere/cse/"
PAPERS = WORKERS * (THREADS - 1)
"""At once: every process may have some, and one of them all that it has threads for."""
PAGES = 10
A_MOMENT = 0.5


def test_what_is_measured_is_what_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    assert runpy.run_path(str(ROOT / "gunicorn.conf.py"))["threads"] == THREADS


def test_a_process_takes_a_request_when_it_has_answered_the_one_before(
    standing: Standing,
) -> None:
    site = standing.as_user("administrator")
    with ThreadPoolExecutor(PAPERS) as desk:
        with closing(psycopg2.connect(standing.filled.address)) as somebody:
            somebody.cursor().execute("LOCK TABLE plans_plan IN ACCESS EXCLUSIVE MODE")
            pages = [desk.submit(site.must_get, PLAN) for _ in range(PAPERS)]
            until(lambda: _kept_waiting(standing) == WORKERS)
            time.sleep(A_MOMENT)
            assert _kept_waiting(standing) == WORKERS
        assert [page.result()[0] for page in pages] == [200] * PAPERS


def test_pages_are_answered_while_papers_are_printed(standing: Standing) -> None:
    site = standing.as_user("administrator")
    order = hidden_fields(site.must_get(PACKS)) | {
        "kind": "quarterly",
        "period": str(quarter_of(clock.today())),
    }
    with ThreadPoolExecutor(PAPERS) as desk:
        with _every_press_held(site) as held:
            papers = [desk.submit(site.post, PACKS, order) for _ in range(PAPERS)]
            until(lambda: bool(held))
            for _ in range(PAGES):
                site.must_get(PLAN)
            assert not any(paper.done() for paper in papers)
        assert [paper.result()[0] for paper in papers] == [200] * PAPERS


def _kept_waiting(standing: Standing) -> int:
    [[number]] = standing.said(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return int(number)


@contextmanager
def _every_press_held(site: Site) -> Iterator[set[int]]:
    """Stops what prints before it can, until the end; tells the numbers of what it stopped."""
    held, ended = set[int](), Event()

    def hold() -> None:
        while not ended.wait(0.01):
            for press in _presses(site) - held:
                os.kill(press, signal.SIGSTOP)
                held.add(press)

    holder = Thread(target=hold)
    holder.start()
    try:
        yield held
    finally:
        ended.set()
        holder.join()
        for press in held:
            os.kill(press, signal.SIGCONT)


def _presses(site: Site) -> set[int]:
    return {int(press) for worker in site.workers() for press in children_of(worker)}
