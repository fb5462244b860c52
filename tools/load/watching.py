"""What a service holds while people come to it: its workers' memory, its database's connections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from statistics import fmean
from threading import Event, Thread

import psycopg2

from tools.bench_server import Site

_EVERY = 1.0
"""Seconds from one look to the next."""
_WARM = 6
"""In the first sixth of the time workers read code and plans for the first time."""
_CONNECTIONS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Held:
    """What was held at each look, in order."""

    megabytes: Sequence[float]
    """Of all workers together."""
    connections: Sequence[int]

    @property
    def growth(self) -> float:
        """How many times as much memory was held at the end as once the workers were warm.

        Both are the mean over a sixth of the time.
        """
        sixth = max(1, len(self.megabytes) // _WARM)
        return fmean(self.megabytes[-sixth:]) / fmean(self.megabytes[sixth : 2 * sixth])


@contextmanager
def watching(site: Site, address: str) -> Iterator[Held]:
    """Looks at a service and its database again and again, until the block ends."""
    megabytes: list[float] = []
    connections: list[int] = []
    ended = Event()

    def look() -> None:
        with closing(psycopg2.connect(address)) as database, database.cursor() as cursor:
            database.autocommit = True
            while not ended.wait(_EVERY):
                cursor.execute(_CONNECTIONS)
                connections.extend(number for (number,) in cursor.fetchall())
                megabytes.append(site.memory_now())

    looker = Thread(target=look)
    looker.start()
    try:
        yield Held(megabytes, connections)
    finally:
        ended.set()
        looker.join()
