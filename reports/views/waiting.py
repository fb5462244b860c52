"""Packs that wait for their reader, on the pages where people look for what they have to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from actions.views.frame import PlanFrame
from actions.views.panels import Panel
from people.access import signed_in
from reports.selectors.packs import PackRow
from reports.selectors.waiting import (
    next_step,
    packs_of_plan_waiting_for,
    packs_waiting_for,
)
from reports.steps import WORDS
from reports.views.kept import pack_url


@dataclass(frozen=True, slots=True)
class PackThatWaits:
    row: PackRow
    url: str
    asks: str
    """What its reader is to do with it."""


def on_my_work(request: HttpRequest) -> Panel | None:
    """The packs of every plan that wait for the user."""
    return _panel(packs_waiting_for(signed_in(request)))


def on_queue(frame: PlanFrame) -> Panel | None:
    """The packs of this plan that wait for the user."""
    return _panel(packs_of_plan_waiting_for(signed_in(frame.request), frame.plan))


def _panel(rows: Sequence[PackRow]) -> Panel | None:
    found = [PackThatWaits(row, pack_url(row.pack), WORDS[next_step(row)].title) for row in rows]
    return Panel("reports/_waiting.html", found, waiting=len(found)) if found else None
