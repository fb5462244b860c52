"""The ratings at the end of each month, from the histories; one query for each table, not month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Min, OuterRef, Subquery

from actions.models import Action
from actions.selectors.current import newest_standing
from actions.selectors.document import IN_THE_PLAN
from actions.selectors.timelines import Timeline, timeline
from people import clock
from people.asat import revisions
from people.wording import month_words
from plans import brag
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Plan, Theme

MONTHS = 12
Counts = dict[Rating | None, int]


class MonthEnd(NamedTuple):
    """What the ratings were at the end of a month, or at the moment shown in the last one."""

    label: str
    """``December 2025``."""
    moment: datetime
    counts: Counts


def month_ends(at: datetime, months: int = MONTHS) -> list[datetime]:
    """The ends of the months before a moment's own (in London), oldest first, then the moment."""
    first = clock.london_day(at).replace(day=1)
    ends: list[datetime] = [at]
    for _ in range(months - 1):
        last_day = first - timedelta(days=1)
        ends.insert(0, clock.end_of_day(last_day))
        first = last_day.replace(day=1)
    return ends


def ratings_by_month(
    plan: Plan,
    *,
    at: datetime,
    position: Position,
    months: int = MONTHS,
    themes: Sequence[int] = (),
) -> list[MonthEnd]:
    """The counts at each month's end; months before the plan began are left out.

    Args:
        themes: the numbers of the themes that count; none means all.
    """
    past = _Past(plan, month_ends(at, months), position, themes)
    return [
        MonthEnd(month_words(clock.london_day(moment)), moment, brag.count(past.ratings(moment)))
        for moment in past.moments
    ]


class _Past:
    """Everything of one plan that decides a rating at any of some moments, the latest one last."""

    def __init__(
        self, plan: Plan, moments: Sequence[datetime], position: Position, themes: Sequence[int]
    ) -> None:
        began = revisions(Plan).filter(id=plan.pk).aggregate(first=Min("history_date"))["first"]
        self.moments = [moment for moment in moments if began and began <= moment]
        """Those at which the plan had begun."""
        self._plan, self._until, self._numbers = plan.pk, moments[-1], set(themes)
        self._themes = self._timeline(Theme, "number", "removed")
        self._objectives = self._timeline(Objective, "theme_id", "removed")
        self._actions = self._timeline(Action, "objective_id", "state")
        self._ratings = self._read_ratings(position)

    def _timeline(self, model: Any, *columns: str) -> Timeline:
        return timeline(model, "plan_id", *columns, until=self._until, plan_id=self._plan)

    def _read_ratings(self, position: Position) -> dict[int, dict[datetime, str]]:
        """The rating of each action at each moment; one search in an index for each of them."""
        ever = revisions(Action).filter(plan_id=self._plan).values("id")
        searches = {
            f"rating_{place}": Subquery(
                newest_standing(at=moment, position=position, action=OuterRef("pk")).values(
                    "rating"
                )[:1]
            )
            for place, moment in enumerate(self.moments)
        }
        rows = Action.objects.filter(pk__in=ever).annotate(**searches)
        return {
            pk: dict(zip(self.moments, found, strict=True))
            for pk, *found in rows.values_list("pk", *searches)
        }

    def ratings(self, moment: datetime) -> list[Rating | None]:
        """The rating of each action that was in the plan."""
        themes = self._held(self._themes, moment, lambda r: not r["removed"])
        if self._numbers:
            themes = {k: r for k, r in themes.items() if r["number"] in self._numbers}
        objectives = self._held(
            self._objectives, moment, lambda r: not r["removed"] and r["theme_id"] in themes
        )
        actions = self._held(
            self._actions,
            moment,
            lambda r: r["state"] in IN_THE_PLAN and r["objective_id"] in objectives,
        )
        given = (self._ratings[pk][moment] for pk in actions)
        return [Rating(rating) if rating else None for rating in given]

    def _held(
        self, line: Timeline, moment: datetime, holds: Callable[[dict[str, Any]], bool]
    ) -> dict[int, dict[str, Any]]:
        rows = line.at(moment)
        return {k: r for k, r in rows.items() if r["plan_id"] == self._plan and holds(r)}
