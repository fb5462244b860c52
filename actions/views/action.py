"""An action: where it stands, why, what was said when, how often the date moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from actions.catalogue import own
from actions.models import Action, ProgressUpdate
from actions.record import Mark
from actions.selectors.actions import find_action, position_on
from actions.selectors.current import newest_standing
from actions.selectors.one import doubts_on
from actions.selectors.record import ActionRecord, action_record
from actions.views.elsewhere import elsewhere, origin
from actions.views.frame import PlanFrame, in_position, plan_frame
from actions.views.offers import offers
from actions.views.panels import ON_ACTION
from actions.views.position import shown_in
from people import clock
from people.exempt.reading import exempt_under
from people.frame import Link
from people.schedule_12a import named
from plans.document import Position
from plans.svg import Drawing
from plans.timeline import THAT_DAY, TODAY, Promise, due_date_timeline

SHOWN = 12
"""Entries of the record that are open at first; older ones are folded away."""
MOST = 30
"""Entries that stand on the page; the rest is one press away, with ``record=all``."""


@require_safe
def action_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    action = find_action(frame.plan, ref)
    frame = _in_position(frame, action)
    record = action_record(
        action, at=frame.as_at.moment, position=frame.position, newest=_most(request)
    )
    if record.row["plan_id"] != frame.plan.pk:
        return elsewhere(frame, action, record)
    if record.row["ref"] != ref:
        return redirect(frame.url("action", record.row["ref"]))
    return render(request, "actions/action.html", _context(frame, action, record))


def _in_position(frame: PlanFrame, action: Action) -> PlanFrame:
    """A lead sees all that is recorded on their own action, and may look at what boards see."""
    held = position_on(frame.request.user, action, frame.plan)
    sees_recorded = held is Position.RECORDED
    return in_position(replace(frame, position=held, sees_recorded=sees_recorded))


def _most(request: HttpRequest) -> int | None:
    """How many entries stand on the page; none: all."""
    return None if request.GET.get("record") == "all" else MOST


def _context(frame: PlanFrame, action: Action, record: ActionRecord) -> dict[str, Any]:
    theme, objective, moment = record.theme, record.objective, frame.as_at.moment
    themed = _with(frame.url("list"), f"theme={theme['number']}")
    promises = _promises(record)
    older = record.entries[SHOWN : _most(frame.request)]
    return frame.context(
        "list",
        Link(themed, f"{theme['number']} {theme['name']}"),
        Link("", str(record.row["ref"])),
        action=action,
        record=record,
        shown=shown_in(frame, {}),
        exempt=_exempt(action),
        objective=objective,
        newest=record.entries[:SHOWN],
        older=older,
        left_out=max(record.total - SHOWN - len(older), 0),
        all_url=_with(frame.url("action", record.row["ref"]), "record=all"),
        offers=offers(frame, action, record),
        doubts=own(doubts_on(record, frame.plan, at=moment, position=frame.position)),
        considered=_considered(frame, action, record),
        is_returned=_is_returned(record),
        origin=origin(frame, record),
        panels=ON_ACTION.panels(frame, action),
        promises=_moves_as_rows(promises),
        chart=_chart(frame, promises, record.today) if promises else "",
    )


def _exempt(action: Action) -> str:
    """``paragraph 1 (…)``, where the action is exempt and its reader may read it."""
    paragraph = exempt_under(action)
    return named(paragraph) if paragraph else ""


def _considered(
    frame: PlanFrame, action: Action, record: ActionRecord
) -> list[ProgressUpdate | None]:
    """What boards and scrutiny see, where it is not what the reader sees; else nothing."""
    if frame.position is not Position.RECORDED or record.current is None:
        return []
    at = frame.as_at.moment
    seen = newest_standing(at=at, position=Position.CONSIDERED, action=action).first()
    return [] if seen and seen.pk == record.current.pk else [seen]


def _is_returned(record: ActionRecord) -> bool:
    current = record.current.pk if record.current else 0
    entries = (e for e in record.entries if e.is_update and e.about == current)
    return any(Mark.RETURNED in entry.marks for entry in entries)


def _with(url: str, parameter: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{parameter}"


def _promises(record: ActionRecord) -> list[Promise]:
    """The first date and each move; nothing where the action never had a date."""
    first = record.row["baseline_due_on"]
    if record.moves:
        first = record.moves[0].from_date
    promises = [Promise(clock.london_day(record.began), first)] if first else []
    return promises + [Promise(clock.london_day(m.moment), m.to_date) for m in record.moves]


def _chart(frame: PlanFrame, promises: list[Promise], day: date) -> Drawing:
    named = TODAY if frame.as_at.is_now else THAT_DAY
    return due_date_timeline(promises, today=day, named=named)


def _moves_as_rows(promises: list[Promise]) -> list[tuple[date, date | None, date | None]]:
    """Decided, from, to."""
    pairs = pairwise(promises)
    return [(new.decided, old.due_on, new.due_on) for old, new in pairs]
