"""A sample of a given size, people who come to it, and 64 who save at one instant."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from tools.bench_runs import python
from tools.bench_server import serving
from tools.load.measuring import Load, come
from tools.load.shares import LEAD, dealt_out
from tools.load.watching import Held, watching

_IN_DJANGO = ("-m", "tools.in_django")
_OTHERS = len(dealt_out(0))
"""As many who are no leads come with a few leads."""


@dataclass(frozen=True)
class Size:
    """How much there is, and how many come."""

    plans: int
    each: str
    """Actions and updates of each plan, as ``tools.bench_load`` takes them."""
    people: int
    a_second: float
    seconds: int
    writers: int


MONTH_END = Size(plans=20, each="100/5000", people=100, a_second=20, seconds=300, writers=64)
AN_HOUR = replace(MONTH_END, plans=5, people=40, a_second=8, seconds=3_600, writers=16)


class Met(NamedTuple):
    """What people met, and what it took."""

    steady: Load
    """Of those who came over some time."""
    burst: Load
    """Of those who sent at one instant."""
    held: Held
    """While they came over some time."""


def month_end(address: str, size: Size) -> Met:
    """Have people come to a sample in this database, which is empty."""
    python(address, *_IN_DJANGO, "tools.bench_load", *[size.each] * size.plans)
    with tempfile.TemporaryDirectory() as folder, serving(address, "") as site:
        visitors, leads = Path(folder) / "visitors.json", Path(folder) / "leads.json"
        visitors.write_text(_visitors(address, size.people))
        leads.write_text(json.dumps({LEAD: _leads(address, size.writers)}))
        with watching(site, address) as held:
            steady = come(
                site, visitors, scenario="people", seconds=size.seconds, a_second=size.a_second
            )
        burst = come(
            site, leads, scenario="at_one_instant", seconds=size.seconds, a_second=size.writers
        )
    return Met(steady, burst, held)


def _visitors(address: str, number: int) -> str:
    return python(address, *_IN_DJANGO, "tools.load.visitors", str(number))


def _leads(address: str, number: int) -> list[object]:
    """So many leads; others come with them and are left at home."""
    found: list[object] = json.loads(_visitors(address, 2 * number + _OTHERS))[LEAD]
    return found[:number]
