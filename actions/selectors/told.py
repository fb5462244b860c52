"""What the record tells of an action's changes: who said so, who agreed, where it went and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.difference_lines import Gone, Told
from actions.models import Action, DateChange, SignOff, Transfer
from actions.selectors.comparison import Departure, departures
from actions.selectors.current import current_updates
from actions.selectors.names import Names, plans_as_at
from people import clock
from people.wording import day_words
from plans.changes import LEFT, Change
from plans.document import Position
from plans.models import Plan

Addresses = Callable[[Plan, str], str]
"""The address of an action in a plan; empty for a reader who may not go there."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Of which actions what is told, by their keys."""

    plan: Plan
    at: datetime
    position: Position
    names: Names
    keys: dict[int, str]

    def saying(self, rows: Iterable[Any]) -> list[Any]:
        """The rows, whose speakers are then known by name."""
        found = list(rows)
        self.names.know({row.by_id for row in found})
        return found


def told(
    plan: Plan,
    changes: Sequence[Change],
    *,
    at: datetime,
    position: Position,
    address: Addresses,
) -> dict[str, Told]:
    """What the record tells beside the changes of each action up to a moment, by key.

    Names are those of the moment; updates are those that count in the position.
    """
    of: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.key:
            of[change.field or change.kind].add(change.key)
    pks = dict(Action.objects.filter(key__in=set().union(*of.values())).values_list("pk", "key"))
    asked = _Asked(plan, at, position, Names(at, plan.partnership_id), pks)
    rated = _rated(asked, of["rating"])
    signed = _signed_off(asked, of["signed_off"])
    dated = _dated(asked, of["due_on"])
    came = _came_from(asked, of["action added"])
    gone = _gone(asked, set().union(*(of[kind] for kind in LEFT)), address)
    return {
        key: Told(
            rated=rated.get(key, ""),
            signed_off=signed.get(key, ""),
            dated=dated.get(key, ""),
            came_from=came.get(key, ""),
            gone=gone.get(key),
        )
        for key in pks.values()
    }


def _pks(asked: _Asked, keys: set[str]) -> list[int]:
    return [pk for pk, key in asked.keys.items() if key in keys]


def _rated(asked: _Asked, keys: set[str]) -> dict[str, str]:
    """``29 October 2026, Tom Whitlock: the trainer has left``."""
    pks = _pks(asked, keys)
    updates = current_updates(pks, at=asked.at, position=asked.position) if pks else {}
    found = {}
    for update in asked.saying(updates.values()):
        who = asked.names.who(update.by_id, update.on_behalf_of_id)
        why = f": {update.reason}" if update.reason else ""
        found[asked.keys[update.action_id]] = f"{_day(update.moment)}, {who}{why}"
    return found


def _signed_off(asked: _Asked, keys: set[str]) -> dict[str, str]:
    pks = _pks(asked, keys)
    if not pks:
        return {}
    rows = SignOff.objects.filter(
        action__in=pks, decision=SignOff.Decision.SIGNED_OFF, moment__lte=asked.at
    )
    return {
        asked.keys[row.action_id]: f"by {asked.names.who(row.by_id)}, {_day(row.moment)}"
        for row in asked.saying(rows.order_by("moment", "id"))
    }


def _dated(asked: _Asked, keys: set[str]) -> dict[str, str]:
    """Who agreed to the date that holds; the newest change of it that was made."""
    pks = _pks(asked, keys)
    if not pks:
        return {}
    rows = DateChange.objects.filter(action__in=pks, moment__lte=asked.at)
    return {
        asked.keys[row.action_id]: f"agreed by {row.agreed_by or asked.names.who(row.by_id)}"
        for row in asked.saying(rows.order_by("moment", "id"))
    }


def _came_from(asked: _Asked, keys: set[str]) -> dict[str, str]:
    pks = _pks(asked, keys)
    if not pks:
        return {}
    came = Transfer.objects.filter(action__in=pks, to_plan=asked.plan, moment__lte=asked.at)
    rows = list(came.order_by("moment", "id"))
    plans = plans_as_at((row.from_plan_id for row in rows), asked.at)
    return {
        asked.keys[row.action_id]: f"{plans[row.from_plan_id]}, action {row.from_ref}"
        for row in rows
    }


def _gone(asked: _Asked, keys: set[str], address: Addresses) -> dict[str, Gone]:
    if not keys:
        return {}
    left = departures(asked.plan, keys, at=asked.at)
    return {key: _as_gone(departure, address) for key, departure in left.items()}


def _as_gone(left: Departure, address: Addresses) -> Gone:
    return Gone(
        how=left.kind.removeprefix("action "),
        why=left.reason,
        who_and_when=f"{left.by}, {_day(left.moment)}",
        where=f"{left.plan}, action {left.ref}" if left.plan else "",
        url=address(left.plan, left.ref) if left.plan else "",
    )


def _day(moment: datetime) -> str:
    return day_words(clock.london_day(moment))
