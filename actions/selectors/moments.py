"""Moments as people write them: now, a day, an instant, a version."""

from __future__ import annotations

from datetime import datetime

from actions.selectors.plan_versions import held_version
from people import clock
from people.moments import past_moment
from plans.models import Plan

_WAYS = (
    "now, a day such as 2026-03-31, an instant such as 2026-03-31T12:00:00Z, "
    "or a version such as v3.4"
)


def parse_moment(plan: Plan, text: str) -> datetime:
    """The moment (UTC) that ``now``, ``2026-03-31``, an ISO instant or ``v3.4`` names.

    A day is its end in London.

    Raises:
        Refused: it names none, lies ahead, or its version is not held.
    """
    if text in ("", "now"):
        return clock.now()
    if text[0] in "vV" and "\0" not in text:
        return held_version(plan, text[1:]).moment
    return past_moment(text, clock.now(), ways=_WAYS)
