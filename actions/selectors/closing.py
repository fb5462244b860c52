"""What is in the way of closing a plan, and where every action of it is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from actions.models import Action, ClosingSignature, Transfer
from actions.selectors.names import Names, plans_as_at
from people.asat import as_at, revisions
from people.models import User
from people.selectors.accounts import chief_officers
from plans.models import Plan


def obstacles(plan: Plan) -> QuerySet[Action]:
    """The plan's actions that are neither signed off nor gone."""
    return Action.objects.filter(plan=plan, state=Action.State.OPEN).order_by("ref")


def holding_signatures(plan: Plan) -> QuerySet[ClosingSignature]:
    """The signatures to the closing since which no action of the plan was open again."""
    opened = revisions(Action).filter(plan_id=plan.pk, state=Action.State.OPEN)
    last = opened.aggregate(last=Max("history_date"))["last"]
    signed = ClosingSignature.objects.filter(plan=plan)
    return signed.filter(moment__gt=last) if last else signed


def unsigned(plan: Plan) -> list[User]:
    """Chief officers of the plan who have not signed its closing as it stands."""
    signed = set(holding_signatures(plan).values_list("by", flat=True))
    return [user for user in chief_officers(plan.scope) if user.pk not in signed]


@dataclass(frozen=True, slots=True)
class Signature:
    """A chief officer's signature to the closing, under the name that they had at a moment."""

    name: str
    statement: str
    moment: datetime


def signatures(plan: Plan, *, at: datetime) -> list[Signature]:
    """Who had signed the closing by a moment, oldest first."""
    rows = list(ClosingSignature.objects.filter(plan=plan, moment__lte=at))
    names = Names(at, plan.partnership_id)
    names.know({row.by_id for row in rows})
    return [Signature(names.who(row.by_id), row.statement, row.moment) for row in rows]


@dataclass(frozen=True, slots=True)
class Fate:
    """An action that the plan ever held, and where it is at a moment."""

    ref: str
    text: str
    state: str
    reason: str
    moved_to: Transfer | None = None


def reconciliation(plan: Plan, *, at: datetime) -> list[Fate]:
    """Every action that the plan ever held by a moment, and where it was then."""
    ever = set(
        revisions(Action).filter(plan_id=plan.pk, history_date__lte=at).values_list("id", flat=True)
    )
    left = {
        t.action_id: t
        for t in Transfer.objects.filter(from_plan=plan, moment__lte=at).order_by("moment", "id")
    }
    plans = plans_as_at((t.to_plan_id for t in left.values()), at) if left else {}
    for moved in left.values():
        moved.to_plan = plans[moved.to_plan_id]
    rows: list[Any] = list(as_at(Action, at, id__in=ever))
    here = _texts_here(plan, list(left), at)
    fates = [_fate(plan, row, here.get(row.id, row.text), left.get(row.id)) for row in rows]
    return sorted(fates, key=lambda fate: _natural(fate.ref))


def _texts_here(plan: Plan, left: list[int], at: datetime) -> dict[int, str]:
    """The words of actions that went to another plan, as they read when they last stood in this.

    What they say since then is the other plan's, which not everybody reads who reads this one.
    """
    rows: Any = revisions(Action).filter(id__in=left, plan_id=plan.pk, history_date__lte=at)
    return {row.id: row.text for row in rows.order_by("history_date", "history_id")}


def _fate(plan: Plan, row: Any, text: str, moved: Transfer | None) -> Fate:
    if row.plan_id == plan.pk or moved is None:
        return Fate(row.ref, text, row.state, row.state_reason)
    return Fate(moved.from_ref, text, Action.State.TRANSFERRED, moved.reason, moved)


def _natural(ref: str) -> list[tuple[int, str]]:
    """Refs in the order in which people count: 1.2 before 1.10."""
    parts = ref.replace(".", " ").split()
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
