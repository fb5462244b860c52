"""An empty database and an empty folder, into which a backup is restored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from pytest_django.fixtures import Settings

from people.backup.making import make_backup
from tests.support.postgres import client_programs
from tests.support.processes import Running, Start, database_url, start

__all__ = ["start"]

Rows = dict[str, list[str]]
"""Every row of every table, in a fixed order."""


@dataclass
class Here:
    """The system of the test: its backups are taken by commands, as an operator takes them."""

    _start: Start
    folder: Path

    def begin_backup(self, file: Path) -> Running:
        return self._start("backup", str(file))

    def backup(self, file: Path) -> tuple[int, str, str]:
        return self.begin_backup(file).ended()

    def backed_up(self) -> Path:
        """A backup that was taken."""
        file = self.folder / "plan.backup"
        make_backup(file)
        return file

    @property
    def files(self) -> dict[str, bytes]:
        return files_in(Path(settings.EVIDENCE_ROOT))


@dataclass
class Elsewhere:
    """Another machine, where there is nothing yet."""

    name: str
    evidence: Path
    _start: Start

    def restore(self, file: Path, **environment: str) -> tuple[int, str, str]:
        return self.manage("restore", str(file), **environment)

    def manage(self, *words: str, **environment: str) -> tuple[int, str, str]:
        return self._start(*words, **environment).ended()

    @property
    def rows(self) -> Rows:
        return rows_in(self.name)

    @property
    def files(self) -> dict[str, bytes]:
        return files_in(self.evidence)

    @contextmanager
    def entered(self, settings: Settings) -> Iterator[None]:
        """Ask and write there, as its own processes would, until the block ends."""
        known, root = connection.settings_dict["NAME"], settings.EVIDENCE_ROOT
        connection.close()
        connection.settings_dict["NAME"], settings.EVIDENCE_ROOT = self.name, self.evidence
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"], settings.EVIDENCE_ROOT = known, root


@pytest.fixture
def here(start: Start, settings: Settings, tmp_path: Path) -> Here:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    settings.EVIDENCE_ROOT.mkdir()
    settings.POSTGRESQL_PROGRAMS = _programs()
    return Here(_as_operator(start, settings.EVIDENCE_ROOT), tmp_path)


@pytest.fixture
def elsewhere(start: Start, tmp_path: Path) -> Iterator[Elsewhere]:
    evidence, mine = tmp_path / "evidence elsewhere", database_url()
    with _empty_database(tmp_path) as name:
        theirs = mine.replace(str(connection.settings_dict["NAME"]), name)
        yield Elsewhere(name, evidence, _as_operator(start, evidence, DATABASE_URL=theirs))


def _as_operator(start: Start, evidence: Path, **environment: str) -> Start:
    return partial(start, EVIDENCE_ROOT=str(evidence), PG_BINDIR=_programs(), **environment)


def _programs() -> str:
    return str(client_programs()) if connection.vendor == "postgresql" else ""


@contextmanager
def _empty_database(folder: Path) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield str(folder / "elsewhere.sqlite3")
        return
    name = f"{connection.settings_dict['NAME']}_elsewhere"
    _execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield name
    finally:
        _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def rows_in(name: str) -> Rows:
    """What a database holds, asked of its driver alone."""
    with closing(_connected(name)) as database:
        return {table: _rows(database, table) for table in _tables(database)}


def rows_here() -> Rows:
    return rows_in(str(connection.settings_dict["NAME"]))


def _connected(name: str) -> Any:
    if connection.vendor == "sqlite":
        return sqlite3.connect(name)
    return psycopg2.connect(**{**connection.get_connection_params(), "dbname": name})


def _tables(database: Any) -> list[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
        "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    }
    return sorted(name for (name,) in _asked(database, asked[connection.vendor]))


def _rows(database: Any, table: str) -> list[str]:
    return sorted(repr(row) for row in _asked(database, f'SELECT * FROM "{table}"'))


def _asked(database: Any, sql: str) -> list[Any]:
    with closing(database.cursor()) as cursor:
        cursor.execute(sql)
        found: list[Any] = cursor.fetchall()
    return found
