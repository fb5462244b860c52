"""Only one process at a time hands letters over. Its turn ends with it, however it ends.

PostgreSQL holds the turn for a session, and a file's lock holds it beside a database of SQLite:
both are given back when the process is killed, so the next one need not wait to see whether the
former is still at it.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection

_NUMBER = 0x6C657474657273
"""Of the lock, among those of the database: “letters”."""
_PAUSE = 0.1

_Try = Callable[[ExitStack], bool]


@contextmanager
def turn(*, patience: float) -> Iterator[bool]:
    """Whether it is this process's turn, which then lasts until the block ends.

    Args:
        patience: seconds to wait for it at most.
    """
    with ExitStack() as held:
        take = _take_session if connection.vendor == "postgresql" else _take_file
        yield _taken_within(patience, take, held)


def _taken_within(patience: float, take: _Try, held: ExitStack) -> bool:
    end = time.monotonic() + patience
    while not take(held):
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True


def _take_session(held: ExitStack) -> bool:
    is_mine = _asked("pg_try_advisory_lock")
    if is_mine:
        held.callback(_asked, "pg_advisory_unlock")
    return is_mine


def _asked(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_NUMBER])
        return bool(cursor.fetchone()[0])


def _take_file(held: ExitStack) -> bool:
    file = file_of_the_turn().open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return False
    held.callback(file.close)
    return True


def file_of_the_turn() -> Path:
    """The file beside a database of SQLite whose lock is the turn."""
    database = Path(str(connection.settings_dict["NAME"]))
    return database.with_name(f"{database.name}-letters")
