"""What changed between two moments of a plan, with what the record tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.models import Action, Transfer
from actions.selectors.names import Names, plans_as_at
from people import clock
from people.asat import as_at, revisions
from plans.changes import LEFT, Change, compare
from plans.document import PlanDocument
from plans.models import Plan

WITHDRAWN, TRANSFERRED = LEFT


@dataclass(frozen=True, slots=True)
class Departure:
    """How an action left a plan, why, and where it went."""

    kind: str
    """One of ``plans.changes.LEFT``."""
    reason: str
    moment: datetime
    by: str
    """Who took it out, under the name that they had at the moment that is asked about."""
    plan: Plan | None = None
    """Where it stands at that moment, if it was transferred."""
    ref: str = ""

    @property
    def why(self) -> str:
        """The reason; of one that was transferred, first where it is."""
        where = f"Transferred to {self.plan}, action {self.ref}. " if self.plan else ""
        return f"{where}{self.reason}"


def changes_between(plan: Plan, before: PlanDocument, after: PlanDocument) -> tuple[Change, ...]:
    """``compare``, in which what went to another plan is told apart from what was withdrawn.

    An action that was transferred has in ``after`` where it stands: its plan's short name and its
    ref. What compares documents alone knows only that it is there no more.

    Raises:
        NotComparable: a document names one thing twice.
    """
    changes = compare(before, after)
    keys = [change.key for change in changes if change.kind in LEFT]
    left = departures(plan, keys, at=after.at or clock.now()) if keys else {}
    return tuple(_told(change, left.get(change.key)) for change in changes)


def _told(change: Change, departure: Departure | None) -> Change:
    if change.kind not in LEFT or departure is None or departure.plan is None:
        return change
    where = {"plan": departure.plan.slug, "ref": departure.ref}
    return replace(change, kind=TRANSFERRED, after=where)


def departures(plan: Plan, keys: Iterable[str], *, at: datetime) -> dict[str, Departure]:
    """How each of these actions last left the plan by a moment, by key.

    Who never left it by then is left out; who came back since is not.
    """
    wanted = list(keys)
    found = {**_withdrawn(plan, wanted, at)}
    for key, departure in _transferred(plan, wanted, at).items():
        if key not in found or found[key].moment < departure.moment:
            found[key] = departure
    return found


def _withdrawn(plan: Plan, keys: list[str], at: datetime) -> dict[str, Departure]:
    rows = (
        revisions(Action)
        .filter(plan_id=plan.pk, key__in=keys, state=Action.State.WITHDRAWN, history_date__lte=at)
        .order_by("history_date", "history_id")
        .values_list("key", "state_reason", "history_date", "history_user_id")
    )
    newest = {row[0]: row for row in rows}
    names = _names(plan, at, (row[3] for row in newest.values()))
    return {
        key: Departure(WITHDRAWN, reason, moment, names.who(by))
        for key, reason, moment, by in newest.values()
    }


def _transferred(plan: Plan, keys: list[str], at: datetime) -> dict[str, Departure]:
    rows = Transfer.objects.filter(from_plan=plan, action__key__in=keys, moment__lte=at)
    newest = {row.action_id: row for row in rows.order_by("moment", "id")}
    stands = _where(newest, at)
    names = _names(plan, at, (row.by_id for row in newest.values()))
    found = {}
    for pk, row in newest.items():
        key, where, ref = stands[pk]
        found[key] = Departure(
            TRANSFERRED, row.reason, row.moment, names.who(row.by_id), where, ref
        )
    return found


def _where(actions: Mapping[int, Any], at: datetime) -> dict[int, tuple[str, Plan, str]]:
    """Key, plan and ref of each action at a moment."""
    rows = list(as_at(Action, at, id__in=list(actions)).values("id", "key", "plan_id", "ref"))
    plans = plans_as_at((row["plan_id"] for row in rows), at)
    return {row["id"]: (row["key"], plans[row["plan_id"]], row["ref"]) for row in rows}


def _names(plan: Plan, at: datetime, users: Iterable[int | None]) -> Names:
    names = Names(at, plan.partnership_id)
    names.know(set(users))
    return names
