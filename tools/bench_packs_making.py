"""For ``tools.bench_packs``: makes the pack of the sample's plan and says what it cost.

Run by ``tools.in_django``.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf

from people import clock
from plans.models import Plan
from reports.content.build import build_content
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.render.pdf import render_pdf
from reports.selectors.pack import PackOrder, pack_source
from tools.processes import children_of, cpu_of, memory_of

_LOOP = 3_000_000


def main() -> None:
    plan = Plan.objects.select_related("partnership").get(slug="plan-1")
    order = PackOrder(PackKind.QUARTERLY, quarter_of(clock.today()), made_by="", as_at=None)
    loop, _ = _timed(_loop)
    _made(plan, replace(order, kind=PackKind.SUMMARY))
    first, _ = _timed(lambda: _made(plan, order))
    cpu, pdf = min((_timed(lambda: _made(plan, order)) for _ in range(2)), key=lambda t: t[0])
    [press] = children_of(os.getpid())
    memory, service = memory_of(press, "VmHWM"), memory_of(os.getpid(), "VmHWM")
    with pikepdf.open(BytesIO(pdf)) as paper:
        pages = len(paper.pages)
    loops = cpu / loop
    print(f"cpu={cpu} first={first} loops={loops} memory={memory} service={service} pages={pages}")


def _made(plan: Plan, order: PackOrder) -> bytes:
    return render_pdf(build_content(pack_source(plan, order)))


def _timed(what: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds of processor time, of this process and of the one that prints."""
    start = _spent()
    result = what()
    return _spent() - start, result


def _spent() -> float:
    return time.process_time() + sum(map(cpu_of, children_of(os.getpid())))


def _loop() -> bytes:
    """Always the same work, in Python alone."""
    total = 0
    for number in range(_LOOP):
        total += number
    return b""


if __name__ == "__main__":
    main()
