"""Slippage of a plan: first dates beside those that hold, in all, by theme, lead and agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions import slipping
from actions.selectors.date_requests import OpenRequest, open_date_requests
from actions.slipping import Slip, Slippage
from actions.views.csv_files import CSV_FORMAT, csv_file, wants_csv
from actions.views.frame import PlanFrame, reading_frame
from actions.views.position import Mark, OwnUpdates, mark_of, own_in, shown_in
from actions.views.readings import facts_by_key, list_url, page_url
from actions.views.table import Table, table_of
from people.frame import Link
from plans.document import Position
from plans.slip_bar import slip_bar, span
from plans.svg import Drawing

MOST = 20
"""Actions that are drawn; the file has them all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    slip: Slip
    url: str
    bar: Drawing
    mark: Mark | None
    """Of the reader's own update, if it is not in the position shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """A table of slippage by one thing."""

    heading: str
    head: str
    note: str
    lines: Sequence[tuple[Slippage, str]]
    """Each with the address of its actions."""


@require_safe
def slippage_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """How far the plan's dates went; every action as a file with ``format=csv``."""
    frame = reading_frame(request, partnership, plan)
    table = table_of(frame)
    every = slipping.slips(table.rows, facts_by_key(frame, table))
    if wants_csv(request):
        return csv_file(frame, "slippage", slipping.slips_csv(every), on=table.today)
    worst = slipping.worst(every)
    own = own_in(frame, at=table.reading.at)
    whole = slipping.together("The whole plan", every)
    context = frame.context(
        "plan",
        Link("", "Slippage"),
        shown=shown_in(frame, own),
        sentence=slipping.sentence(whole),
        in_all=slipping.in_all(whole),
        worst=list(_drawn(frame, table, worst[:MOST], own)),
        worst_count=len(worst),
        groups=list(_groups(frame, every)),
        requests=_requests(frame, table),
        sees_requests=frame.position is Position.RECORDED,
        csv_url=page_url(frame, "slippage", ("format", CSV_FORMAT)),
    )
    return render(request, "actions/slippage.html", context)


def _drawn(
    frame: PlanFrame, table: Table, worst: Sequence[Slip], own: OwnUpdates
) -> Iterator[Drawn]:
    if not worst:
        return
    days = [day for slip in worst for day in (slip.first, slip.now, *slip.between) if day]
    within = span([*days, table.today])
    for slip in worst:
        if slip.first and slip.now:
            bar = slip_bar(slip.first, slip.between, slip.now, within=within, today=table.today)
            url = frame.url("action", slip.row.ref)
            yield Drawn(slip, url, bar, mark_of(frame, slip.row, own))


def _groups(frame: PlanFrame, every: Sequence[Slip]) -> Iterator[Group]:
    for head, note, lines in (
        ("Theme", "", slipping.by_theme(every)),
        ("Agency", f"{_MOVED}; an action counts for each agency", slipping.by_agency(every)),
        ("Lead", f"{_MOVED}; an action counts for each lead", slipping.by_lead(every)),
    ):
        name = head.lower()
        linked = [(line, list_url(frame, (name, line.value))) for line in lines]
        yield Group(f"By {name}", head, note, linked)


_MOVED = "Where a date moved"


def _requests(frame: PlanFrame, table: Table) -> list[tuple[OpenRequest, str]]:
    if frame.position is not Position.RECORDED:
        return []
    found = open_date_requests(frame.plan, table.document, at=table.reading.at)
    return [(each, frame.url("action", each.ref)) for each in found]
