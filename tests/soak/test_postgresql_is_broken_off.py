"""PostgreSQL is broken off while people write: what was acknowledged is there, and there once."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from threading import Event

import psycopg2
import pytest

from tests.soak.effort import effort
from tests.support import postgres
from tests.support.figures import figure
from tests.support.machine import cannot
from tests.support.processes import until
from tools.bench_runs import python
from tools.bench_server import Answer, Site, hidden_fields, serving

SHOWN, TAKEN, AWAY = 200, 302, 503
CUT_OFF = 0
"""In the place of a status, where there was no answer."""
WORK = {"lead": "1.1.1", "other_lead": "1.1.2"}
PAUSE = 0.05


@dataclass
class Writer:
    """A lead who posts one update after another, and sends each again until it is taken."""

    site: Site
    name: str
    acknowledged: list[str] = field(default_factory=list)
    met: Counter[int] = field(default_factory=Counter)
    """How often each status was met."""

    def write_until(self, stop: Event) -> None:
        address = f"/plans/aldermere/cse/actions/{WORK[self.name]}/update/"
        while not stop.is_set():
            words = f"{self.name}: {len(self.acknowledged)} were trained by May 2026."
            form = hidden_fields(self._persisting("GET", address, {}, SHOWN))
            self._persisting("POST", address, {**form, "rating": "green", "evidence": words}, TAKEN)
            self.acknowledged.append(words)

    def _persisting(self, method: str, path: str, fields: dict[str, str], wanted: int) -> Answer:
        while True:
            answer = self._asked(method, path, fields)
            self.met[answer[0]] += 1
            if answer[0] == wanted:
                return answer
            assert answer[0] in (AWAY, CUT_OFF), answer
            time.sleep(PAUSE)

    def _asked(self, method: str, path: str, fields: dict[str, str]) -> Answer:
        try:
            return self.site.post(path, fields) if method == "POST" else self.site.get(path)
        except (OSError, HTTPException):
            return CUT_OFF, b""


@pytest.fixture
def cluster() -> Iterator[postgres.Cluster]:
    try:
        with postgres.cluster("max_connections=60") as started:
            yield started
    except postgres.NoServer as reason:
        cannot(str(reason))


def test_nothing_acknowledged_is_lost_and_it_comes_back_by_itself(
    cluster: postgres.Cluster,
) -> None:
    filled = json.loads(python(cluster.address, "-m", "tools.in_django", "tests.soak.filled"))
    stop, slowest = Event(), 0.0
    with serving(filled["address"], "") as site, ThreadPoolExecutor(len(WORK)) as pool:
        cookies = filled["cookies"]
        writers = [Writer(replace(site, cookie=cookies[name]), name) for name in WORK]
        writing = [pool.submit(writer.write_until, stop) for writer in writers]
        for _ in range(effort().breaks):
            _go_on(writers)
            cluster.break_off()
            cluster.start()
            begun = time.monotonic()
            _go_on(writers)
            slowest = max(slowest, time.monotonic() - begun)
        stop.set()
        for each in writing:
            each.result()
    assert any(writer.met[AWAY] for writer in writers), "nobody met a database that was away"
    said = Counter(_evidence(filled["address"]))
    acknowledged = [words for writer in writers for words in writer.acknowledged]
    assert {words: said[words] for words in acknowledged} == dict.fromkeys(acknowledged, 1)
    assert "whole" in python(filled["address"], "manage.py", "verify_history", "aldermere")
    figure("R4", "times that PostgreSQL was broken off", effort().breaks)
    figure("R4", "updates acknowledged, each there once", len(acknowledged))
    figure("R4", "milliseconds at most until each lead had an update taken", round(1000 * slowest))


def _go_on(writers: list[Writer]) -> None:
    """Until each of them has had one more update taken."""
    wanted = [(writer, len(writer.acknowledged)) for writer in writers]
    until(lambda: all(len(writer.acknowledged) > before for writer, before in wanted))


def _evidence(address: str) -> list[str]:
    with closing(psycopg2.connect(address)) as database, database.cursor() as cursor:
        cursor.execute("SELECT evidence FROM actions_progressupdate")
        return [evidence for (evidence,) in cursor.fetchall()]
