"""Reading what a pack is made from: the plan at the period's end, and what moved before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from actions.models import Action, DateChange, NeedAnswer, ProgressUpdate, SignOff
from actions.selectors.challenges import ChallengeLine, challenges_of
from actions.selectors.comparison import changes_between, departures
from actions.selectors.current import current_updates
from actions.selectors.document import plan_document
from actions.selectors.facts import doubts_of
from actions.selectors.moves import moves_in_all
from actions.selectors.names import Names
from actions.selectors.trend import ratings_by_month
from people import clock
from people.asat import as_at
from people.errors import Refused
from people.models import Ledger
from people.wording import short_day_words
from plans.brag import NEEDS_HELP
from plans.changes import LEFT, Change
from plans.document import PlanDocument, Position
from plans.document_json import document_digest
from plans.models import Plan
from reports.content.periods import Quarter
from reports.content.source import (
    Anchor,
    Came,
    DateMove,
    Decided,
    FrontTexts,
    Meeting,
    Need,
    PackKind,
    PackSource,
    Questioned,
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
        needs=_needs(plan, document, at),
        doubts=doubts_of(plan, document, at=at, position=_SHOWN_TO_BODIES),
        challenges=_challenges(plan, order.period.before.moment, at),
        decisions=_decisions(plan, order.period.before.moment, at),
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


class _Named(NamedTuple):
    key: str
    ref: str
    """That it had at the moment."""


def _actions(plan: Plan, at: datetime) -> dict[int, _Named]:
    """The actions that stood in the plan at a moment, wherever they have gone since."""
    held = as_at(Action, at, plan_id=plan.pk).values_list("id", "key", "ref")
    return {pk: _Named(key, ref) for pk, key, ref in held}


def _date_moves(plan: Plan, after: datetime, at: datetime) -> tuple[DateMove, ...]:
    actions = _actions(plan, at)
    rows = DateChange.objects.filter(action__in=actions, moment__gt=after, moment__lte=at)
    return tuple(
        DateMove(
            key=actions[row.action_id].key,
            ref=actions[row.action_id].ref,
            before=row.from_date,
            after=row.to_date,
            reason=row.reason,
            agreed_by=row.agreed_by,
            moment=row.moment,
        )
        for row in rows
    )


def _needs(plan: Plan, document: PlanDocument, at: datetime) -> dict[str, Need]:
    keys = [action.key for action in document.actions if action.rating in NEEDS_HELP]
    actions = dict(Action.objects.filter(key__in=keys).values_list("pk", "key"))
    updates = current_updates(actions, at=at, position=_SHOWN_TO_BODIES)
    asking = {update.pk: update for update in updates.values() if update.needed}
    came = _came(plan, list(asking), at)
    return {
        actions[update.action_id]: Need(
            update.needed,
            update.needed_from,
            update.get_need_kind_display() if update.need_kind else "",
            clock.london_day(update.moment),
            tuple(came.get(pk, ())),
        )
        for pk, update in asking.items()
    }


def _came(plan: Plan, updates: list[int], at: datetime) -> dict[int, list[Came]]:
    """The answers to what updates say is needed, by update."""
    rows = list(NeedAnswer.objects.filter(update__in=updates, moment__lte=at))
    names = Names(at, plan.partnership_id)
    names.know({row.by_id for row in rows})
    found: defaultdict[int, list[Came]] = defaultdict(list)
    for row in rows:
        who = names.who(row.by_id, row.on_behalf_of_id)
        day = clock.london_day(row.moment)
        found[row.update_id].append(Came(day, who, row.get_outcome_display(), row.text))
    return found


def _challenges(plan: Plan, after: datetime, at: datetime) -> tuple[Questioned, ...]:
    """Challenges that are open at a moment, and those raised or closed since another."""
    return tuple(
        _questioned(line)
        for line in challenges_of(plan, at=at, position=_SHOWN_TO_BODIES)
        if line.closing is None or max(line.moment, line.closing.moment) > after
    )


def _questioned(line: ChallengeLine) -> Questioned:
    said = (*line.answers, *((line.closing,) if line.closing and line.closing.text else ()))
    return Questioned(
        key=line.key,
        ref=line.ref,
        day=clock.london_day(line.moment),
        who=", ".join(filter(None, (line.who, line.body))),
        rating=line.rating,
        reason=line.reason,
        answer_by=line.answer_by,
        answers=tuple(
            f"{s.who}, {short_day_words(clock.london_day(s.moment))}: {s.text}" for s in said
        ),
        outcome=line.closing.what if line.closing else "",
    )


def _decisions(plan: Plan, after: datetime, at: datetime) -> tuple[Decided, ...]:
    """What was decided on completion after one moment, up to another.

    A completion that bodies never saw, since it was returned, is not told to them either.
    """
    actions = _actions(plan, at)
    shown = ProgressUpdate.objects.counting(_SHOWN_TO_BODIES).filter(counts_from__lte=at)
    rows = SignOff.objects.filter(
        action__in=actions, update__in=shown.values("pk"), moment__gt=after, moment__lte=at
    )
    names = Names(at, plan.partnership_id)
    found = list(rows)
    names.know({row.by_id for row in found})
    return tuple(
        Decided(
            key=actions[row.action_id].key,
            ref=actions[row.action_id].ref,
            day=clock.london_day(row.moment),
            who=f"{names.who(row.by_id)}, {row.get_capacity_display().lower()}",
            what=row.get_decision_display(),
            rationale=row.rationale,
        )
        for row in found
    )


def _departures(plan: Plan, changes: Sequence[Change], at: datetime) -> dict[str, str]:
    """Why each action left the plan, and where it went, by key."""
    keys = [change.key for change in changes if change.kind in LEFT]
    left = departures(plan, keys, at=at) if keys else {}
    return {key: departure.why for key, departure in left.items()}
