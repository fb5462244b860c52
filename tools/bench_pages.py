"""What the pages of the demonstration cost at a past moment beside now, and the main ones at all.

The demonstration is loaded into a database of its own. Each page that can be read at a moment is
read beside itself as it is now (``bench_moments``). Then a server of two workers is started, and
the main pages and a pack are asked for again and again: as ratios to an empty page.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial

from tools.bench_demonstration import PAGES, demonstration, visit_of
from tools.bench_runs import python
from tools.bench_server import WORKERS, Answer, Site, expect, hidden_fields, serving

_SECONDS = 3.0
_WARM_UP = 20
_EMPTY = "/healthz"
_POSTS = 40
_FIRST_PACKS, _PACKS = 6, 4
"""Packs made before any is counted, so that each worker has made one; and packs counted."""


def measure() -> None:
    with demonstration() as address:
        print(python(address, "-m", "tools.in_django", "tools.bench_moments"), end="", flush=True)
        visit = visit_of(address)
        with serving(address, visit["cookie"]) as site:
            _report_pages(site, visit)
            _report_pack(site, visit)
        _report_command(address, visit["period"])


def _report_pages(site: Site, visit: dict[str, str]) -> None:
    # Every worker reads code on its first requests; none of that is to be counted.
    for _ in range(_WARM_UP):
        for name in PAGES:
            site.must_get(visit[name])
    empty = _cost(site, partial(site.must_get, _EMPTY))
    print(f"\n{'':24}{'CPU ms':>8}{'× empty':>9}{'a second':>10}")
    _line("empty page", empty, empty)
    for name in PAGES:
        _line(name, _cost(site, partial(site.must_get, visit[name])), empty)
    form = _cost(site, partial(site.must_get, visit["update form"]), times=_POSTS)
    both = _cost(site, partial(_update, site, visit["update form"]), times=_POSTS)
    _line("posting an update", both - form, empty)


def _line(name: str, cost: float, empty: float) -> None:
    print(f"{name:24}{cost * 1000:8.2f}{cost / empty:9.1f}{WORKERS / cost:10.0f}", flush=True)


def _cost(site: Site, ask: Callable[[], object], times: int | None = None) -> float:
    """Seconds of the server's processor time for one such request, on average."""
    for _ in range(_WARM_UP):
        ask()
    start, done, end = site.cpu(), 0, time.monotonic() + _SECONDS
    while done < times if times else time.monotonic() < end:
        ask()
        done += 1
    return (site.cpu() - start) / done


def _update(site: Site, path: str) -> Answer:
    """Open the form and post it, as a lead does."""
    hidden = hidden_fields(site.must_get(path))
    said = {
        "rating": "green",
        "evidence": f"Measured at {time.time()}.",
        "reason": "It is measured again.",
    }
    return expect(302, site.post(path, hidden | said))


def _report_pack(site: Site, visit: dict[str, str]) -> None:
    """A pack by a worker that has made one before, which is what the service's users wait for."""
    hidden = hidden_fields(site.must_get(visit["packs"]))
    asked = hidden | {"kind": "quarterly", "period": visit["period"], "pdf": "yes"}

    def make() -> Answer:
        return expect(200, site.post(visit["packs"], asked))

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
