"""How much more work the pages are where there are many updates.

Two databases are loaded with ``config.sample``. Both hold a plan with few updates; beside it stands
another plan, with few in the one and with the many in the other. So the first plan shows what many
updates in the partnership cost a plan that has few, and the second what they cost their own.
"""

from __future__ import annotations

import contextlib
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

_ACTIONS, _FEW = 86, 860
"""Of a plan with few updates."""
_MANY = 100_000
"""Updates in the partnership: as many as the service is to bear."""
_START_SECONDS = 20


@dataclass(frozen=True)
class Sample:
    """A database and what is loaded into it."""

    name: str
    plans: list[str]
    """Actions and updates of each plan."""


def _samples() -> list[Sample]:
    ours, few = f"bench_{os.getpid()}", f"{_ACTIONS}/{_FEW}"
    return [
        Sample(f"{ours}_few", [few, few]),
        Sample(f"{ours}_many", [few, f"{_ACTIONS}/{_MANY - _FEW}"]),
    ]


def measure() -> None:
    """Load, read and report; say so where there is no PostgreSQL."""
    try:
        with postgres.server() as address, _databases(address, _samples()) as samples:
            print(f"\nLoading {_MANY:,} updates; it takes some minutes …", flush=True)
            _load(address, samples)
            _report(address, samples)
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


def _report(address: str, samples: list[Sample]) -> None:
    print(f"\nCPU ms, the database’s included: with few updates, and with {_MANY:,} in all")
    names = [sample.name for sample in samples]
    module = ("-m", "tools.in_django", "tools.bench_growth")
    print(python(_at(address, samples[0]), *module, *names), end="", flush=True)
