"""Reading what a pack is made from: the plan at the period's end, and what moved before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from actions.models import Action, DateChange
from actions.selectors.comparison import changes_between, departures
from actions.selectors.current import current_updates
from actions.selectors.document import plan_document
from actions.selectors.moves import moves_in_all
from actions.selectors.trend import ratings_by_month
from people import clock
from people.errors import Refused
from people.models import Ledger
from plans.brag import NEEDS_HELP
from plans.changes import LEFT, Change
from plans.document import PlanDocument, Position
from plans.document_json import document_digest
from plans.models import Plan
from reports.content.periods import Quarter
from reports.content.source import (
    Anchor,
    DateMove,
    FrontTexts,
    Meeting,
    Need,
    PackKind,
    PackSource,
)

_SHOWN_TO_BODIES = Position.CONSIDERED
"""What a body reads, and so what is printed for it."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What pack is asked for, and what its maker wrote for the front sheet."""

    kind: PackKind
    period: Quarter
    made_by: str
    themes: tuple[int, ...] = ()
    meeting: Meeting | None = None
    texts: FrontTexts = field(default_factory=FrontTexts)


def pack_source(plan: Plan, order: PackOrder) -> PackSource:
    """Everything that the pack prints, read at the period's end, or now while it still runs.

    Raises:
        Refused: the period lies ahead, or the plan had not begun at its end.
    """
    present = clock.now()
    if order.period.start > clock.london_day(present):
        raise Refused(f"{order.period.label} lies ahead. Choose a quarter that has begun.")
    at = min(order.period.moment, present)
    document = plan_document(plan, at=at, position=_SHOWN_TO_BODIES)
    before = _before(plan, order.period)
    changes = changes_between(plan, before, document) if before else ()
    months = ratings_by_month(plan, at=at, position=_SHOWN_TO_BODIES, themes=order.themes)
    return PackSource(
        kind=order.kind,
        period=order.period,
        partnership=plan.partnership.name,
        document=document,
        before=before,
        changes=changes,
        made_at=present,
        made_by=order.made_by,
        digest=document_digest(document),
        anchor=_anchor(plan),
        date_moves=_date_moves(plan, order.period.before.moment, at),
        moves_in_all=moves_in_all(plan, at=at),
        needs=_needs(document, at),
        departures=_departures(plan, changes, at),
        months=tuple((month.label, month.counts) for month in months),
        themes=order.themes,
        meeting=order.meeting,
        texts=order.texts,
    )


def _anchor(plan: Plan) -> Anchor:
    ledger = Ledger.objects.get(partnership=plan.partnership)
    return Anchor(ledger.sequence, ledger.digest)


def _before(plan: Plan, period: Quarter) -> PlanDocument | None:
    try:
        return plan_document(plan, at=period.before.moment, position=_SHOWN_TO_BODIES)
    except Refused:
        return None


def _date_moves(plan: Plan, after: datetime, at: datetime) -> tuple[DateMove, ...]:
    rows = DateChange.objects.filter(
        action__plan=plan, moment__gt=after, moment__lte=at
    ).select_related("action")
    return tuple(
        DateMove(
            key=row.action.key,
            ref=row.action.ref,
            before=row.from_date,
            after=row.to_date,
            reason=row.reason,
            agreed_by=row.agreed_by,
            moment=row.moment,
        )
        for row in rows
    )


def _needs(document: PlanDocument, at: datetime) -> dict[str, Need]:
    keys = [action.key for action in document.actions if action.rating in NEEDS_HELP]
    actions = dict(Action.objects.filter(key__in=keys).values_list("pk", "key"))
    updates = current_updates(actions, at=at, position=_SHOWN_TO_BODIES)
    return {
        actions[pk]: Need(update.needed, update.needed_from)
        for pk, update in updates.items()
        if update.needed
    }


def _departures(plan: Plan, changes: Sequence[Change], at: datetime) -> dict[str, str]:
    """Why each action left the plan, and where it went, by key."""
    keys = [change.key for change in changes if change.kind in LEFT]
    left = departures(plan, keys, at=at) if keys else {}
    return {key: departure.why for key, departure in left.items()}
