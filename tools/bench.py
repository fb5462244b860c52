"""How much work the main pages are.

The part ``pages`` gives it as ratios to an empty page of the same server: a server of two workers
is started on a database of its own, the demonstration is loaded, and each page is asked for again
and again. What counts is the processor time that the workers spent: it does not depend on how fast
this program asks, nor much on what else the machine is doing.

The part ``updates`` tells how the work grows with the number of updates (``bench_updates``);
``many-updates`` does so with five times as many.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from tests.support import postgres
from tools import bench_updates
from tools.bench_runs import environment, python
from tools.stamp import ROOT

_SECONDS = 3.0
_WARM_UP = 20
_WORKERS = 2
_EMPTY = "/healthz"
_PATIENCE = 600
"""Seconds for one page: a machine that is busy with other work takes long over a pack."""
_POSTS = 40
_FIRST_PACKS, _PACKS = 6, 4
"""Packs made before any is counted, so that each worker has made one; and packs counted."""
_PAGES = ("actions list", "dashboard", "action", "update form")

_TICK = os.sysconf("SC_CLK_TCK")

Answer = tuple[int, bytes]


@dataclass(frozen=True)
class Site:
    """The running server: where it is, its workers, and the cookies of one who may see and post."""

    port: int
    master: int
    cookie: str

    def must_get(self, path: str) -> Answer:
        return _expect(200, self._ask("GET", path))

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
        return sum(_cpu_of(worker) for worker in self._workers())

    def memory(self) -> float:
        """Megabytes of the worker that took most, at its highest."""
        return max(_highest_memory_of(worker) for worker in self._workers())

    def _workers(self) -> list[str]:
        return Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()


def _cpu_of(process: str) -> float:
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICK


def _highest_memory_of(process: str) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(names: list[str]) -> int:
    """Measure the named parts, or those that a developer can wait for."""
    parts: dict[str, Callable[[], None]] = {
        "pages": measure_pages,
        "updates": partial(bench_updates.measure, bench_updates.SOME),
        "many-updates": partial(bench_updates.measure, bench_updates.MANY),
    }
    for name in names:
        if name not in parts:
            raise SystemExit(f"There is no part “{name}”. Name any of: {', '.join(parts)}.")
    for name in names or ("pages", "updates"):
        parts[name]()
    return 0


def measure_pages() -> None:
    with _database() as address:
        print("Loading the demonstration …", flush=True)
        python(address, "manage.py", "demo", "--no-serve", "--even-here")
        visit = json.loads(python(address, "-m", "tools.bench_visit"))
        with _serving(address) as (port, master):
            site = Site(port, master, visit["cookie"])
            _report_pages(site, visit)
            _report_pack(site, visit)
        _report_command(address, visit["period"])


def _report_pages(site: Site, visit: dict[str, str]) -> None:
    # Every worker reads code on its first requests; none of that is to be counted.
    for _ in range(_WARM_UP):
        for name in _PAGES:
            site.must_get(visit[name])
    empty = _cost(site, partial(site.must_get, _EMPTY))
    print(f"\n{'':24}{'CPU ms':>8}{'× empty':>9}{'a second':>10}")
    _line("empty page", empty, empty)
    for name in _PAGES:
        _line(name, _cost(site, partial(site.must_get, visit[name])), empty)
    form = _cost(site, partial(site.must_get, visit["update form"]), times=_POSTS)
    both = _cost(site, partial(_update, site, visit["update form"]), times=_POSTS)
    _line("posting an update", both - form, empty)


def _line(name: str, cost: float, empty: float) -> None:
    print(f"{name:24}{cost * 1000:8.2f}{cost / empty:9.1f}{_WORKERS / cost:10.0f}", flush=True)


def _cost(site: Site, ask: Callable[[], object], times: int | None = None) -> float:
    """Seconds of the server's processor time for one such request, on average."""
    for _ in range(_WARM_UP):
        ask()
    start, done, end = site.cpu(), 0, time.monotonic() + _SECONDS
    while done < times if times else time.monotonic() < end:
        ask()
        done += 1
    return (site.cpu() - start) / done


def _expect(status: int, answer: Answer) -> Answer:
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


def _update(site: Site, path: str) -> Answer:
    """Open the form and post it, as a lead does."""
    page = _Hidden()
    page.feed(site.must_get(path)[1].decode())
    said = {
        "rating": "green",
        "evidence": f"Measured at {time.time()}.",
        "reason": "It is measured again.",
    }
    return _expect(302, site.post(path, page.fields | said))


def _report_pack(site: Site, visit: dict[str, str]) -> None:
    """A pack by a worker that has made one before, which is what the service's users wait for."""
    page = _Hidden()
    page.feed(site.must_get(visit["packs"])[1].decode())
    asked = page.fields | {"kind": "quarterly", "period": visit["period"], "pdf": "yes"}

    def make() -> Answer:
        return _expect(200, site.post(visit["packs"], asked))

    for _ in range(_FIRST_PACKS):
        make()
    start = site.cpu()
    for _ in range(_PACKS):
        make()
    cost = (site.cpu() - start) / _PACKS
    print(f"\nquarterly pack, warm worker: {cost:.1f} s of CPU, at most {site.memory():.0f} MB")


def _report_command(address: str, period: str) -> None:
    """The same from the command line: the start of Python and the first reading of fonts too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as out:
        pack = ["demo/cse", "--kind", "quarterly", "--period", period, "--out", out]
        python(address, "manage.py", "build_pack", *pack)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    most = after.ru_maxrss / 1024
    print(f"quarterly pack, by command: {cpu:.1f} s of CPU, at most {most:.0f} MB")


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


@contextlib.contextmanager
def _serving(address: str) -> Iterator[tuple[int, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    gunicorn = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
    options = ["--preload", f"--workers={_WORKERS}", f"--timeout={_PATIENCE}"]
    process = subprocess.Popen(
        [*gunicorn, *options, "--log-level=error", "config.wsgi"],
        cwd=ROOT,
        env=environment(address),
    )
    try:
        _wait_for(port)
        yield port, process.pid
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
