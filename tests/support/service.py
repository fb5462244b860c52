"""The service as it is run: gunicorn before a PostgreSQL of its own, for faults that are real."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from tests.support import postgres
from tests.support.machine import cannot
from tests.support.processes import until
from tools.bench_runs import python
from tools.bench_server import Site, serving

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
    until(lambda: takes_connections(_cluster.address))
    return _cluster


def takes_connections(address: str) -> bool:
    """Whether a database does: a server that is putting itself in order takes none."""
    try:
        psycopg2.connect(address).close()
    except psycopg2.OperationalError:
        return False
    return True


@dataclass(frozen=True)
class Filled:
    """A database with the cast's plan."""

    address: str
    cookies: dict[str, str]
    """Of those who have signed in, by their names in the cast."""


@pytest.fixture(scope="session")
def template(_cluster: postgres.Cluster) -> Filled:
    """The database that each test has a copy of."""
    said = python(_cluster.address, "-m", "tools.in_django", "tests.support.filled")
    return Filled(**json.loads(said))


@pytest.fixture
def filled(cluster: postgres.Cluster, template: Filled) -> Filled:
    """A database of this test alone."""
    return Filled(copy_of(template.address), template.cookies)


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


@dataclass(frozen=True)
class Standing:
    """The service on a database of its own; tests leave both as they found them."""

    filled: Filled
    evidence: Path
    """The folder of files beside updates."""
    _site: Site

    @property
    def port(self) -> int:
        return self._site.port

    def workers(self) -> list[int]:
        """The numbers of the processes that answer."""
        return [int(each) for each in self._site.workers()]

    @property
    def as_machine(self) -> Site:
        """The service as a program meets it that asks how it is."""
        return self._site

    def as_user(self, name: str) -> Site:
        """The service as somebody meets it who has signed in."""
        return replace(self._site, cookie=self.filled.cookies[name])

    def said(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database says, to its own administrator."""
        with closing(psycopg2.connect(self.filled.address)) as database:
            database.autocommit = True
            with database.cursor() as cursor:
                cursor.execute(sql, values or None)
                return cursor.fetchall() if cursor.description else []


@contextmanager
def stood_up(filled: Filled, evidence: Path, **more: str) -> Iterator[Standing]:
    """Serve a database.

    Args:
        evidence: the folder of files beside updates.
        more: of the environment of the service.
    """
    with serving(filled.address, "", EVIDENCE_ROOT=str(evidence), **more) as site:
        yield Standing(filled, evidence, site)


@pytest.fixture(scope="session")
def _standing(template: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    copy = Filled(copy_of(template.address), template.cookies)
    with stood_up(copy, tmp_path_factory.mktemp("evidence")) as service:
        yield service


@pytest.fixture
def standing(cluster: postgres.Cluster, _standing: Standing) -> Standing:
    """The service, for tests that stop no process for good and clear away what they put there."""
    return _standing
