"""What a quarterly pack costs, and how that grows with the actions of its plan.

Each plan is loaded into a database of its own, and its pack is made in a process of its own, warm:
what is read once in a process was read before, for a pack that was made before and is made again,
as drafts are. Beside the seconds stands what it took the first time, with words that this process
had not printed yet; how many times as much an action costs as in the smallest plan, which is 1.0
where the growth is linear; and the same work as a multiple of a fixed loop, which can be compared
between machines.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tools.bench_runs import python

_SIZES = (80, 500, 2_000)
_UPDATES = 6
"""Of each action."""
_HEADS = (
    f"\n{'actions':>8}{'CPU s':>9}{'first':>9}{'an action':>11}{'loops':>9}{'MB':>7}"
    f"{'beside':>8}{'pages':>7}"
)


def measure() -> None:
    print(_HEADS, flush=True)
    smallest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in _SIZES:
            cost = _cost(Path(folder) / f"{size}.sqlite3", size)
            smallest = smallest or cost["cpu"] / size
            share = cost["cpu"] / size / smallest
            print(
                f"{size:8}{cost['cpu']:9.2f}{cost['first']:9.2f}{share:11.2f}{cost['loops']:9.1f}"
                f"{cost['memory']:7.0f}{cost['service']:8.0f}{cost['pages']:7.0f}",
                flush=True,
            )


def _cost(database: Path, size: int) -> dict[str, float]:
    address = f"sqlite:///{database}"
    sample = ["--plans", "1", "--actions", str(size), "--updates", str(size * _UPDATES)]
    python(address, "manage.py", "migrate", "--verbosity", "0")
    python(address, "manage.py", "load_sample", *sample)
    said = python(address, "-m", "tools.in_django", "tools.bench_packs_making")
    return {name: float(value) for name, value in (each.split("=") for each in said.split())}
