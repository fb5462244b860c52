"""Whether the tables have the form that this version was written for, and can be written to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader


@dataclass(frozen=True, slots=True)
class Schema:
    """How far the tables are from what this version of the service knows."""

    behind: int
    """Migrations of this version that were not applied."""
    ahead: int
    """Migrations that were applied and that a later version brought."""

    @property
    def is_ours(self) -> bool:
        return not self.behind and not self.ahead


def schema_of(db: BaseDatabaseWrapper) -> Schema:
    """Compare the migrations that were applied with those that are there.

    Raises:
        DatabaseError: the database does not answer.
    """
    loader = MigrationLoader(db)
    applied, known = set(loader.applied_migrations), set(loader.graph.nodes)
    ours = {each for each in applied if each[0] in loader.migrated_apps}
    return Schema(behind=len(known - applied), ahead=len(ours - known))


def is_of_another_version(db: BaseDatabaseWrapper) -> bool:
    """Whether the tables have another form; also where the database cannot even say that."""
    try:
        return not schema_of(db).is_ours
    except DatabaseError:
        return True


def is_only_read(db: BaseDatabaseWrapper) -> bool:
    """Whether PostgreSQL is a standby, or was set to take no writes; nothing is written for it."""
    if db.vendor != "postgresql":
        return False
    with db.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        return bool(cursor.fetchone() == ("on",))
