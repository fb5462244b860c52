"""Changing the form of the tables while people may be working: soon, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import copy
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation


class WholeMigrations(MigrationExecutor):
    """Makes a migration and writes down that it was made in one transaction.

    Django writes that down behind the transaction where indexes or references come last; killed in
    between, the next run would make again what is there. SQLite lets nothing enclose its own.
    """

    def apply_migration(self, state: Any, migration: Migration, *args: Any, **more: Any) -> Any:
        # Django looks at the operations themselves to tell whether the first were made already.
        made = migration if more.get("fake_initial") else _tables_together(migration)
        with self._whole(migration):
            return super().apply_migration(state, made, *args, **more)

    def unapply_migration(self, state: Any, migration: Migration, *args: Any, **more: Any) -> Any:
        with self._whole(migration):
            return super().unapply_migration(state, migration, *args, **more)

    def _whole(self, migration: Migration) -> AbstractContextManager[Any]:
        if self.connection.vendor != "postgresql" or not migration.atomic:
            return nullcontext()
        return transaction.atomic(using=self.connection.alias)


class NewTables(Operation):
    """Tables that are made one after the other, from models that are put together once.

    Django puts every related model together anew after each table, and here all are related.
    """

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


def _tables_together(migration: Migration) -> Migration:
    """The same migration, in which tables that follow each other are made by one operation."""
    operations: list[Operation] = []
    for is_table, several in groupby(migration.operations, lambda each: type(each) is CreateModel):
        some = list(several)
        operations += [NewTables(some)] if is_table else some
    together = copy(migration)
    together.__dict__["operations"] = operations
    return together


@contextmanager
def waiting_briefly(db: BaseDatabaseWrapper) -> Iterator[None]:
    """Wait briefly for a table, since all others then wait behind; work as long as it takes."""
    if db.vendor != "postgresql":
        yield
        return
    with db.cursor() as cursor:
        patience = f"{settings.MIGRATION_LOCK_SECONDS}s"
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [patience])
        cursor.execute("SET statement_timeout = 0")
    try:
        yield
    finally:
        with db.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
            cursor.execute("RESET statement_timeout")
