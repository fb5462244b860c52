"""What the plans of a partnership are called: a room above says so, and a role is given by it."""

from __future__ import annotations

from collections.abc import Mapping

from people.models import Partnership
from people.named import Named

PLAN_TITLES: Named[[Partnership], Mapping[str, str]] = Named()
"""The title of each plan of a partnership by its short name, in their order."""


def plan_titles(partnership: Partnership) -> dict[str, str]:
    given = PLAN_TITLES.given(partnership)
    return {slug: title for titles in given for slug, title in titles.items()}


def only_in(plan: str, titles: Mapping[str, str]) -> str:
    """``plan “Early help” only``; by its short name if a plan of that name is not there."""
    return f"plan “{titles.get(plan, plan)}” only"
