"""Reads what takes long from a replica of the database, where one is set.

Only what is read as a whole and written nowhere: what a pack prints. A replica lags behind, and a
paper must hold all that was acknowledged before it was asked for; so it is read from the replica
once that holds as much, and else, as within a transaction that writes, from the database itself.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections

REPLICA = "replica"
_PATIENCE = 2.0
"""Seconds that a reader waits for a replica that lags behind."""
_PAUSE = 0.02

_logger = logging.getLogger(__name__)
_is_read: ContextVar[bool] = ContextVar("the replica is read", default=False)


class Router:
    """Where a query goes, as Django asks; whatever is written goes to the database itself."""

    def db_for_read(self, _model: type[Any], **_hints: Any) -> str:
        return REPLICA if _is_read.get() else DEFAULT_DB_ALIAS

    def db_for_write(self, _model: type[Any], **_hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, _one: Any, _other: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


@contextmanager
def from_a_replica() -> Iterator[None]:
    """Within the block, or the function that it decorates, rows are read from the replica."""
    token = _is_read.set(_can_be_read())
    try:
        yield
    finally:
        _is_read.reset(token)


def _can_be_read() -> bool:
    is_set = REPLICA in connections.settings
    return is_set and not connection.in_atomic_block and _holds_all_that_was_written()


def _holds_all_that_was_written() -> bool:
    written, end = _asked(DEFAULT_DB_ALIAS, "SELECT pg_current_wal_flush_lsn()"), time.monotonic()
    try:
        while not _asked(REPLICA, "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", written):
            if time.monotonic() > end + _PATIENCE:
                _logger.warning("The replica lags behind; the database itself is read.")
                return False
            time.sleep(_PAUSE)
    except OperationalError:
        _logger.warning("The replica does not answer; the database itself is read.")
        return False
    return True


def _asked(alias: str, question: str, *values: Any) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(question, values)
        [answer] = cursor.fetchone()
    return answer
