"""Bring the tables to the form of this version."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DatabaseError, connections

from config.migrating import WholeMigrations, waiting_briefly

_TABLE_IN_USE, _MAY_NOT = "55P03", "42501"
_SENTENCES = {
    _TABLE_IN_USE: "Somebody uses a table that has to change, so the migration was not made; those "
    "before it were. Run this again when less is going on.",
    _MAY_NOT: "The role of DATABASE_URL may not change the tables. Run this as the role that owns "
    "them.",
}
"""By the code of PostgreSQL."""

# Django's command takes the executor from its own module, and offers no other way to give it one.
migrate.MigrationExecutor = WholeMigrations  # type: ignore[attr-defined]  # imported there, not exported


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with waiting_briefly(connections[options["database"]]):
                super().handle(*args, **options)
        except DatabaseError as error:
            sentence = _SENTENCES.get(_code(error))
            if sentence is None:
                raise
            raise CommandError(sentence) from None


def _code(error: BaseException | None) -> str:
    """PostgreSQL's own for what an error came of; empty where it came of nothing of that kind."""
    while error is not None:
        code: str | None = getattr(error, "pgcode", None)
        if code:
            return code
        error = error.__cause__ or error.__context__
    return ""
