"""For ``tools.bench``: a server of the application that is asked over HTTP, and what it spends.

What counts is the processor time that its workers spent: it does not depend on how fast this
program asks, nor much on what else the machine is doing.
"""

from __future__ import annotations

import contextlib
import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

from tools.bench_runs import environment
from tools.processes import children_of, cpu_of, memory_of
from tools.stamp import ROOT

WORKERS = 2
THREADS = 4
"""Of each: ``gunicorn.conf.py`` says the same."""
_PATIENCE = 600
"""Seconds for one page: a machine that is busy with other work takes long over a pack."""

Answer = tuple[int, bytes]


@dataclass(frozen=True)
class Site:
    """The running server: where it is, its workers, and the cookies of one who may see and post."""

    port: int
    master: int
    cookie: str

    def must_get(self, path: str) -> Answer:
        return expect(200, self.get(path))

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def cpu(self) -> float:
        """Seconds of processor time that the workers have spent so far."""
        return sum(cpu_of(worker) for worker in self.workers())

    def memory(self) -> float:
        """Megabytes of the worker that took most, at its highest."""
        return max(memory_of(worker, "VmHWM") for worker in self.workers())

    def memory_now(self) -> float:
        """Megabytes that all workers hold together."""
        return sum(memory_of(worker, "VmRSS") for worker in self.workers())

    def workers(self) -> list[str]:
        return children_of(self.master)


def expect(status: int, answer: Answer) -> Answer:
    if answer[0] != status:
        raise SystemExit(f"A page answered {answer[0]} instead of {status}.")
    return answer


class _Hidden(HTMLParser):
    """The hidden fields of a page's forms."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.fields[given.get("name") or ""] = given.get("value") or ""


def hidden_fields(answer: Answer) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    page = _Hidden()
    page.feed(answer[1].decode())
    return page.fields


@contextlib.contextmanager
def serving(address: str, cookie: str, **more: str) -> Iterator[Site]:
    """A server on this database.

    Args:
        cookie: of whoever asks.
        more: of its environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    gunicorn = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
    options = ["--preload", f"--workers={WORKERS}", f"--threads={THREADS}"]
    process = subprocess.Popen(
        [*gunicorn, *options, "--log-level=error", "config.wsgi"],
        cwd=ROOT,
        env=environment(address) | more,
    )
    try:
        _wait_for(port)
        yield Site(port, process.pid, cookie)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")
