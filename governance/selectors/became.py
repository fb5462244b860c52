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


@dataclass(frozen=True, slots=True)
class AskedObjective:
    """An objective about which was asked, as it stands at the moment that is shown."""

    ref: str
    text: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class AskedAction:
    """An action about which was asked, as it stands at the moment that is shown."""

    key: int
    ref: str
    text: str
    state: str
    plan: Plan


class Subjects:
    """What some exchanges are about, as far as their reader may read it."""

    def __init__(self, exchanges: Iterable[Exchange], *, at: datetime, plans: Readable) -> None:
        self.exchanges, self.plans, self.at = list(exchanges), plans, at
        self._actions = self._read_actions()
        self._objectives = self._read_objectives()

    def objective(self, exchange: Exchange) -> AskedObjective | None:
        return self._objectives.get(exchange.objective or 0)

    def actions(self, exchange: Exchange) -> list[AskedAction | None]:
        """For each action that it names; none for one that its reader may not read."""
        return [self._actions.get(target.key or 0) for target in exchange.about]

    def plans_of(self, exchange: Exchange) -> list[Plan]:
        objective = self.objective(exchange)
        of_actions = [action.plan for action in self.actions(exchange) if action]
        return [*of_actions, objective.plan] if objective else of_actions

    def _read_actions(self) -> dict[int, AskedAction]:
        keys = {target.key for each in self.exchanges for target in each.about if target.key}
        if not keys:
            return {}
        rows: list[Any] = list(as_at(Action, self.at, id__in=keys, plan_id__in=self.plans))
        return {
            row.id: AskedAction(row.id, row.ref, row.text, row.state, self.plans[row.plan_id][0])
            for row in rows
        }

    def _read_objectives(self) -> dict[int, AskedObjective]:
        keys = {each.objective for each in self.exchanges if each.objective}
        if not keys:
            return {}
        rows: list[Any] = list(as_at(Objective, self.at, id__in=keys, plan_id__in=self.plans))
        return {
            row.id: AskedObjective(row.ref, row.text, self.plans[row.plan_id][0]) for row in rows
        }


class Became(Subjects):
    """Beside what some exchanges are about, what became of the actions since."""

    def __init__(self, exchanges: Iterable[Exchange], *, at: datetime, plans: Readable) -> None:
        super().__init__(exchanges, at=at, plans=plans)
        self._began = _beginnings(self._actions)
        self._ratings = self._read_ratings()

    def outcomes(self, exchange: Exchange) -> list[Outcome]:
        then, actions = self._then(exchange), self.actions(exchange)
        pairs = zip(exchange.about, actions, strict=True)
        return [self._outcome(target.ref, action, then) for target, action in pairs]

    def _outcome(self, printed: str, action: AskedAction | None, then: datetime) -> Outcome:
        if action is None:
            return Outcome(printed, "", None, "", "", None, was_recorded=False, now=None)
        given = self._ratings[action.key]
        return Outcome(
            printed=printed,
            ref=action.ref,
            plan=action.plan,
            text=action.text,
            state=action.state,
            then=given[then],
            was_recorded=self._began[action.key] <= then,
            now=given[self.at],
        )

    def _then(self, exchange: Exchange) -> datetime:
        return min(clock.end_of_day(exchange.meeting.held_on), self.at)

    def _read_ratings(self) -> dict[int, dict[datetime, Rating | None]]:
        """The rating of each action at each moment, in the position that its reader is shown."""
        moments = sorted({self.at, *(self._then(each) for each in self.exchanges)})
        found: dict[int, dict[datetime, Rating | None]] = {}
        for position in Position:
            keys = [pk for pk, each in self._actions.items() if self._shown_in(each) is position]
            if keys:
                found |= _ratings(keys, moments, position)
        return found

    def _shown_in(self, action: AskedAction) -> Position:
        return self.plans[action.plan.pk][1]


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
