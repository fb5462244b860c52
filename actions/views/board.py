"""The plan's page for a board: how it stands, how that went, what is late, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from actions import figures, recent
from actions.exempt_lines import exempt_lines
from actions.opening import NOW, THEN, opening
from actions.recent import Changed
from actions.selectors.cache import plan_reading
from actions.selectors.comparison import changes_between
from actions.selectors.trend import MonthEnd, ratings_by_month
from actions.table import rating_counts
from actions.views.doubt_panels import completion_panel, doubt_panel
from actions.views.frame import PlanFrame, plan_url, reading_frame
from actions.views.links import Cell, Links
from actions.views.panels import ON_PLAN
from actions.views.position import marks_of, own_in, shown_in
from actions.views.table import Table, table_of
from people import clock
from people.access import signed_in
from people.errors import Refused
from people.frame import Link
from people.selectors.accounts import last_visit
from people.wording import day_words, moment_words, number_of
from plans import brag, charts
from plans.month_columns import month_columns
from plans.sides import NotComparable
from plans.svg import Drawing

_WAYS = ("leads", "slippage", "needs", "compare")
"""The pages that look at a plan from one side."""

MOST_OVERDUE = 12
"""Longer lists end with a link to the whole of it."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    name: str
    url: str
    bar: Drawing
    cells: Sequence[Cell]
    total: int


@dataclass(frozen=True, slots=True)
class MonthLine:
    label: str
    cells: Sequence[Cell]


@require_safe
def plan_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = reading_frame(request, partnership, plan)
    table = table_of(frame)
    own = own_in(frame, at=table.reading.at)
    context = frame.context(
        "plan",
        shown=shown_in(frame, own),
        marks=marks_of(frame, table.rows, own),
        document=table.document,
        contents=figures.contents(table.document),
        exempt=exempt_lines(table.document),
        version=figures.latest_version(table.document),
        versions_url=frame.url("versions"),
        since=_since(frame, table),
        body=_body(frame, table),
        panels=ON_PLAN.panels(frame),
    )
    return render(request, "actions/plan.html", context)


def _since(frame: PlanFrame, table: Table) -> list[Link]:
    """Where to read what changed since the reader's last visit, and since the newest version."""
    version = table.document.version
    links = []
    visit = last_visit(signed_in(frame.request)) if frame.as_at.is_now else None
    if visit:
        links.append(Link(_changes_url(frame, "visit"), f"your last visit, {moment_words(visit)}"))
    if version and frame.as_at.is_now:
        links.append(Link(_changes_url(frame, "version"), f"version {version}"))
    return links


def _changes_url(frame: PlanFrame, *sides: str) -> str:
    """What changed from one side, and to another where it is named."""
    named = zip(("from", "to"), sides, strict=False)
    return f"{plan_url(frame.plan, 'compare')}?{urlencode([*named, *frame.pairs])}"


def _body(frame: PlanFrame, table: Table) -> SafeString:
    """Everything under the head: the same for every reader, so made once for a state and day."""

    def made() -> SafeString:
        links = Links(frame)
        context = {
            "as_at": frame.as_at,
            "list_url": links.to(),
            "ways": {name: frame.url(name) for name in _WAYS},
            "looks": list(brag.LOOKS.values()),
            "key": charts.key("key"),
            "opening": opening(table.rows, NOW if frame.as_at.is_now else THEN),
            **_ratings(table, links),
            **_months(frame, table, links),
            **_overdue(frame, table, links),
            **_changes(frame, table),
            **completion_panel(table, links),
            **doubt_panel(frame, table, links),
        }
        html = get_template("actions/board/_body.html").render(context)
        return SafeString(html)  # nosec B703 - a template of ours, which escaped what it was given

    where = (plan_url(frame.plan, "plan"), frame.query)
    return table.reading.keep(("board", table.today, *where), made)


def _ratings(table: Table, links: Links) -> dict[str, object]:
    counts = rating_counts(table.rows)
    total = len(table.rows)
    lines = [_theme_line(theme, links) for theme in figures.by_theme(table.document, table.rows)]
    return {
        "total": total,
        "overall": charts.stacked_bar(
            counts, prefix="all", subject=f"All {number_of(total, 'action')}", height=44
        ),
        "themes": lines,
        "totals": links.cells(counts, "all themes"),
    }


def _theme_line(theme: figures.ThemeFigures, links: Links) -> ThemeLine:
    number = ("theme", str(theme.number))
    name = f"{theme.number} {theme.name}"
    return ThemeLine(
        name=name,
        url=links.to(number),
        bar=charts.stacked_bar(theme.counts, prefix=f"t{theme.number}", subject=theme.name),
        cells=links.cells(theme.counts, f"theme {name}", number),
        total=theme.total,
    )


def _months(frame: PlanFrame, table: Table, links: Links) -> dict[str, object]:
    """The trend; its last month is as at the moment shown."""
    ends = ratings_by_month(frame.plan, at=table.reading.at, position=frame.position)
    months = [(end.label, end.counts) for end in ends]
    return {
        "months_chart": month_columns(months, prefix="months"),
        "months_sentence": figures.months_sentence(months),
        "months": list(_month_lines(ends, links)),
        "months_note": f"Actions at each month’s end; {ends[-1].label[:-5]} as at "
        f"{'today' if frame.as_at.is_now else day_words(table.today)}"
        if ends
        else "",
    }


def _month_lines(ends: Sequence[MonthEnd], links: Links) -> Iterator[MonthLine]:
    for end in ends:
        past = end is not ends[-1]
        at = clock.london_day(end.moment).isoformat() if past else None
        yield MonthLine(end.label, links.cells(end.counts, end.label, at=at))


def _overdue(frame: PlanFrame, table: Table, links: Links) -> dict[str, object]:
    late = figures.overdue(table.rows)
    return {
        "late_count": len(late),
        "late": [(row, frame.url("action", row.ref)) for row in late[:MOST_OVERDUE]],
        "late_url": links.to(("due", "overdue"), ("sort", "due")),
        "moved_later": figures.later_than_planned(table.rows),
    }


def _changes(frame: PlanFrame, table: Table) -> dict[str, object]:
    """What the last days changed; why that cannot be said, where the plan is younger."""
    since = table.today - timedelta(days=recent.DAYS)
    context: dict[str, object] = {
        "since": since,
        "days": recent.DAYS,
        "changed": [],
        "not_compared": "",
    }
    try:
        found = _recent(frame, table, since)
    except (Refused, NotComparable) as reason:
        return context | {"not_compared": str(reason)}
    url = _changes_url(frame, since.isoformat(), "now")
    lines = [(line, [(ref, frame.url("action", ref)) for ref in line.shown]) for line in found]
    return context | {"changed": lines, "compare_url": url}


def _recent(frame: PlanFrame, table: Table, since: date) -> list[Changed]:
    before = plan_reading(frame.plan, at=clock.end_of_day(since), position=frame.position)
    return recent.recent(changes_between(frame.plan, before.document, table.document))
