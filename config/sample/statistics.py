"""What PostgreSQL knows of its tables while a sample is loaded."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

_FIRST = 500
"""Updates after which it is worth counting."""


class Statistics:
    """Has the tables of actions counted again whenever the updates have doubled.

    PostgreSQL counts by itself, but only what is committed, and a sample is committed as a whole:
    until then it would choose its plans for empty tables.
    """

    def __init__(self) -> None:
        self._updates, self._next = 0, _FIRST

    def grew(self, updates: int) -> None:
        """So many updates came in addition."""
        self._updates += updates
        if self._updates >= self._next:
            self._next = 2 * self._updates
            _count()


def _count() -> None:
    if connection.vendor != "postgresql":
        return
    tables = [model._meta.db_table for model in apps.get_app_config("actions").get_models()]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")
