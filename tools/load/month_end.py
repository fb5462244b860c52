"""A sample of a given size, people who come to it, and 64 who save at one instant."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.bench_runs import python
from tools.bench_server import serving
from tools.load.measuring import Load, come
from tools.load.shares import LEAD, dealt_out

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


def month_end(address: str, size: Size) -> tuple[Load, Load]:
    """What those met who came over some time, and what those met who sent at one instant."""
    python(address, *_IN_DJANGO, "tools.bench_load", *[size.each] * size.plans)
    with tempfile.TemporaryDirectory() as folder, serving(address, "") as site:
        visitors, leads = Path(folder) / "visitors.json", Path(folder) / "leads.json"
        visitors.write_text(_visitors(address, size.people))
        leads.write_text(json.dumps({LEAD: _leads(address, size.writers)}))
        steady = come(
            site, visitors, scenario="people", seconds=size.seconds, a_second=size.a_second
        )
        burst = come(
            site, leads, scenario="at_one_instant", seconds=size.seconds, a_second=size.writers
        )
    return steady, burst


def _visitors(address: str, number: int) -> str:
    return python(address, *_IN_DJANGO, "tools.load.visitors", str(number))


def _leads(address: str, number: int) -> list[object]:
    """So many leads; others come with them and are left at home."""
    found: list[object] = json.loads(_visitors(address, 2 * number + _OTHERS))[LEAD]
    return found[:number]
