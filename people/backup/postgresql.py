"""PostgreSQL's own programs, which dump a database and load it; and what its tables hold."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from people.backup.manifest import Table, table_of
from people.errors import Refused
from people.one_instant import UNHURRIED, one_instant


def dump(to: Path) -> Mapping[str, Table]:
    """Write the database to a file, and say what its tables held at that very instant.

    Raises:
        Refused: the program is missing, or cannot do it.
    """
    with one_instant(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}")
        return _tables()


def load(file: Path) -> Mapping[str, Table]:
    """Load a dumped database into this empty one, all of it or nothing.

    Raises:
        Refused: the program is missing, or cannot do it.
    """
    connection.close()
    _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", str(file))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(UNHURRIED)
        return _tables()


def _tables() -> dict[str, Table]:
    return {name: _table(name) for name in connection.introspection.table_names()}


def _table(name: str) -> Table:
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 # nosec B608 - a table of our own
        return table_of(cursor)


def _run(program: str, *options: str) -> None:
    account, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, database = account[1:]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, no word of a user's
        [_found(program), *where, f"--dbname={database}", "--no-password", *options],
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise Refused(f"{program} could not do it: {said[0].removeprefix(f'{program}: ')}")


def _found(program: str) -> str:
    found = shutil.which(program, path=settings.POSTGRESQL_PROGRAMS or None)
    if found is None:
        raise Refused(
            f"{program} is missing: apt-get install postgresql-client, or let PG_BINDIR name the "
            "folder in which it lies."
        )
    return found
