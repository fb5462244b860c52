"""For ``tools.bench``: the demonstration in a database of its own, and somebody who visits it."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator

from tests.support import postgres
from tools.bench_runs import python

PAGES = ("actions list", "dashboard", "action", "update form")
"""The main ones, as ``bench_visit`` names them."""


@contextlib.contextmanager
def demonstration() -> Iterator[str]:
    """The address of its database."""
    with _database() as address:
        print("Loading the demonstration …", flush=True)
        python(address, "manage.py", "demo", "--no-serve", "--even-here")
        yield address


def visit_of(address: str) -> dict[str, str]:
    """The cookies and the addresses of somebody who may post an update."""
    visit: dict[str, str] = json.loads(python(address, "-m", "tools.bench_visit"))
    return visit


@contextlib.contextmanager
def _database() -> Iterator[str]:
    """PostgreSQL if there is one, since that is what the service runs on; else SQLite."""
    with contextlib.ExitStack() as stack:
        try:
            address = stack.enter_context(postgres.server())
        except postgres.NoServer as reason:
            print(reason)
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            address = f"sqlite:///{folder}/bench.sqlite3"
        print(f"Measured on {address.partition(':')[0]}")
        yield address
