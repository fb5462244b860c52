"""Two leads who write to a service with a PostgreSQL of its own, whatever befalls it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from threading import Event

import psycopg2

from tests.support.processes import until
from tests.support.service import Filled, takes_connections
from tools.bench_runs import python
from tools.bench_server import Answer, Site, hidden_fields, serving

SHOWN, TAKEN, AWAY = 200, 302, 503
CUT_OFF, NOBODY_THERE = 0, 502
"""In the place of a status, where there was no answer; and what a proxy says of that."""
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
            assert answer[0] in (AWAY, CUT_OFF, NOBODY_THERE), answer
            time.sleep(PAUSE)

    def _asked(self, method: str, path: str, fields: dict[str, str]) -> Answer:
        try:
            return self.site.post(path, fields) if method == "POST" else self.site.get(path)
        except (OSError, HTTPException):
            return CUT_OFF, b""


@dataclass
class Service:
    """The service, and who writes to it."""

    site: Site
    address: str
    """Of its database."""
    writers: list[Writer]
    _writing: list[Future[None]]

    @property
    def acknowledged(self) -> list[str]:
        return [words for writer in self.writers for words in writer.acknowledged]

    def met(self, status: int) -> int:
        return sum(writer.met[status] for writer in self.writers)

    def not_taken(self) -> int:
        """How often somebody had to ask again."""
        return sum(self.met(status) for status in (AWAY, CUT_OFF, NOBODY_THERE))

    def comes_back(self) -> float:
        """Seconds until a page is shown, once the database takes connections again."""
        until(lambda: takes_connections(self.address))
        begun, reader = time.monotonic(), self.writers[0].site
        until(lambda: reader.get("/plans/")[0] == SHOWN)
        return time.monotonic() - begun

    def go_on(self) -> None:
        """Until each writer has had one more update taken."""
        wanted = [(writer, len(writer.acknowledged)) for writer in self.writers]
        until(lambda: self._have_failed() or all(len(w.acknowledged) > n for w, n in wanted))

    def _have_failed(self) -> bool:
        return any(each.done() for each in self._writing)

    def assert_that_each_is_there_once(self) -> None:
        """Every update that was acknowledged; and the whole record is as it was written."""
        with closing(psycopg2.connect(self.address)) as database, database.cursor() as cursor:
            cursor.execute("SELECT evidence FROM actions_progressupdate")
            said = Counter(evidence for (evidence,) in cursor.fetchall())
        there = {words: said[words] for words in self.acknowledged}
        assert there == dict.fromkeys(self.acknowledged, 1)
        assert "whole" in python(self.address, "manage.py", "verify_history", "aldermere")


@contextmanager
def written_to(filled: Filled) -> Iterator[Service]:
    """The service with the cast's plan, to which two leads write until the block ends."""
    with serving(filled.address, "") as site, writing_at(site, filled) as service:
        yield service


@contextmanager
def writing_at(site: Site, filled: Filled) -> Iterator[Service]:
    """Two leads who write to a service until the block ends."""
    stop = Event()
    with ThreadPoolExecutor(len(WORK)) as pool:
        writers = [Writer(replace(site, cookie=filled.cookies[name]), name) for name in WORK]
        writing = [pool.submit(writer.write_until, stop) for writer in writers]
        try:
            yield Service(site, filled.address, writers, writing)
        finally:
            stop.set()
        for each in writing:
            each.result()
