"""Who hears of which plan, as pages say it: in the tables of routes, and beside a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from actions.views.frame import PlanFrame
from actions.views.panels import Panel
from governance.routes.agreed import Part
from governance.selectors.routes import routes_of_plan


@dataclass(frozen=True, slots=True)
class PartLine:
    """A body's part in a plan, with when it last heard of it."""

    part: Part
    heard: str
    prompt: str
    """That it has not heard within its interval; empty where it has."""


def part_lines(parts: Iterable[Part], day: date) -> list[PartLine]:
    return [_line(part, day) for part in parts]


def _line(part: Part, day: date) -> PartLine:
    prompt = "" if part.is_over else part.hearing.prompt(day)
    return PartLine(part, part.hearing.words(day), prompt)


def panel(frame: PlanFrame) -> Panel | None:
    """On the page of a plan: which bodies are to hear of it, and when each last did."""
    if not frame.request.user.has_perm("governance.see", frame.plan.partnership):
        return None
    moment = frame.as_at
    parts = routes_of_plan(frame.plan, at=moment.moment).parts
    if not parts:
        return None
    place = frame.plan.partnership
    return Panel(
        "governance/_hearing_panel.html",
        {
            "lines": part_lines(parts, moment.day),
            "partnership": place,
            "query": moment.instant_query,
            "url": reverse("governance:bodies", args=[place.slug]) + moment.instant_query,
        },
    )
