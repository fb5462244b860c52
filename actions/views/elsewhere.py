"""Actions that go from plan to plan: the old address leads on, the new page says from where."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from actions.models import Action
from actions.record import Entry
from actions.selectors.names import plans_as_at
from actions.selectors.record import ActionRecord
from actions.views.frame import PlanFrame, plan_url
from people import clock
from people.frame import Link
from plans.models import Plan
from plans.selectors import get_plan, plans_visible_to


@dataclass(frozen=True, slots=True)
class Origin:
    """The plan from which an action came, and why."""

    entry: Entry
    title: str
    ref: str
    url: str = ""
    """Its page there just before it left; none where the reader may not read that plan."""


def elsewhere(frame: PlanFrame, action: Action, record: ActionRecord) -> HttpResponse:
    """The way to the plan in which an action stood at the moment; in words, if it is not open."""
    there = plans_visible_to(frame.request.user).filter(pk=record.row["plan_id"]).first()
    if there is not None:
        return redirect(frame.url_elsewhere(there, "action", record.row["ref"]))
    gone = action.transfers.filter(from_plan=frame.plan, moment__lte=frame.as_at.moment)
    left = gone.last()
    ref = left.from_ref if left else action.ref
    into = plans_as_at([left.to_plan_id], frame.as_at.moment)[left.to_plan_id] if left else None
    context = frame.context("list", Link("", ref), left=left, into=into, ref=ref)
    return render(frame.request, "actions/elsewhere.html", context)


def origin(frame: PlanFrame, record: ActionRecord) -> Origin | None:
    """From where the action came into the plan that is shown; nothing if it began here."""
    entry = record.arrival
    if entry is None or entry.came_from is None:
        return None
    slug, title, ref = entry.came_from
    old = _readable(frame, slug)
    before = urlencode({"at": (entry.moment - clock.TICK).isoformat()})
    url = f"{plan_url(old, 'action', ref)}?{before}" if old else ""
    return Origin(entry, title, ref, url)


def _readable(frame: PlanFrame, slug: str) -> Plan | None:
    try:
        return get_plan(frame.request.user, frame.plan.partnership.slug, slug)
    except Http404:
        return None
