"""For ``tools.bench``: what reading a page costs, in this process and in its database.

What is to be compared is read in turn in one process, so that whatever else slows the machine
slows all of it alike.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.selectors import cache
from people.models import User
from tools.as_user import sign_in
from tools.bench_tour import Page

_T = TypeVar("_T")

_ROUNDS = 5
_OK = 200


@dataclass
class Site:
    """One database, with a browser for everybody who reads."""

    database: BaseDatabaseWrapper
    backend: int = 0
    """The process of PostgreSQL that answers us; 0 where the database is within this process."""
    _clients: dict[int, Client] = field(default_factory=dict)

    def enter(self) -> None:
        """From now on the application speaks to this database."""
        connections["default"] = self.database

    def cpu(self) -> float:
        """Seconds that we and the database have spent so far."""
        own = time.process_time()
        return own + time.clock_gettime(_clock_of(self.backend)) if self.backend else own

    def sign_in(self, user: User) -> None:
        if user.pk not in self._clients:
            self._clients[user.pk] = Client()
            sign_in(self._clients[user.pk], user)

    def read(self, page: Page) -> None:
        answer = self._clients[page.reader.pk].get(page.address)
        if answer.status_code != _OK:
            raise SystemExit(f"{page.address} answered {answer.status_code}.")


def _clock_of(process: int) -> int:
    """The processor clock of another process, as Linux numbers it."""
    return (~process << 3) | 2


def site(name: str = "") -> Site:
    """A connection to a database of the server that the settings name; to theirs without a name."""
    database = connections.create_connection("default")
    settings = copy.deepcopy(database.settings_dict)
    settings["NAME"] = name or settings["NAME"]
    if database.vendor == "postgresql":
        # A worker beside the backend would spend time that is not seen here.
        options = settings["OPTIONS"].get("options", "")
        settings["OPTIONS"]["options"] = f"{options} -c max_parallel_workers_per_gather=0"
    database.settings_dict = settings
    found = Site(database)
    found.enter()
    database.ensure_connection()
    if database.vendor == "postgresql":
        found.backend = database.connection.get_backend_pid()
    return found


@dataclass(frozen=True, slots=True)
class Cost:
    """Queries and CPU seconds: cold, which is the first reading after a write, and warm."""

    cold_queries: int
    warm_queries: int
    cold: float
    warm: float

    def takes_over(self, most: float, before: Cost) -> bool:
        """Whether it takes more than so many times as long as another."""
        return self.cold > most * before.cold or self.warm > most * before.warm

    def or_less(self, again: Cost) -> Cost:
        """The least of two measurements."""
        return replace(self, cold=min(self.cold, again.cold), warm=min(self.warm, again.warm))

    def asks_more_than(self, before: Cost) -> bool:
        return self.cold_queries > before.cold_queries or self.warm_queries > before.warm_queries


Reading = tuple[Site, Page]


def compared(readings: Sequence[Reading], over: Callable[[Cost, Cost], bool]) -> list[Cost]:
    """The costs of two readings; what seems to be over is measured again before it is said so."""
    found = costs(readings)
    if not over(*found):
        return found
    return [each.or_less(again) for each, again in zip(found, costs(readings), strict=True)]


def costs(readings: Sequence[Reading]) -> list[Cost]:
    """What each of some readings costs, which take turns."""
    for at, page in readings:
        at.enter()
        at.sign_in(page.reader)
        at.read(page)  # Signing in and the code that a page needs first are no part of its cost.
    counts = [_both(_queries, *reading) for reading in readings]
    rounds = [[_both(_seconds, *reading) for reading in readings] for _ in range(_ROUNDS)]
    seconds = zip(*rounds, strict=True)
    return [Cost(*n, *_least(each)) for n, each in zip(counts, seconds, strict=True)]


def _least(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least of each: other work on the machine only ever adds to what a reading costs."""
    cold, warm = zip(*pairs, strict=True)
    return min(cold), min(warm)


def _both(measure: Callable[[Site, Page], _T], at: Site, page: Page) -> tuple[_T, _T]:
    """Cold, then warm."""
    at.enter()
    cache.forget()
    return measure(at, page), measure(at, page)


def _queries(at: Site, page: Page) -> int:
    with CaptureQueriesContext(connection) as queries:
        at.read(page)
    return len(queries)


def _seconds(at: Site, page: Page) -> float:
    before = at.cpu()
    at.read(page)
    return at.cpu() - before


HEADS = f"{'':28}{'queries':>9}{'cold':>25}{'warm':>25}"


def line(name: str, before: Cost, after: Cost) -> str:
    """Both costs, and how many times as much the second is."""
    queries = f"{before.cold_queries} {after.cold_queries}"
    halves = _compared(before.cold, after.cold) + _compared(before.warm, after.warm)
    return f"{name:28}{queries:>9}{halves}"


def _compared(few: float, many: float) -> str:
    return f"{few * 1000:9.1f}{many * 1000:9.1f} ×{many / few:5.2f}"
