"""The connection to SQLite, where only one transaction writes at a time.

SQLite's own wait asks again soon at first and then ever more rarely: under many writers those who
came last get in first, and one who has waited long may never. Here the threads of a process take
turns, and the one whose turn it is asks as often as that of any other process.
"""

from __future__ import annotations

import random
import sqlite3
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from config.sqlite3.turns import Turns

_OFTEN, _SELDOM = 0.001, 0.015
"""Seconds between two tries: a writing takes about as long."""
_PATIENCE = 5.0
"""Seconds that SQLite waits unless the option ``timeout`` says otherwise."""

_turns: dict[str, Turns] = {}


def turns_at(name: object) -> Turns:
    """Those who wait to write to the database of this name."""
    return _turns.setdefault(str(name), Turns())


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", _PATIENCE))
        end = time.monotonic() + patience
        try:
            with turns_at(self.settings_dict["NAME"]).taken(patience):
                self._wait_at_most(0)
                self._begin_before(end)
        except TimeoutError:
            raise OperationalError("database is locked") from None
        finally:
            self._wait_at_most(patience)

    def _begin_before(self, end: float) -> None:
        """Begin as soon as nobody else writes.

        Raises:
            OperationalError: somebody wrote at each try until the end.
        """
        while True:
            try:
                super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django's own, of which no stub tells
            except OperationalError as error:
                if not _is_busy(error) or time.monotonic() > end:
                    raise
            else:
                return
            time.sleep(random.uniform(_OFTEN, _SELDOM))  # noqa: S311 - no secret: not all try at once

    def _wait_at_most(self, seconds: float) -> None:
        """How long any other statement waits within SQLite."""
        self.connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
