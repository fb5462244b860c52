"""The actions of a plan: filtered, sorted, paged, as at any moment; and exactly that as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from actions import filters
from actions.exempt_lines import exempt_lines
from actions.filter_panel import panel
from actions.filter_sentence import sentence
from actions.filters import Chosen, address, arranged, choose
from actions.table import Row
from actions.table_csv import table_csv
from actions.views.csv_files import CSV_FORMAT, csv_file, wants_csv
from actions.views.frame import Pairs, PlanFrame, plan_url, reading_frame
from actions.views.position import Mark, OwnUpdates, mark_of, own_in, shown_in
from actions.views.saved import saved_links
from actions.views.table import Table, table_of
from people.frame import Link

PER_PAGE = 100
_HEADS = (
    (("Ref", "ref", ""),),
    (("Action", "", ""), ("lead", "lead", "")),
    (("Due", "due", "-due"),),
    (("Rating", "rating", "-rating"), ("last update", "-updated", "updated")),
    (("Doubts", "-doubts", "doubts"),),
)
"""The columns: for each word of a head its order, and the opposite for a second press."""


@dataclass(frozen=True, slots=True)
class HeadWord:
    words: str
    url: str
    """Empty for a word that sorts nothing."""
    arrow: str
    """``up``, ``down`` or nothing."""


@dataclass(frozen=True, slots=True)
class Head:
    words: Sequence[HeadWord]
    sorted: str
    """What ``aria-sort`` says; empty for another column's order."""


@require_safe
def actions_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """The list, or the same rows as a file with ``format=csv``."""
    frame = reading_frame(request, partnership, plan)
    table = table_of(frame)
    chosen = choose(dict(request.GET.lists()), table.document, today=table.today)
    kept = arranged(chosen.keep(table.rows), chosen.sort)
    if wants_csv(request):
        return csv_file(frame, "actions", table_csv(kept), on=table.today)
    return render(request, "actions/list.html", _context(frame, table, chosen, kept))


def _context(frame: PlanFrame, table: Table, chosen: Chosen, kept: list[Row]) -> dict[str, object]:
    base = plan_url(frame.plan, "list")
    pairs = [*chosen.parameters(), *frame.pairs]
    page, problem = _page(frame.request, kept)
    own = own_in(frame, at=table.reading.at)
    return frame.context(
        "list",
        Link(base, "Actions"),
        document=table.document,
        panel_html=_panel_html(table, chosen, base, frame.pairs),
        clear_url=address(base, frame.pairs),
        heads=[_head(words, chosen, base, frame.pairs) for words in _HEADS],
        total=len(table.rows),
        kept=len(kept),
        sentence=sentence(chosen, kept),
        order=filters.SORTS[chosen.sort].words,
        exempt=exempt_lines(table.document),
        problems=[*_unwritten(frame.request), *chosen.ignored, *problem],
        page=page,
        shown=shown_in(frame, own),
        table_rows=_shown_rows(frame, table, page, own),
        query=address("", pairs).removeprefix("?"),
        saved=saved_links(frame),
        save_url=_save_url(frame, chosen),
        csv_url=address(base, [*pairs, ("format", CSV_FORMAT)]),
    )


def _save_url(frame: PlanFrame, chosen: Chosen) -> str:
    """Where the filter can be saved; empty where nothing is chosen, and in the past."""
    if not chosen.parameters() or not frame.as_at.is_now:
        return ""
    return address(plan_url(frame.plan, "save-filter"), chosen.parameters())


def _unwritten(request: HttpRequest) -> list[str]:
    wanted = request.GET.get("format", CSV_FORMAT)
    if wanted == CSV_FORMAT:
        return []
    return [f"“{wanted[:20]}” is no format of this list; it can be had as CSV."]


def _page(request: HttpRequest, kept: list[Row]) -> tuple[Page[Row], list[str]]:
    paginator = Paginator(kept, PER_PAGE)
    wanted = request.GET.get("page", "1")
    try:
        return paginator.page(wanted), []
    except InvalidPage:
        page = paginator.get_page(wanted)
        return page, [f"There is no page “{wanted[:20]}” of this list; this is page {page.number}."]


def _head(words: Sequence[tuple[str, str, str]], chosen: Chosen, base: str, kept: Pairs) -> Head:
    made, found = [], ""
    for label, order, opposite in words:
        now = chosen.sort in {order, opposite} - {""}
        wanted = opposite if chosen.sort == order and opposite else order
        if now:
            found = "descending" if chosen.sort.startswith("-") else "ascending"
        url = _sorted_url(chosen, wanted, base, kept) if wanted else ""
        arrow = {"ascending": "up", "descending": "down"}.get(found, "") if now else ""
        made.append(HeadWord(label, url, arrow))
    return Head(made, found)


def _sorted_url(chosen: Chosen, sort: str, base: str, kept: Pairs) -> str:
    pairs = [(name, value) for name, value in chosen.parameters() if name != "sort"]
    order = [("sort", sort)] if sort != filters.DEFAULT_SORT else []
    return address(base, [*pairs, *order, *kept])


def _shown_rows(
    frame: PlanFrame, table: Table, page: Iterable[Row], own: OwnUpdates
) -> list[SafeString]:
    """The markup of a page's rows; those with something of the reader's are made for them alone."""
    html = _rows_html(frame, table)
    marks = ((row, mark_of(frame, row, own)) for row in page)
    return [_row_html(frame, row, mark) if mark else html[row.place] for row, mark in marks]


def _rows_html(frame: PlanFrame, table: Table) -> list[SafeString]:
    """Every row's markup, in the plan's order; made once, then only chosen from and sorted."""

    def made() -> list[SafeString]:
        return [_row_html(frame, row, None) for row in table.rows]

    base = plan_url(frame.plan, "list")
    return table.reading.keep(("rows html", table.today, base, frame.query), made)


def _row_html(frame: PlanFrame, row: Row, mark: Mark | None) -> SafeString:
    context = {"row": row, "url": frame.url("action", row.ref), "mark": mark}
    html = get_template("actions/list/_row.html").render(context)
    return SafeString(html)  # nosec B703 - a template of ours, which escaped what it was given


def _panel_html(table: Table, chosen: Chosen, base: str, kept: Pairs) -> SafeString:
    """The filter panel; the one without anything chosen, which most see first, is kept."""

    def made() -> SafeString:
        filled = panel(table.rows, table.document, chosen, today=table.today, base=base, at=kept)
        html = get_template("actions/list/_filter.html").render({"panel": filled})
        return SafeString(html)  # nosec B703 - as with a row

    if chosen.parameters():
        return made()
    return table.reading.keep(("panel html", table.today, base, *kept), made)
