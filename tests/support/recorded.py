"""Rows that were written once through the services, put back for the next test as they were.

What a test asks for again and again costs most of its time to write. Its rows are read once, as the
database holds them, and inserted for each later test of the same process.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction

_Row = tuple[Any, ...]
Told = TypeVar("Told")

_MOST_VALUES = 900
"""As many values as any SQLite takes in one statement."""


@dataclass(frozen=True, slots=True)
class _TableRows:
    insert: str
    """Up to the rows."""
    rows: tuple[_Row, ...]

    def statements(self) -> Iterator[tuple[str, list[Any]]]:
        """Inserts of several rows each."""
        width = len(self.rows[0])
        one, rest = f"({', '.join(['%s'] * width)})", iter(self.rows)
        while some := list(islice(rest, max(1, _MOST_VALUES // width))):
            values = [value for row in some for value in row]
            yield f"{self.insert} {', '.join([one] * len(some))}", values


@dataclass(frozen=True, slots=True)
class Recording:
    """Every row of the tables that were empty before."""

    tables: tuple[_TableRows, ...]

    def put_back(self) -> None:
        """Insert the rows; those tables have to be empty again.

        In one transaction: rows refer to some that come after them.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            for table in self.tables:
                for statement, values in table.statements():
                    cursor.execute(statement, values)


_told: dict[Hashable, tuple[Any, Recording]] = {}


def once(key: Hashable, write: Callable[[], Told]) -> Told:
    """What ``write`` puts into a database that is empty, written once for all who give this key."""
    if key not in _told:
        tables = empty_tables()
        _told[key] = (write(), record(tables))
    else:
        _told[key][1].put_back()
    told: Told = deepcopy(_told[key][0])
    return told


def empty_tables() -> list[str]:
    return [name for name in _tables() if not _rows(name)[1]]


def record(tables: list[str]) -> Recording:
    """What these tables hold now."""
    found = []
    for name in tables:
        columns, rows = _rows(name)
        if rows:
            quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
            insert = f"INSERT INTO {connection.ops.quote_name(name)} ({quoted}) VALUES"
            found.append(_TableRows(insert, tuple(rows)))
    return Recording(tuple(found))


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return [m._meta.db_table for m in models if m._meta.managed and not m._meta.proxy]


def _rows(table: str) -> tuple[list[str], list[_Row]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [column[0] for column in cursor.description], cursor.fetchall()
