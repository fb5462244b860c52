"""For ``tools.bench``: what the demonstration's pages cost at a past moment, beside now.

Reading or comparing at a moment may cost twice the page of now. Run by ``tools.in_django``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from people import clock
from plans.models import Plan
from tools.bench_reading import HEADS, Cost, compared, line, site
from tools.bench_tour import Page, Tour

_PAST = timedelta(days=200)
_MOST = 2


def main() -> None:
    place = site()
    tour = Tour(Plan.objects.get(partnership__slug="demo", slug="cse"))
    print(f"\nCPU ms: now, and as at {_day()}\n{HEADS}")
    for name, now, then in _pairs(tour):
        before, after = compared([(place, now), (place, then)], _is_over)
        mark = " !" if _is_over(before, after) else ""
        print(line(name, before, after) + mark, flush=True)
    print(f"\ncold: the first reading after a write. !: over ×{_MOST}")


def _is_over(before: Cost, after: Cost) -> bool:
    return after.takes_over(_MOST, before)


def _day() -> str:
    return (clock.today() - _PAST).isoformat()


def _pairs(tour: Tour) -> Iterator[tuple[str, Page, Page]]:
    """Each page now and at a past moment; the first version compared with both."""
    for page in tour.at_any_moment():
        yield page.name, page, page.at(_day())
    first = tour.versions()[0]
    yield "compare with the first", tour.compare(first, "now"), tour.compare(first, _day())


if __name__ == "__main__":
    main()
