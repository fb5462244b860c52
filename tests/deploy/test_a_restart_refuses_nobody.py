"""systemd holds the port while gunicorn is restarted: whoever comes meanwhile is answered."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
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
TOLD_TO_END_AT_ONCE = """
import os, signal
from pathlib import Path

exec(Path({ours!r}).read_text())
_ours = post_fork


def post_fork(server, worker):
    if worker.age == 1:
        os.kill(os.getpid(), signal.SIGTERM)
    _ours(server, worker)
    Path({begun!r}, str(worker.age)).touch()
"""
"""As the service is, but that its first process is told to end before it minds signals itself."""


@pytest.fixture
def port() -> Iterator[socket.socket]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen(100)
        yield held


@contextmanager
def serving(port: socket.socket, *more: str) -> Iterator[None]:
    """gunicorn with a port that is handed to it as systemd does it, until it is stopped."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    process = subprocess.Popen(
        [sys.executable, "-c", HANDED_OVER, str(port.fileno()), *SERVE, *more],
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


def test_a_process_that_is_told_to_end_as_it_begins_ends(
    port: socket.socket, tmp_path: Path
) -> None:
    settings, begun = tmp_path / "settings.py", tmp_path / "begun"
    begun.mkdir()
    ours = str(ROOT / "gunicorn.conf.py")
    settings.write_text(TOLD_TO_END_AT_ONCE.format(ours=ours, begun=str(begun)))
    with serving(port, "--config", str(settings)):
        assert asked(port) == 200
        until(lambda: len([*begun.iterdir()]) == 2)
    assert sorted(each.name for each in begun.iterdir()) == ["2", "3"]
