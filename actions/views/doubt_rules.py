"""The rules by which actions of a plan are doubted, in plain words, and how many each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions import catalogue
from actions.doubts.facts import Rules
from actions.selectors.facts import rules_of
from actions.table import Row
from actions.views.frame import PlanFrame, reading_frame
from actions.views.links import Links
from actions.views.position import own_in, shown_in
from actions.views.table import table_of
from people.frame import Link


@dataclass(frozen=True, slots=True)
class RuleLine:
    code: str
    label: str
    rule: str
    is_on: bool
    number: int
    url: str
    """The actions that it holds of; empty for none."""


@require_safe
def doubt_rules_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = reading_frame(request, partnership, plan)
    table = table_of(frame)
    rules = table.reading.keep(
        "rules", lambda: rules_of(frame.plan, at=table.reading.at, position=frame.position)
    )
    lines = _lines(frame, rules, table.rows)
    context = frame.context(
        "plan",
        Link("", "The rules for doubts"),
        shown=shown_in(frame, own_in(frame, at=table.reading.at)),
        document=table.document,
        lines=lines,
        interval=rules.interval,
        off=[line for line in lines if not line.is_on],
        total=len(table.rows),
        doubted=sum(bool(row.doubts) for row in table.rows),
    )
    return render(request, "actions/doubt_rules.html", context)


def _lines(frame: PlanFrame, rules: Rules, rows: Iterable[Row]) -> list[RuleLine]:
    counts, links = Counter(code for row in rows for code in row.codes), Links(frame)
    return [
        RuleLine(
            code,
            catalogue.label(code),
            catalogue.rule(code, rules),
            code not in rules.off,
            counts[code],
            links.to(("doubt", code)) if counts[code] else "",
        )
        for code in catalogue.CODES
    ]
