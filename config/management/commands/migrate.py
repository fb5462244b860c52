"""Bring the tables to the form of this version."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections

from config.migrating import WholeMigrations, waiting_briefly

_TABLE_IN_USE = "55P03"
_LATER = (
    "Somebody uses a table that has to change, so the migration was not made; those before it "
    "were. Run this again when less is going on."
)

# Django's command takes the executor from its own module, and offers no other way to give it one.
migrate.MigrationExecutor = WholeMigrations  # type: ignore[attr-defined]


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with waiting_briefly(connections[options["database"]]):
                super().handle(*args, **options)
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", "") != _TABLE_IN_USE:
                raise
            raise CommandError(_LATER) from None
