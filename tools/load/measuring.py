"""Has people come to a service that is running, and tells how long they waited."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench_server import Site
from tools.stamp import ROOT


@dataclass(frozen=True)
class Waits:
    """Of requests of one kind: how many there were, which failed, and how long each took."""

    name: str
    number: int
    failed: int
    _milliseconds: Counter[int]

    def percentile(self, share: int) -> int:
        """The milliseconds within which so many of a hundred were answered; nought of none."""
        left = self._milliseconds.total() * share / 100
        for milliseconds, number in sorted(self._milliseconds.items()):
            left -= number
            if left <= 0:
                return milliseconds
        return 0

    @property
    def longest(self) -> int:
        return max(self._milliseconds, default=0)


@dataclass(frozen=True)
class Load:
    """What many people met."""

    kinds: list[Waits]

    def of(self, kind: str) -> Waits:
        """All whose name begins with ``read`` or ``save``, as one."""
        return _together(kind, [each for each in self.kinds if each.name.startswith(kind)])


def _together(name: str, kinds: Iterable[Waits]) -> Waits:
    found = list(kinds)
    waits = sum((each._milliseconds for each in found), Counter[int]())
    return Waits(name, sum(x.number for x in found), sum(x.failed for x in found), waits)


def come(site: Site, visitors: Path, *, scenario: str, seconds: int, a_second: float) -> Load:
    """People come for so many seconds, or until they have done what they came for.

    Args:
        visitors: a file of what ``tools.load.visitors`` said.
        scenario: a module of this package.
        a_second: how many requests all of them make together.

    Raises:
        SystemExit: nobody could come; with what locust said.
    """
    number = sum(map(len, json.loads(visitors.read_text()).values()))
    command = [
        *(sys.executable, "-m", "locust", "--locustfile", f"tools/load/{scenario}.py"),
        *("--host", f"http://127.0.0.1:{site.port}", "--headless", "--json", "--only-summary"),
        *("--users", str(number), "--spawn-rate", str(number), "--run-time", f"{seconds}s"),
        *("--stop-timeout", "60", "--reset-stats", "--exit-code-on-error", "0"),
    ]
    environment = {"VISITORS": str(visitors), "REQUESTS_A_SECOND": str(a_second)}
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    return Load(list(_told(json.loads(done.stdout))))


def _told(kinds: Iterable[Mapping[str, Any]]) -> Iterator[Waits]:
    for kind in kinds:
        waits = Counter({int(float(ms)): n for ms, n in kind["response_times"].items()})
        yield Waits(kind["name"], kind["num_requests"], kind["num_failures"], waits)
