"""How much longer the readers of the web wait while two packs are being rendered.

The demonstration is served by two workers, and its main pages are asked for one after the other,
so many in a second, in turns: while nothing else runs, and while two processes render packs at the
priority of the service's own worker. What counts is the ratio of one run.
"""

from __future__ import annotations

import contextlib
import itertools
import statistics
import subprocess
import time
from collections.abc import Iterator

from tools.bench_demonstration import PAGES, demonstration, visit_of
from tools.bench_runs import begun
from tools.bench_server import Site, serving

_RENDERERS = 2
_ROUNDS = 4
_ASKED = 100
"""Pages asked for in each half of a round."""
_EVERY = 0.1
"""Seconds from one to the next."""
_WARM_UP = 40


def measure() -> None:
    with demonstration() as address:
        visit = visit_of(address)
        with serving(address, visit["cookie"]) as site:
            paths = itertools.cycle(visit[name] for name in PAGES)
            _waits(site, paths, _WARM_UP)
            alone, beside = _in_turns(address, site, paths)
    print(f"\n{'95 of 100 pages took at most':36}{'ms':>7}")
    _line("while nothing else ran", alone)
    _line("while two packs rendered", beside)
    print(f"{'as a ratio':36}{_percentile(beside) / _percentile(alone):7.2f}", flush=True)


def _in_turns(address: str, site: Site, paths: Iterator[str]) -> tuple[list[float], list[float]]:
    alone: list[float] = []
    beside: list[float] = []
    for _ in range(_ROUNDS):
        alone += _waits(site, paths, _ASKED)
        with _rendering(address):
            beside += _waits(site, paths, _ASKED)
    return alone, beside


def _waits(site: Site, paths: Iterator[str], number: int) -> list[float]:
    """Seconds from asking for each page to having it."""
    waits = []
    for _ in range(number):
        start = time.monotonic()
        site.must_get(next(paths))
        waits.append(time.monotonic() - start)
        time.sleep(max(0.0, _EVERY - waits[-1]))
    return waits


@contextlib.contextmanager
def _rendering(address: str) -> Iterator[None]:
    """Packs are rendered beside, from when each process has rendered one."""
    with contextlib.ExitStack() as stack:
        renderers = [_renderer(address) for _ in range(_RENDERERS)]
        for renderer in renderers:
            stack.callback(renderer.communicate)
            stack.callback(renderer.terminate)
        for renderer in renderers:
            if renderer.stdout is None or not renderer.stdout.readline():
                raise SystemExit("No pack was rendered beside.")
        yield


def _renderer(address: str) -> subprocess.Popen[str]:
    return begun(address, "-m", "tools.in_django", "tools.bench_packs_rendering")


def _line(words: str, waits: list[float]) -> None:
    print(f"{words:36}{_percentile(waits) * 1000:7.1f}")


def _percentile(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]
