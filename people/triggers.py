"""Triggers by which the database itself refuses to change what must never be edited.

They are installed after every migrate from one list, since schema changes drop them silently on
SQLite. One audited permit opens them, within its own transaction, for lawful erasure, retention and
the emptying of test databases, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import ProgrammingError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from people.covered import guarded_tables
from people.errors import Refused
from people.models import Permit

REFUSAL = "this table is append-only"
_DENIED = (
    "The database does not let the service erase anything. Ask whoever runs it to allow it for as "
    "long as you need it."
)
_NO_PERMIT = "NOT EXISTS (SELECT 1 FROM people_permit)"

_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_NO_PERMIT} THEN
    RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
"""


def expected(vendor: str) -> dict[str, str]:
    """Every trigger that the database should hold: its name, and what creates it."""
    make = _postgres if vendor == "postgresql" else _sqlite
    return {name: sql for table in guarded_tables() for name, sql in make(table).items()}


def _postgres(table: str) -> dict[str, str]:
    row, whole = f"{table}_rows_stay", f"{table}_table_stays"
    call = "EXECUTE FUNCTION refuse_change()"
    return {
        row: f"CREATE TRIGGER {row} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}",
        whole: f"CREATE TRIGGER {whole} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    }


def _sqlite(table: str) -> dict[str, str]:
    # INSERT OR REPLACE deletes the former row without asking the trigger on DELETE.
    replaces = f"EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)"  # noqa: S608
    verbs = (
        ("UPDATE", "rows_stay", _NO_PERMIT),
        ("DELETE", "rows_remain", _NO_PERMIT),
        ("INSERT", "rows_are_not_replaced", f"{replaces} AND {_NO_PERMIT}"),
    )
    return {
        f"{table}_{name}": f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
        for verb, name, when in verbs
    }


def present(db: BaseDatabaseWrapper) -> dict[str, str]:
    """Every enabled trigger that the database holds, with its table."""
    with db.cursor() as cursor:
        if db.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
            )
        else:
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def missing(db: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should stand and do not."""
    held = present(db)
    return [name for name in expected(db.vendor) if name not in held]


def install(db: BaseDatabaseWrapper) -> None:
    held = present(db)
    with transaction.atomic(using=db.alias), db.cursor() as cursor:
        if db.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for name, sql in expected(db.vendor).items():
            if name not in held:
                cursor.execute(sql)


def can_stand(db: BaseDatabaseWrapper) -> bool:
    """Whether the database has every table on which a trigger stands: all is migrated."""
    tables = set(db.introspection.table_names())
    return {*guarded_tables(), Permit._meta.db_table} <= tables


def install_after_migrate(using: str, **_signal: Any) -> None:
    db = connections[using]
    if can_stand(db):
        install(db)


@contextmanager
def permit(reason: str) -> Iterator[None]:
    """Open the triggers for this transaction; no other transaction ever sees the permit.

    Raises:
        Refused: the database does not let the service do so.
    """
    with transaction.atomic():
        row = _granted(reason)
        yield
        Permit.objects.filter(pk=row.pk).delete()


def _granted(reason: str) -> Permit:
    try:
        with transaction.atomic():
            return Permit.objects.create(reason=reason)
    except ProgrammingError:
        raise Refused(_DENIED) from None
