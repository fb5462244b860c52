"""What is needed: what Amber and Red actions ask for, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.needing import (
    GROUPS,
    NeedLine,
    Option,
    Wanted,
    needs_csv,
    options,
    sentence,
    wanted,
)
from actions.selectors.needs import needs_of
from actions.views.csv_files import CSV_FORMAT, csv_file, wants_csv
from actions.views.frame import PlanFrame, plan_url, reading_frame
from actions.views.position import own_in, shown_in
from actions.views.readings import page_url
from people.frame import Link

_LABELS = {"kind": "What is needed", "from": "From whom", "answered": "Answer"}
_ANY = {"kind": "Anything", "from": "Anyone", "answered": "Answered or not"}


@dataclass(frozen=True, slots=True)
class Menu:
    """A drop-down of the filter."""

    name: str
    label: str
    any: str
    options: Sequence[Option]
    chosen: str


@require_safe
def needs_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """What the plan's actions ask for, filtered; the same as a file with ``format=csv``."""
    frame = reading_frame(request, partnership, plan)
    lines = needs_of(frame.plan, at=frame.as_at.moment, position=frame.position)
    asked = wanted(dict(request.GET.lists()), lines)
    kept = asked.keep(lines)
    if wants_csv(request):
        return csv_file(frame, "needs", needs_csv(kept), on=frame.as_at.day)
    pairs = list(asked.values.items())
    context = frame.context(
        "plan",
        Link("", "What is needed"),
        shown=shown_in(frame, own_in(frame, at=frame.as_at.moment)),
        sentence=sentence(lines),
        lines=[_shown(frame, line) for line in kept],
        total=len(lines),
        menus=[_menu(lines, asked, group) for group in GROUPS],
        action=plan_url(frame.plan, "needs"),
        clear_url=page_url(frame, "needs") if pairs else "",
        csv_url=page_url(frame, "needs", *pairs, ("format", CSV_FORMAT)),
        problems=asked.ignored,
    )
    return render(request, "actions/needs.html", context)


def _shown(frame: PlanFrame, line: NeedLine) -> tuple[NeedLine, str]:
    """The line, with the address of its update in the action's record."""
    return line, f"{frame.url('action', line.ref)}#update-{line.update}"


def _menu(lines: Sequence[NeedLine], asked: Wanted, group: str) -> Menu:
    chosen = asked.values.get(group, "")
    return Menu(group, _LABELS[group], _ANY[group], options(lines, group), chosen)
