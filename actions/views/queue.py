"""The chair's queue: what waits for a decision, oldest first; and ratings that are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from actions.forms.deciding import ManyForm
from actions.queue import TABS, Awaits, Item, Queue, opening
from actions.selectors.queue import Reader, reader_of, waiting
from actions.selectors.queue_items import queue
from actions.services.considering import accept_updates
from actions.table import Row
from actions.views.asking import refuse_the_past
from actions.views.frame import PlanFrame, plan_frame, plan_url
from actions.views.panels import ON_QUEUE, Panel
from actions.views.queue_lines import (
    Doubts,
    Line,
    doubts_in,
    form_for,
    kind_of,
    line_of,
    queue_url,
)
from actions.views.table import Table, table_of
from people.access import demand, signed_in
from people.views.asking import done
from people.wording import counted, first_capital

MOST_DOUBTFUL = 3


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: int
    url: str
    current: bool


@require_safe
def queue_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "actions.see_queue", frame.plan)
    refuse_the_past(frame)
    return _page(frame, ManyForm())


@require_POST
def accept_many(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Accept the updates that were ticked, or all without a doubt, if they are still the newest."""
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "actions.consider", frame.plan)
    refuse_the_past(frame)
    form, numbers = ManyForm(request.POST), [0, 0]

    def accept(data: dict[str, Any]) -> None:
        wanted = form.wanted()
        numbers[:] = (
            len(wanted),
            accept_updates(
                frame.plan,
                wanted & _acceptable(frame, wanted, without_doubt=form.without_doubt),
                by=signed_in(request),
                form_key=data["form_key"],
            ),
        )

    if form.carries_out(accept):
        return done(request, _accepted(*numbers), queue_url(frame.plan, kind_of(request)))
    return _page(frame, form)


def _acceptable(frame: PlanFrame, wanted: set[int], *, without_doubt: bool) -> set[int]:
    """Of these, all but those that a newer one or a doubt stands beside since the page was shown.

    Those that wait no longer are left in: the service knows which of them this form accepted.
    """
    reader = reader_of(signed_in(frame.request), frame.plan)
    found = waiting(frame.plan, reader, at=frame.as_at.moment)
    doubts = doubts_in(table_of(frame)) if without_doubt else {}
    left = {update.pk for group in found.updates for update in group[:-1]}
    left |= {group[-1].pk for group in found.updates if doubts.get(group[-1].action.key)}
    left |= {update.pk for update in found.sign_offs}
    return wanted - left


def _accepted(wanted: int, accepted: int) -> str:
    first = f"{first_capital(counted(accepted, 'update'))} accepted."
    left = wanted - accepted
    if not left:
        return f"{first} Boards and scrutiny see {'it' if accepted == 1 else 'them'} now."
    return f"{first} {first_capital(counted(left, 'other'))} left as before: look at the queue."


def _page(frame: PlanFrame, form: ManyForm) -> HttpResponse:
    reader = reader_of(signed_in(frame.request), frame.plan)
    found = waiting(frame.plan, reader, at=frame.as_at.moment)
    panels = ON_QUEUE.panels(frame)
    frame = replace(frame, waiting=found.decisions + _beside(panels))
    told = queue(found, at=frame.as_at.moment)
    context = _context(frame, reader, told, table_of(frame), panels)
    return render(frame.request, "actions/queue.html", {**context, "form": form})


def _beside(panels: Sequence[Panel]) -> int:
    """How many decisions wait for the reader beside the list."""
    return sum(panel.waiting for panel in panels)


def _context(
    frame: PlanFrame, reader: Reader, found: Queue, table: Table, panels: Sequence[Panel]
) -> dict[str, object]:
    kind = kind_of(frame.request)
    shown = found.of(TABS[kind][1])
    opened, problems = _opened(frame.request, shown)
    doubts = doubts_in(table)
    lines = [_line(frame, item, doubts, opened=item is opened) for item in shown]
    tickable = [line for line in lines if line.tickable]
    first, rest = opening(found, decides=reader.decides, beside=_beside(panels))
    return frame.context(
        "queue",
        opening=first,
        rest=rest,
        tabs=_tabs(frame, kind, found),
        lines=lines,
        many_key=ManyForm().initial["form_key"],
        problems=[*_problems(frame.request), *problems],
        accept_url=f"{plan_url(frame.plan, 'accept-updates')}?kind={kind}",
        tickable=tickable,
        undoubted=[line for line in tickable if not line.doubts],
        panels=panels,
        **_doubtful(frame, table),
    )


def _line(frame: PlanFrame, item: Item, doubts: Doubts, *, opened: bool) -> Line:
    form = form_for(item) if opened and item.may_decide else None
    return line_of(frame, item, doubts, opened=opened, form=form)


def _problems(request: HttpRequest) -> list[str]:
    wanted = request.GET.get("kind", "")
    if wanted in ("", *TABS):
        return []
    return [f"“{wanted[:20]}” is no part of the queue; this is all of it."]


def _opened(request: HttpRequest, shown: Sequence[Item]) -> tuple[Item | None, list[str]]:
    """The item that the address names, else the first that waits for the reader."""
    wanted = request.GET.get("open", "")
    named = next((item for item in shown if item.anchor == wanted), None)
    gone = [f"“{wanted[:20]}” does not wait here any more."] if wanted and not named else []
    own = (item for item in shown if item.may_decide and item.awaits is not Awaits.LEAD)
    return named or next(own, None), gone


def _tabs(frame: PlanFrame, current: str, found: Queue) -> list[Tab]:
    return [
        Tab(label, len(found.of(kind)), queue_url(frame.plan, name), name == current)
        for name, (label, kind) in TABS.items()
    ]


def _doubtful(frame: PlanFrame, table: Table) -> dict[str, object]:
    """Greens in doubt, as the list counts them; those with most doubts first."""
    green = [row for row in table.rows if row.green_in_doubt]
    most: list[Row] = sorted(green, key=lambda row: -len(row.doubts))[:MOST_DOUBTFUL]
    return {
        "doubtful_count": len(green),
        "doubtful": [(row, frame.url("action", row.ref)) for row in most],
        "doubtful_url": f"{plan_url(frame.plan, 'list')}?doubt=green_in_doubt",
    }
