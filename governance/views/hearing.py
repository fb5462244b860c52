"""Who hears of which plan, as pages say it: in the tables of routes, and beside a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from actions.views.frame import PlanFrame
from actions.views.panels import Panel
from governance.routes.agreed import Part
from governance.routes.hearing import Hearing
from governance.selectors.routes import parts_in
from people.models import Partnership
from people.moments import AsAt


@dataclass(frozen=True, slots=True)
class PartLine:
    """A body's part in a plan, with when it last heard of it."""

    part: Part
    heard: str
    heard_at: str
    """The page of the meeting at which it last heard; empty where it never did."""
    prompt: str
    """That it has not heard within its interval; empty where it has."""


def part_lines(parts: Iterable[Part], place: Partnership, moment: AsAt) -> list[PartLine]:
    """Parts in plans as they are said at the moment of a page."""
    return [_line(part, place, moment) for part in parts]


def _line(part: Part, place: Partnership, moment: AsAt) -> PartLine:
    hearing, day = part.hearing, moment.day
    prompt = "" if part.is_over else hearing.prompt(day)
    return PartLine(part, hearing.words(day), _heard_at(hearing, place, moment), prompt)


def _heard_at(hearing: Hearing, place: Partnership, moment: AsAt) -> str:
    if hearing.last is None:
        return ""
    url = reverse("governance:meeting", args=[place.slug, hearing.last.slug])
    return url + moment.instant_query


def panel(frame: PlanFrame) -> Panel | None:
    """On the page of a plan: which bodies are to hear of it, and when each last did."""
    place, moment = frame.plan.partnership, frame.as_at
    if not frame.request.user.has_perm("governance.see", place):
        return None
    parts = parts_in(frame.plan, at=moment.moment)
    if not parts:
        return None
    return Panel(
        "governance/_hearing_panel.html",
        {
            "lines": part_lines(parts, place, moment),
            "partnership": place,
            "query": moment.instant_query,
            "url": reverse("governance:bodies", args=[place.slug]) + moment.instant_query,
        },
    )
