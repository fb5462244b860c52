"""What became of the actions about which was asked: their rating at the meeting, and since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, OuterRef, Subquery

from actions.models import Action
from actions.selectors.current import newest_standing
from governance.meetings.asked import Exchange
from people import clock
from people.asat import as_at, revisions
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Plan

Readable = Mapping[int, tuple[Plan, Position]]
"""The plans that a reader may read, each in the position that they are shown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An action about which was asked, as a reader may see it."""

    printed: str
    """The ref that it had at the meeting."""
    ref: str
    """The ref that it has at the moment that is shown; empty where the reader cannot see it."""
    plan: Plan | None
    text: str
    state: str
    then: Rating | None
    """At the end of the meeting's day."""
    was_recorded: bool
    """Whether the action's record had begun by then."""
    now: Rating | None

    @property
    def is_known(self) -> bool:
        return self.plan is not None

    @property
    def has_moved(self) -> bool:
        return self.was_recorded and self.then != self.now


@dataclass(frozen=True, slots=True)
class AskedObjective:
    """An objective about which was asked, as it stands at the moment that is shown."""

    ref: str
    text: str
    plan: Plan


class Became:
    """Reads, in a few queries, what became of all that some exchanges are about."""

    def __init__(self, exchanges: Iterable[Exchange], *, at: datetime, plans: Readable) -> None:
        asked, self._plans, self._at = list(exchanges), plans, at
        keys = {target.key for each in asked for target in each.about if target.key}
        objectives = {each.objective for each in asked if each.objective}
        rows: list[Any] = list(as_at(Action, at, id__in=keys, plan_id__in=plans)) if keys else []
        self._actions = {row.id: row for row in rows}
        self._objectives = self._read_objectives(objectives)
        self._began = _beginnings(self._actions)
        moments = sorted({at, *(self._then(each) for each in asked)})
        self._ratings = self._read_ratings(moments)

    def objective(self, exchange: Exchange) -> AskedObjective | None:
        return self._objectives.get(exchange.objective or 0)

    def outcomes(self, exchange: Exchange) -> list[Outcome]:
        then = self._then(exchange)
        return [self._outcome(target.ref, target.key, then) for target in exchange.about]

    def _outcome(self, printed: str, key: int | None, then: datetime) -> Outcome:
        row = self._actions.get(key or 0)
        if row is None:
            return Outcome(printed, "", None, "", "", None, was_recorded=False, now=None)
        given = self._ratings[row.id]
        return Outcome(
            printed=printed,
            ref=row.ref,
            plan=self._plans[row.plan_id][0],
            text=row.text,
            state=row.state,
            then=given[then],
            was_recorded=self._began[row.id] <= then,
            now=given[self._at],
        )

    def _then(self, exchange: Exchange) -> datetime:
        return min(clock.end_of_day(exchange.meeting.held_on), self._at)

    def _read_objectives(self, keys: set[int]) -> dict[int, AskedObjective]:
        if not keys:
            return {}
        rows: list[Any] = list(as_at(Objective, self._at, id__in=keys, plan_id__in=self._plans))
        return {
            row.id: AskedObjective(row.ref, row.text, self._plans[row.plan_id][0]) for row in rows
        }

    def _read_ratings(self, moments: list[datetime]) -> dict[int, dict[datetime, Rating | None]]:
        """The rating of each action at each moment, in the position that its reader is shown."""
        found: dict[int, dict[datetime, Rating | None]] = {}
        for position in Position:
            keys = [pk for pk, row in self._actions.items() if self._shown_in(row) is position]
            if keys:
                found |= _ratings(keys, moments, position)
        return found

    def _shown_in(self, row: Any) -> Position:
        return self._plans[row.plan_id][1]


def _ratings(
    keys: list[int], moments: list[datetime], position: Position
) -> dict[int, dict[datetime, Rating | None]]:
    """One search in an index for each action and moment, in one query."""
    searches = {
        f"rating_{place}": Subquery(
            newest_standing(at=moment, position=position, action=OuterRef("pk")).values("rating")[
                :1
            ]
        )
        for place, moment in enumerate(moments)
    }
    rows = Action.objects.filter(pk__in=keys).annotate(**searches).order_by()
    return {
        pk: {
            moment: Rating(rating) if rating else None
            for moment, rating in zip(moments, given, strict=True)
        }
        for pk, *given in rows.values_list("pk", *searches)
    }


def _beginnings(actions: Mapping[int, Any]) -> dict[int, datetime]:
    if not actions:
        return {}
    rows = revisions(Action).filter(id__in=list(actions)).order_by().values("id")
    return {row["id"]: row["began"] for row in rows.annotate(began=Min("history_date"))}
