"""Changing the form of the tables while people may be working: soon, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor


class WholeMigrations(MigrationExecutor):
    """Makes a migration and writes down that it was made in one transaction.

    Django writes that down behind the transaction where indexes or references come last; killed in
    between, the next run would make again what is there. SQLite lets nothing enclose its own.
    """

    def apply_migration(self, state: Any, migration: Migration, *args: Any, **more: Any) -> Any:
        with self._whole(migration):
            return super().apply_migration(state, migration, *args, **more)

    def unapply_migration(self, state: Any, migration: Migration, *args: Any, **more: Any) -> Any:
        with self._whole(migration):
            return super().unapply_migration(state, migration, *args, **more)

    def _whole(self, migration: Migration) -> AbstractContextManager[Any]:
        if self.connection.vendor != "postgresql" or not migration.atomic:
            return nullcontext()
        return transaction.atomic(using=self.connection.alias)


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
