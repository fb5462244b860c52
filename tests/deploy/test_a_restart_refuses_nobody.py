"""systemd holds the port while gunicorn is restarted: whoever comes meanwhile is answered."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from urllib.request import urlopen

import pytest

from tests.support.machine import ROOT
from tests.support.processes import until

WAITS = 60
READERS, MANY = 3, 20
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""
"""As systemd hands over a port: the first file after the standard ones, and for whom it is."""
SERVE = ["-m", "gunicorn", "config.wsgi", "--workers", "2", "--no-control-socket"]


@pytest.fixture
def port() -> Iterator[socket.socket]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen(100)
        yield held


@contextmanager
def serving(port: socket.socket) -> Iterator[None]:
    """gunicorn with a port that is handed to it as systemd does it, until it is stopped."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    process = subprocess.Popen(
        [sys.executable, "-c", HANDED_OVER, str(port.fileno()), *SERVE],
        cwd=ROOT, env=environment, pass_fds=[port.fileno()], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=WAITS)


def asked(port: socket.socket) -> int:
    host, number = port.getsockname()
    with urlopen(f"http://{host}:{number}/healthz", timeout=WAITS) as answer:
        return int(answer.status)


def test_every_request_over_two_restarts_is_answered(port: socket.socket) -> None:
    stop, answers = Event(), list[int]()

    def keep_asking() -> None:
        while not stop.is_set():
            answers.append(asked(port))

    def many_more() -> None:
        wanted = len(answers) + MANY
        until(lambda: len(answers) >= wanted)

    with ThreadPoolExecutor(READERS) as readers:
        with serving(port):
            asked(port)
            reading = [readers.submit(keep_asking) for _ in range(READERS)]
            many_more()
        with serving(port):
            many_more()
        with serving(port):
            many_more()
            stop.set()
            for each in reading:
                each.result(timeout=WAITS)
    assert set(answers) == {200}
