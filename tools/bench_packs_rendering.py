"""For ``tools.bench_packs_beside``: renders the demonstration's pack until it is ended.

At the priority of the service's worker; says so when it has rendered the first. Run by
``tools.in_django``.
"""

from __future__ import annotations

from config.demo import PACK_PERIOD
from plans.models import Plan
from reports.content.build import build_content
from reports.content.periods import parse_quarter
from reports.content.source import PackKind
from reports.giving_way import go_last
from reports.render.pdf import render_pdf
from reports.selectors.pack import PackOrder, pack_source


def main() -> None:
    go_last()
    plan = Plan.objects.select_related("partnership").get(partnership__slug="demo", slug="cse")
    order = PackOrder(PackKind.QUARTERLY, parse_quarter(PACK_PERIOD), made_by="")
    content = build_content(pack_source(plan, order))
    render_pdf(content)
    print("rendered", flush=True)
    while True:
        render_pdf(content)


if __name__ == "__main__":
    main()
