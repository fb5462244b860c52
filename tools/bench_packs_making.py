"""For ``tools.bench_packs``: makes the pack of the sample's plan and says what it cost.

Run by ``tools.in_django``.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from io import BytesIO

import pikepdf

from people import clock
from plans.models import Plan
from reports.content.build import build_content
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.render.pdf import render_pdf
from reports.selectors.pack import PackOrder, pack_source

_LOOP = 3_000_000
_MB = 1024


def main() -> None:
    plan = Plan.objects.select_related("partnership").get(slug="plan-1")
    order = PackOrder(PackKind.QUARTERLY, quarter_of(clock.today()), made_by="", as_at=None)
    loop, _ = _timed(_loop)
    _made(plan, order)
    cpu, pdf = min((_timed(lambda: _made(plan, order)) for _ in range(2)), key=lambda t: t[0])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB
    with pikepdf.open(BytesIO(pdf)) as paper:
        pages = len(paper.pages)
    print(f"cpu={cpu} loops={cpu / loop} memory={memory} pages={pages}")


def _made(plan: Plan, order: PackOrder) -> bytes:
    return render_pdf(build_content(pack_source(plan, order)))


def _timed(what: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds of this process's processor time."""
    start = time.process_time()
    result = what()
    return time.process_time() - start, result


def _loop() -> bytes:
    """Always the same work, in Python alone."""
    total = 0
    for number in range(_LOOP):
        total += number
    return b""


if __name__ == "__main__":
    main()
