"""What only one may do at a time, of processes and of their threads. A turn ends with its process.

PostgreSQL holds the turn for a session, which each thread has of its own, and a file's lock holds
it beside a database of SQLite: both are given back when the process is killed, so the next one need
not wait to see whether the former is still at it. A session that is cut off has given its turns
back as well.
"""

from __future__ import annotations

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from django.db import connection

from people.connecting import AWAY

_BYTES_OF_A_NUMBER = 8
_PAUSE = 0.1

_Try = Callable[[str, ExitStack], bool]


@contextmanager
def turn(name: str, *, patience: float) -> Iterator[bool]:
    """Whether it is the caller's turn, which then lasts until the block ends.

    Args:
        name: of what it is the turn, such as ``letters``; those of other names do not wait for it.
        patience: seconds to wait for it at most.
    """
    with ExitStack() as held:
        take = _take_session if connection.vendor == "postgresql" else _take_file
        yield _taken_within(patience, partial(take, name), held)


def is_taken(name: str) -> bool:
    """Whether somebody has the turn; those who only ask stand in nobody’s way."""
    with ExitStack() as held:
        share = _share_session if connection.vendor == "postgresql" else _share_file
        return not share(name, held)


def _taken_within(patience: float, take: Callable[[ExitStack], bool], held: ExitStack) -> bool:
    end = time.monotonic() + patience
    while not take(held):
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True


def _take_session(name: str, held: ExitStack) -> bool:
    is_mine = _asked("pg_try_advisory_lock", name)
    if is_mine:
        held.callback(_give_back, "pg_advisory_unlock", name)
    return is_mine


def _share_session(name: str, held: ExitStack) -> bool:
    is_free = _asked("pg_try_advisory_lock_shared", name)
    if is_free:
        held.callback(_give_back, "pg_advisory_unlock_shared", name)
    return is_free


def _give_back(function: str, name: str) -> None:
    """Never a fault: where the session does not answer it is ended, and its turns with it."""
    try:
        _asked(function, name)
    except AWAY:
        connection.close()


def _asked(function: str, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_number(name)])
        return bool(cursor.fetchone()[0])


def _number(name: str) -> int:
    """Of the lock, among those of the database."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:_BYTES_OF_A_NUMBER], "big", signed=True)


def _take_file(name: str, held: ExitStack) -> bool:
    return _lock_file(name, held, fcntl.LOCK_EX)


def _share_file(name: str, held: ExitStack) -> bool:
    return _lock_file(name, held, fcntl.LOCK_SH)


def _lock_file(name: str, held: ExitStack, kind: int) -> bool:
    file = file_of_the_turn(name).open("w")
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return False
    held.callback(file.close)
    return True


def file_of_the_turn(name: str) -> Path:
    """The file beside a database of SQLite whose lock is the turn."""
    database = Path(str(connection.settings_dict["NAME"]))
    return database.with_name(f"{database.name}-{name}")
