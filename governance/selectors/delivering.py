"""Which actions deliver which recommendations, as one reader sees them at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from actions.models import Action, ProgressUpdate
from actions.selectors.actions import position_on
from actions.selectors.current import current_updates
from actions.selectors.names import plans_as_at
from governance.models import DeliveringAction, Recommendation
from governance.reviews.delivery import Delivery
from people.asat import as_at, revisions
from people.standing import standing
from plans.brag import Rating
from plans.document import ActionState, Position
from plans.models import Plan

Deliveries = dict[int, tuple[Delivery, ...]]
"""By the recommendation's number."""
Addresses = Callable[[Plan, str], str]
"""The address of an action of a plan."""


def delivered_for(
    user: object, recommendations: Iterable[int], *, at: datetime, address: Addresses
) -> Deliveries:
    """What delivers each recommendation, each rating in the position in which the user reads it.

    Actions of plans that the user does not see are left out.
    """
    links = _links(recommendations, at)
    reader = _Reader(at, address)
    return reader.deliveries(links, lambda action: _read_in(user, action))


def delivered_as_considered(
    recommendations: Iterable[int], *, at: datetime, address: Addresses
) -> Deliveries:
    """What delivers each recommendation, for a paper: every rating as considered."""
    links = _links(recommendations, at)
    return _Reader(at, address).deliveries(links, lambda _action: Position.CONSIDERED)


def _links(recommendations: Iterable[int], at: datetime) -> list[Any]:
    rows: list[Any] = list(as_at(DeliveringAction, at, recommendation_id__in=list(recommendations)))
    return sorted(rows, key=lambda row: row.id)


def _read_in(user: object, action: Action) -> Position | None:
    if not standing(user).belongs(action.plan.scope):
        return None
    return position_on(user, action)


class _Reader:
    def __init__(self, at: datetime, address: Addresses) -> None:
        self.at, self.address = at, address

    def deliveries(
        self, links: list[Any], position_of: Callable[[Action], Position | None]
    ) -> Deliveries:
        if not links:
            return {}
        actions = _actions({link.action_id for link in links})
        positions = {pk: position_of(action) for pk, action in actions.items()}
        shown = {pk: position for pk, position in positions.items() if position}
        made = self._made(shown)
        found: defaultdict[int, list[Delivery]] = defaultdict(list)
        for link in links:
            if link.action_id in made:
                found[link.recommendation_id].append(made[link.action_id])
        return {pk: tuple(each) for pk, each in found.items()}

    def _made(self, positions: dict[int, Position]) -> dict[int, Delivery]:
        rows: list[Any] = list(as_at(Action, self.at, id__in=list(positions)))
        plans = plans_as_at((row.plan_id for row in rows), self.at)
        ratings = self._ratings(positions)
        return {row.id: self._delivery(row, plans[row.plan_id], ratings) for row in rows}

    def _ratings(self, positions: dict[int, Position]) -> dict[int, ProgressUpdate]:
        """The current update of each action, asked once for each position."""
        found: dict[int, ProgressUpdate] = {}
        for position in sorted(set(positions.values())):
            those = [pk for pk, its in positions.items() if its is position]
            found |= current_updates(those, at=self.at, position=position)
        return found

    def _delivery(self, row: Any, plan: Plan, updates: dict[int, ProgressUpdate]) -> Delivery:
        update = updates.get(row.id)
        return Delivery(
            ref=row.ref,
            plan=plan.title,
            text=row.text,
            rating=Rating(update.rating) if update and update.rating else None,
            state=ActionState(row.state),
            url=self.address(plan, row.ref),
        )


def _actions(keys: set[int]) -> dict[int, Action]:
    found = Action.objects.select_related("plan__partnership").prefetch_related("leads__officer")
    return found.in_bulk(keys)


def delivers(action: Action, *, at: datetime) -> list[Any]:
    """The recommendations that an action delivers: their revisions at a moment, in their order."""
    links = as_at(DeliveringAction, at, action_id=action.pk).values("recommendation_id")
    rows: list[Any] = list(as_at(Recommendation, at, id__in=links))
    return sorted(rows, key=lambda row: (row.review_id, row.place))


def newest_link(recommendation: Recommendation) -> int:
    """The number of the newest revision of its links: what whoever edits them has before them."""
    numbers = revisions(DeliveringAction).filter(recommendation_id=recommendation.pk)
    found: int | None = numbers.order_by("-history_id").values_list("history_id", flat=True).first()
    return found or 0
