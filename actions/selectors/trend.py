"""The ratings at the end of each month, from the histories; one query for each table, not month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Min

from actions.models import Action, ProgressUpdate
from actions.selectors.document import IN_THE_PLAN
from actions.selectors.timelines import Timeline, timeline
from people import clock
from people.asat import revisions
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
    past = _Past(plan, at, position, themes)
    return [
        MonthEnd(_label(clock.london_day(moment)), moment, brag.count(past.ratings(moment)))
        for moment in month_ends(at, months)
        if past.began is not None and past.began <= moment
    ]


def _label(day: date) -> str:
    return f"{day:%B %Y}"


class _Update(NamedTuple):
    rating: Rating | None
    counts_from: datetime
    counts_until: datetime | None
    """When a further update put it right."""

    def counts(self, moment: datetime) -> bool:
        return self.counts_from <= moment and not (
            self.counts_until and self.counts_until <= moment
        )


class _Past:
    """Everything of one plan that decides a rating at any moment up to ``at``."""

    def __init__(self, plan: Plan, at: datetime, position: Position, themes: Sequence[int]) -> None:
        self.began: datetime | None = (
            revisions(Plan).filter(id=plan.pk).aggregate(began=Min("history_date"))["began"]
        )
        self._plan, self._at, self._numbers = plan.pk, at, set(themes)
        self._themes = self._timeline(Theme, "number", "removed")
        self._objectives = self._timeline(Objective, "theme_id", "removed")
        self._actions = self._timeline(Action, "objective_id", "state")
        self._updates = self._read_updates(position)

    def _timeline(self, model: Any, *columns: str) -> Timeline:
        return timeline(model, "plan_id", *columns, until=self._at, plan_id=self._plan)

    def _read_updates(self, position: Position) -> dict[int, list[_Update]]:
        ever = revisions(Action).filter(plan_id=self._plan).values("id")
        rows = (
            ProgressUpdate.objects.counting(position)
            .filter(action__in=ever, counts_from__lte=self._at)
            .order_by("moment", "id")
            .values_list("action_id", "rating", "counts_from", "counts_until")
        )
        found: defaultdict[int, list[_Update]] = defaultdict(list)
        for action, rating, begins, ends in rows:
            found[action].append(_Update(Rating(rating) if rating else None, begins, ends))
        return found

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
        return [self._current(pk, moment) for pk in actions]

    def _held(
        self, line: Timeline, moment: datetime, holds: Callable[[dict[str, Any]], bool]
    ) -> dict[int, dict[str, Any]]:
        rows = line.at(moment)
        return {k: r for k, r in rows.items() if r["plan_id"] == self._plan and holds(r)}

    def _current(self, action: int, moment: datetime) -> Rating | None:
        """The rating of the newest update that counted."""
        for update in reversed(self._updates.get(action, [])):
            if update.counts(moment):
                return update.rating
        return None
