"""Leads and agencies of a plan: who carries what, who is late, who has not updated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.carrying import Carried, carrying, carrying_csv, sentence
from actions.selectors.names import titles_as_at
from actions.views.csv_files import CSV_FORMAT, csv_file, wants_csv
from actions.views.frame import PlanFrame, plan_url, reading_frame
from actions.views.position import marks_of, own_in, shown_in
from actions.views.readings import facts_by_key, interval_at, list_url, page_url
from actions.views.table import table_of
from people.frame import Link
from people.models import Partnership
from people.moments import AsAt
from plans import brag, charts
from plans.selectors import plans_visible_to
from plans.svg import Drawing


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
    frame = reading_frame(request, partnership, plan)
    table = table_of(frame)
    found = carrying(
        table.document,
        table.rows,
        facts_by_key(frame, table),
        interval=interval_at(frame),
        today=table.today,
    )
    if wants_csv(request):
        return csv_file(frame, "leads", carrying_csv(found.leads), on=table.today)
    own = own_in(frame, at=table.reading.at)
    context = frame.context(
        "plan",
        Link("", "Leads and agencies"),
        shown=shown_in(frame, own),
        marks=marks_of(frame, table.rows, own),
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
    """The partnership's officers, at the same moment."""
    url = reverse("people:officers", args=[frame.plan.partnership.slug])
    return url + frame.as_at.instant_query


def beside_officers(request: HttpRequest, partnership: Partnership, at: AsAt) -> list[Link]:
    """The way from the partnership's officers to what each carries, plan by plan."""
    plans = plans_visible_to(request.user).filter(partnership=partnership)
    titles = titles_as_at([plan.pk for plan in plans], at.moment)
    known = sorted((plan for plan in plans if plan.pk in titles), key=lambda p: titles[p.pk])
    return [Link(plan_url(plan, "leads") + at.query, titles[plan.pk]) for plan in known]
