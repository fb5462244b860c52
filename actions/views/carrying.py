"""Leads and agencies of a plan: who carries what, who is late, who has not updated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.carrying import Carried, carrying, carrying_csv, sentence
from actions.views.frame import PlanFrame, plan_frame, plan_url
from actions.views.readings import facts_by_key, interval_at, list_url, page_url
from actions.views.table import Table, table_of
from people.frame import Link
from people.models import Partnership
from plans import brag, charts
from plans.selectors import plans_visible_to
from plans.svg import Drawing

CSV_FORMAT = "csv"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a line, with the address of what it counts; none for nought."""

    label: str
    number: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A lead or an agency as the page has it."""

    carried: Carried
    url: str
    bar: Drawing
    figures: tuple[Figure, ...]


@require_safe
def leads_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Every lead and agency of the plan; the leads as a file with ``format=csv``."""
    frame = plan_frame(request, partnership, plan)
    table = table_of(frame)
    found = carrying(
        table.document,
        table.rows,
        facts_by_key(frame, table),
        interval=interval_at(frame),
        today=table.today,
    )
    if request.GET.get("format") == CSV_FORMAT:
        return _csv(frame, table, found.leads)
    context = frame.context(
        "plan",
        Link("", "Leads and agencies"),
        sentence=sentence(found),
        leads=list(_lines(frame, "lead", found.leads)),
        agencies=list(_lines(frame, "agency", found.agencies)),
        vacant=[(row, frame.url("action", row.ref)) for row in found.vacant],
        vacant_url=list_url(frame, ("lead", "none")),
        interval=found.interval,
        heads=_HEADS,
        key=charts.key("key"),
        csv_url=page_url(frame, "leads", ("format", CSV_FORMAT)),
        officers_url=_officers_url(frame),
    )
    return render(request, "actions/leads.html", context)


_HEADS = ("Actions", "Overdue", "Not updated", "Awaiting sign-off", "With a doubt", "Date moves")


def _lines(frame: PlanFrame, group: str, found: Iterable[Carried]) -> Iterable[Line]:
    for number, each in enumerate(found):
        own = (group, each.name)
        prefix = f"{group}{number}"
        bar = charts.stacked_bar(each.counts, prefix=prefix, subject=each.name)
        yield Line(each, list_url(frame, own), bar, tuple(_figures(frame, each, own)))


def _figures(frame: PlanFrame, each: Carried, own: tuple[str, str]) -> Iterable[Figure]:
    blue = ("rating", brag.look(brag.Rating.BLUE).code)
    numbers = (
        (each.total, (own,)),
        (each.overdue, (own, ("due", "overdue"))),
        (each.not_updated, (own, ("sort", "updated"))),
        (each.waiting, (own, blue)),
        (each.doubted, ()),
        (each.moves, ()),
    )
    for label, (number, pairs) in zip(_HEADS, numbers, strict=True):
        yield Figure(label, number, list_url(frame, *pairs) if number and pairs else "")


def _officers_url(frame: PlanFrame) -> str:
    """The partnership's officers, at the same moment; a version is none of theirs, its day is."""
    url = reverse("people:officers", args=[frame.plan.partnership.slug])
    return url if frame.as_at.is_now else f"{url}?{urlencode({'at': frame.as_at.chosen})}"


def _csv(frame: PlanFrame, table: Table, leads: Iterable[Carried]) -> HttpResponse:
    name = f"{frame.plan.slug}-leads-{table.today.isoformat()}.csv"
    return HttpResponse(
        carrying_csv(leads),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def beside_officers(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The way from the partnership's officers to what each carries, plan by plan."""
    plans = plans_visible_to(request.user).filter(partnership=partnership)
    return [Link(plan_url(plan, "leads"), plan.title) for plan in plans]
