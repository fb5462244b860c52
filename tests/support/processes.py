"""Commands of manage.py as processes of their own, on the database of the test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

_WAITS_IN_ALL = 300
"""Seconds; only what hangs takes so long, though the processors are busy with other tests."""
_PAUSE = 0.01


def until(holds: Callable[[], bool]) -> None:
    """Wait for what another process brings about."""
    end = time.monotonic() + _WAITS_IN_ALL
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(_PAUSE)


@dataclass(frozen=True)
class Running:
    """A command that has begun."""

    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.kill()
        self.process.communicate()

    def ended(self) -> tuple[int, str, str]:
        """Its exit code and what it said, once it has ended by itself."""
        out, err = self.process.communicate(timeout=_WAITS_IN_ALL)
        return self.process.returncode, out, err


Start = Callable[..., Running]


@pytest.fixture
def start() -> Iterator[Start]:
    """``start("tick", EMAIL_URL=…)``: begins a command; none outlives the test.

    The clock of the process shows the time ``at``, if one is given.
    """
    with ExitStack() as begun:

        def run(*words: str, at: datetime | None = None, **more: str) -> Running:
            clock = ["-m", "tests.support.at_a_time", at.isoformat()] if at else ["manage.py"]
            running = Running(_process([*clock, *words], more))
            begun.callback(running.kill)
            return running

        yield run


def _process(words: list[str], more: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env=environment() | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def environment() -> dict[str, str]:
    """Of a process that works on the database of the test, and keeps off everybody else's files."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(),
        "EVIDENCE_ROOT": str(settings.EVIDENCE_ROOT),
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "testserver",
        "ALLOW_SQLITE": "true",
    }


def database_url() -> str:
    """The address of the test's database, as ``DATABASE_URL`` takes it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    user, password = (quote(str(known[name] or "")) for name in ("USER", "PASSWORD"))
    account = f"{user}:{password}" if password else user
    return f"postgres://{account}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
