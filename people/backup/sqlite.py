"""SQLite's own copying of a database; and what its tables hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import connection

from people.backup.manifest import Table, table_of
from people.errors import Refused


def dump(to: Path) -> Mapping[str, Table]:
    """Write the database to a file, and say what its tables held at that very instant.

    Raises:
        Refused: SQLite cannot do it.
    """
    _copy(_file(), to)
    return _tables(to)


def load(file: Path) -> Mapping[str, Table]:
    """Load a dumped database into this empty one.

    Raises:
        Refused: SQLite cannot do it.
    """
    connection.close()
    _copy(file, _file())
    return _tables(_file())


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _copy(source: Path, to: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        raise Refused(f"The database could not be copied: {error}.") from None


def _tables(file: Path) -> dict[str, Table]:
    with closing(sqlite3.connect(file)) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        return {name: _table(database, name) for (name,) in names.fetchall()}


def _table(database: sqlite3.Connection, name: str) -> Table:
    return table_of(database.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 # nosec B608 - a table of our own
