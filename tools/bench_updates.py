"""How much more work the main pages are where there are many updates.

Three databases are loaded with ``config.sample``: a plan alone, the same plan beside others that
have the many updates, and the same plan with as many of its own. Each page is read in turn in all
three; what is printed is how many times as much the second and the third cost as the first.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from tests.support import postgres
from tools.bench_runs import begun, finished, python

_ACTIONS, _UPDATES, _OTHERS = 86, 860, 4
SOME, MANY = 20_000, 100_000
"""Updates in all: enough to see that something grows, and as many as the service is to bear."""
_START_SECONDS = 20
_MOST = 1.33
"""A page may cost so many times as much, and ask no more queries."""


@dataclass(frozen=True)
class Sample:
    """A database and what is loaded into it."""

    name: str
    words: str
    plans: list[str]
    """Actions and updates of each plan."""


def _samples(many: int) -> list[Sample]:
    plan = f"{_ACTIONS}/{_UPDATES}"
    each = (many - _UPDATES) // _OTHERS
    others = [f"{_ACTIONS}/{each}"] * _OTHERS
    ours = f"bench_{os.getpid()}"
    alone = f"a plan of {_ACTIONS} actions and {_UPDATES} updates alone"
    return [
        Sample(f"{ours}_alone", alone, [plan]),
        Sample(f"{ours}_beside", f"beside {_OTHERS} plans, {many:,} in all", [plan, *others]),
        Sample(f"{ours}_within", f"with {many:,} in itself", [f"{_ACTIONS}/{many}"]),
    ]


def measure(many: int) -> None:
    """Load, read and report; say so where there is no PostgreSQL."""
    try:
        with postgres.server() as address, _databases(address, _samples(many)) as samples:
            print(f"\nLoading {many:,} updates twice; it takes some minutes …", flush=True)
            _load(address, samples)
            _report(_read(address, samples), samples)
    except postgres.NoServer as reason:
        print(f"Many updates are not measured: {reason}")


@contextlib.contextmanager
def _databases(address: str, samples: list[Sample]) -> Iterator[list[Sample]]:
    """An empty database for each sample, dropped afterwards: the server may be somebody's."""
    with (
        contextlib.closing(_connected(address)) as connection,
        contextlib.ExitStack() as stack,
    ):
        connection.autocommit = True
        _refuse_elsewhere(connection)
        for sample in samples:
            stack.enter_context(_database(connection, sample.name))
        yield samples


def _connected(address: str) -> psycopg2.extensions.connection:
    """A connection, once the server has started: it listens a moment before it answers."""
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            return psycopg2.connect(address)
        except psycopg2.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _refuse_elsewhere(connection: psycopg2.extensions.connection) -> None:
    name = Path(f"/proc/{connection.get_backend_pid()}/comm")
    if not name.is_file() or "postgres" not in name.read_text():
        raise SystemExit("PostgreSQL runs on another machine, so its time cannot be counted.")


@contextlib.contextmanager
def _database(connection: psycopg2.extensions.connection, name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            cursor.execute(drop)


def _at(address: str, sample: Sample) -> str:
    return urlsplit(address)._replace(path=f"/{sample.name}").geturl()


def _load(address: str, samples: list[Sample]) -> None:
    module = ("-m", "tools.in_django", "tools.bench_load")
    loads = [begun(_at(address, sample), *module, *sample.plans) for sample in samples]
    try:
        for load in loads:
            finished(load)
    finally:
        for load in loads:
            load.kill()


Costs = dict[str, dict[str, dict[str, float]]]


def _read(address: str, samples: list[Sample]) -> Costs:
    names = [sample.name for sample in samples]
    module = ("-m", "tools.in_django", "tools.bench_reading")
    costs: Costs = json.loads(python(_at(address, samples[0]), *module, *names))
    return costs


def _report(costs: Costs, samples: list[Sample]) -> None:
    alone, *many = samples
    print(f"\nCPU ms, the database’s included: {alone.words}, and the same plan")
    for sample in many:
        print(f"\n{sample.words}\n{'':24}{'queries':>12}{'cold':>22}{'warm':>22}")
        for page, of in costs.items():
            print(_line(page, of[alone.name], of[sample.name]), flush=True)
    print(f"\ncold: the first reading after a write. !: more queries, or over × {_MOST}")


def _line(page: str, few: dict[str, float], many: dict[str, float]) -> str:
    queries = f"{few['cold queries']:.0f} {many['cold queries']:.0f}"
    halves = [_compared(few[kind], many[kind]) for kind in ("cold", "warm")]
    more = any(few[kind] < many[kind] for kind in ("cold queries", "warm queries"))
    exceeds = more or any(many[kind] > _MOST * few[kind] for kind in ("cold", "warm"))
    return f"{page:24}{queries:>12}{halves[0]}{halves[1]}{' !' if exceeds else ''}"


def _compared(few: float, many: float) -> str:
    return f"{few * 1000:8.1f}{many * 1000:8.1f} ×{many / few:4.2f}"
