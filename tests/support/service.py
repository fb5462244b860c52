"""The service as it is run: gunicorn before a PostgreSQL of its own, for faults that are real."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import psycopg2
import pytest

from tests.support import postgres
from tests.support.machine import cannot
from tools.bench_runs import python

_MOST_CONNECTIONS = 60
_numbers = itertools.count()


@pytest.fixture(scope="session")
def _cluster() -> Iterator[postgres.Cluster]:
    try:
        with postgres.cluster(f"max_connections={_MOST_CONNECTIONS}") as started:
            yield started
    except postgres.NoServer as reason:
        cannot(str(reason))


@pytest.fixture
def cluster(_cluster: postgres.Cluster) -> postgres.Cluster:
    """A server that keeps what it was given, and runs whatever an earlier test did to it."""
    _cluster.start()
    return _cluster


@dataclass(frozen=True)
class Filled:
    """A database with the cast's plan."""

    address: str
    cookies: dict[str, str]
    """Of those who have signed in, by their names in the cast."""


@pytest.fixture(scope="session")
def _template(_cluster: postgres.Cluster) -> Filled:
    _cluster.start()
    said = python(_cluster.address, "-m", "tools.in_django", "tests.support.filled")
    return Filled(**json.loads(said))


@pytest.fixture
def filled(cluster: postgres.Cluster, _template: Filled) -> Filled:
    """A database of this test alone."""
    return Filled(copy_of(_template.address), _template.cookies)


def copy_of(address: str) -> str:
    """The address of a further database of the same server, with all that this one holds."""
    server, _, name = address.rpartition("/")
    copy = f"{name}_{next(_numbers)}"
    with closing(psycopg2.connect(f"{server}/postgres")) as database:
        database.autocommit = True
        with database.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
            # Else a sequence gives out numbers that are not in the log, and again after a fault.
            cursor.execute("CHECKPOINT")
    return f"{server}/{copy}"
