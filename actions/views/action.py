"""An action: where it stands, why, what was said when, how often the date moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from actions.assurance import Doubt
from actions.models import Action
from actions.selectors.actions import get_action, position_on
from actions.selectors.cache import plan_reading
from actions.selectors.record import ActionRecord, action_record
from actions.views.frame import PlanFrame, plan_frame
from actions.views.table import doubts_at
from people import clock
from people.frame import Link
from plans.timeline import Promise, due_date_timeline

SHOWN = 12
"""Entries of the record that are open at first; older ones are folded away."""


@require_safe
def action_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    if action.ref != ref:
        return redirect(frame.url("action", action.ref), permanent=True)
    frame = replace(frame, position=position_on(request.user, action))
    record = action_record(action, at=frame.as_at.moment, position=frame.position)
    return render(request, "actions/action.html", _context(frame, action, record))


def _context(frame: PlanFrame, action: Action, record: ActionRecord) -> dict[str, Any]:
    theme, objective = record.theme, record.objective
    themed = _with(frame.url("list"), f"theme={theme['number']}")
    crumbs = (
        Link(themed, f"{theme['number']} {theme['name']}"),
        Link("", str(record.row["ref"])),
    )
    allowed = frame.as_at.is_now and frame.request.user.has_perm("actions.post_update", action)
    promises = _promises(record)
    return frame.context(
        "list",
        *crumbs,
        action=action,
        record=record,
        objective=objective,
        newest=record.entries[:SHOWN],
        older=record.entries[SHOWN:],
        may_update=allowed,
        update_url=frame.url("update", action.ref),
        doubts=_doubts(frame, action),
        promises=_moves_as_rows(promises),
        chart=due_date_timeline(promises, today=record.today) if promises else "",
    )


def _doubts(frame: PlanFrame, action: Action) -> tuple[Doubt, ...]:
    reading = plan_reading(frame.plan, at=frame.as_at.moment, position=frame.position)
    return doubts_at(frame, reading).get(action.key, ())


def _with(url: str, parameter: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{parameter}"


def _promises(record: ActionRecord) -> list[Promise]:
    """The first date and each move; nothing where the action never had a date."""
    first = record.row["baseline_due_on"]
    if record.moves:
        first = record.moves[0].from_date
    promises = [Promise(clock.london_day(record.began), first)] if first else []
    return promises + [Promise(clock.london_day(m.moment), m.to_date) for m in record.moves]


def _moves_as_rows(promises: list[Promise]) -> list[tuple[date, date | None, date | None]]:
    """Decided, from, to."""
    pairs = pairwise(promises)
    return [(new.decided, old.due_on, new.due_on) for old, new in pairs]
