"""Many who send slowly keep nobody waiting: the proxy waits for them, and not the service."""

from __future__ import annotations

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.deploy.proxy import CONNECTIONS, proxied
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.service import Standing

PLAN = "/plans/aldermere/cse/"
HEAD = b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
HALF = HEAD + b"\r\nusername="
LONGEST_ANSWER = 10.0
"""Seconds; a slow client sends for as long as it likes."""


@pytest.fixture(autouse=True)
def _many_files() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = CONNECTIONS if hard == resource.RLIM_INFINITY else min(CONNECTIONS, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def slow_client(port: int, begun: bytes, held: ExitStack) -> socket.socket:
    client = held.enter_context(socket.create_connection(("127.0.0.1", port)))
    client.sendall(begun)
    return client


@pytest.fixture
def front(standing: Standing, tmp_path: Path) -> Iterator[int]:
    with proxied(tmp_path, standing.port) as port:
        yield port


@pytest.mark.parametrize("begun", [HEAD, HALF], ids=["half a head", "half a form"])
def test_a_page_is_answered_beside_them(standing: Standing, front: int, begun: bytes) -> None:
    reader = replace(standing.as_user("lead"), port=front)
    reader.must_get(PLAN)
    with ExitStack() as held:
        clients = [slow_client(front, begun, held) for _ in range(effort().slow_clients)]
        begun_at = time.monotonic()
        for client in clients[:: len(clients) // 10]:
            client.sendall(b"X")
            reader.must_get(PLAN)
        took = (time.monotonic() - begun_at) / 10
    assert took < LONGEST_ANSWER
    figure("R8", "clients that sent slowly beside a reader", len(clients))
