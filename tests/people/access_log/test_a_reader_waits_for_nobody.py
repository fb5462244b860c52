"""Who reads gets their row while somebody holds the partnership's lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from people.models import Partnership
from people.writing import writing
from tests.cast import gather, signed_in
from tests.people.access_log.reading import Kind, Rows

WAITS_IN_ALL = 60
"""Seconds after which the test gives up."""

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time"
    ),
]


@contextmanager
def somebody_writes(partnership: Partnership) -> Iterator[None]:
    """Another connection holds the partnership's lock until the block ends."""
    holds, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with writing(partnership, by=None):
            holds.set()
            may_end.wait(WAITS_IN_ALL)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert holds.wait(WAITS_IN_ALL)
        yield
    finally:
        may_end.set()
        writer.join()


def test_a_page_and_a_file_are_read_meanwhile(client: Client) -> None:
    cast = gather()
    signed_in(client, cast.auditor)
    rows = Rows()
    with somebody_writes(cast.partnership):
        assert client.get("/plans/aldermere/cse/").status_code == 200
        assert client.get("/plans/aldermere/cse/export/?format=csv").status_code == 200
        assert [row.kind for row in rows.all] == [Kind.READ, Kind.EXPORT]
