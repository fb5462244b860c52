"""Where only one transaction writes at a time, each that waits goes on asking and gets in."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from actions.models import ProgressUpdate
from config.sqlite3.base import turns_at
from tests.cast import Cast, signed_in

UPDATE = "/plans/aldermere/cse/actions/1.1.1/update/"
WRITERS = 12
WAITS_IN_ALL = 60
"""Seconds after which a test gives up."""

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL queues writers itself"),
]


@contextmanager
def _somebody_writes() -> Iterator[Callable[[], None]]:
    """Another connection writes until what is given is called, or the block ends."""
    writes, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            writes.set()
            may_end.wait(WAITS_IN_ALL)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert writes.wait(WAITS_IN_ALL)
        yield may_end.set
    finally:
        may_end.set()
        writer.join()


def test_who_waits_goes_on_asking_and_gets_in() -> None:
    tries = 0

    with _somebody_writes() as end:

        def count(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal tries
            tries += sql.startswith("BEGIN")
            if tries == 10:
                end()
            return execute(sql, *rest)

        with connection.execute_wrapper(count), transaction.atomic():
            assert connection.in_atomic_block
    assert tries >= 10


def test_who_waited_in_vain_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    with (
        _somebody_writes(),
        pytest.raises(OperationalError, match="database is locked"),
        transaction.atomic(),
    ):
        pass


def test_who_waited_in_vain_finds_their_words_in_the_page(
    cast: Cast,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> None:
    form = signed_in(client, cast.lead).get(UPDATE).context["form"]
    data = {name: str(value) for name, value in form.initial.items() if value}
    data |= {"rating": "green", "evidence": "Typed while somebody wrote, by May 2026."}
    client.raise_request_exception = False
    with monkeypatch.context() as patch, _somebody_writes():
        patch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
        answer = client.post(UPDATE, data)
    assert answer.status_code == 503
    assert "The service is away for a moment" in answer.content.decode()
    assert "Typed while somebody wrote" in answer.content.decode()
    assert not ProgressUpdate.objects.filter(evidence=data["evidence"]).exists()
    assert [client.post(UPDATE, data).status_code for _ in range(2)] == [302, 302]
    assert ProgressUpdate.objects.filter(evidence=data["evidence"]).count() == 1


def test_who_came_first_gets_in_first() -> None:
    entered: list[int] = []

    def write(number: int) -> None:
        with transaction.atomic():
            entered.append(number)
        connection.close()

    with _somebody_writes():
        writers = [threading.Thread(target=write, args=[number]) for number in range(WRITERS)]
        for number, writer in enumerate(writers, start=1):
            writer.start()
            _wait_until_queued(number)
    for writer in writers:
        writer.join(WAITS_IN_ALL)
    assert entered == list(range(WRITERS))


def _wait_until_queued(number: int) -> None:
    queued = turns_at(connection.settings_dict["NAME"])
    end = time.monotonic() + WAITS_IN_ALL
    while queued.waiting < number:
        assert time.monotonic() < end
        time.sleep(0.001)
