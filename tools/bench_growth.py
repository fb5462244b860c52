"""For ``tools.bench_updates``: what each page costs in two databases, the second with many updates.

The arguments are their names. Both hold the plans ``sample/plan-1``, whose updates are as many in
both, and ``sample/plan-2``, which has the many. Run by ``tools.in_django``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta

from people import clock
from plans.models import Plan
from tools.bench_reading import HEADS, Cost, Site, compared, line, site
from tools.bench_tour import Page, Tour

_PAST = timedelta(days=300)
_MOST = 1.33
"""A page may cost so many times as much, and ask no more queries."""
_PLANS = {"plan-1": "a plan beside that which has them", "plan-2": "the plan that has them"}


def main(names: list[str]) -> None:
    sites = [site(name) for name in names]
    for slug, words in _PLANS.items():
        print(f"\n{words}\n{HEADS}")
        few, many = (_pages(each, slug) for each in sites)
        for pages in zip(few, many, strict=True):
            before, after = compared(list(zip(sites, pages, strict=True)), _is_over)
            mark = " !" if _is_over(before, after) else ""
            print(line(pages[0].name, before, after) + mark, flush=True)
    print(f"\ncold: the first reading after a write. !: more queries, or over ×{_MOST}")


def _is_over(before: Cost, after: Cost) -> bool:
    return after.asks_more_than(before) or after.takes_over(_MOST, before)


def _pages(at: Site, slug: str) -> list[Page]:
    at.enter()
    return list(_every(Tour(Plan.objects.get(partnership__slug="sample", slug=slug))))


def _every(tour: Tour) -> Iterator[Page]:
    """The pages as they are now, a comparison, and the pages at a past day."""
    past = (clock.today() - _PAST).isoformat()
    yield from tour.at_any_moment()
    yield from tour.at_work()
    *_, before, after = tour.versions()
    yield tour.compare(before, after)
    for page in tour.at_any_moment():
        yield page.at(past)


if __name__ == "__main__":
    main(sys.argv[1:])
