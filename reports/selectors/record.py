"""What the record holds beside the plan: moved dates, needs, challenges, decisions, departures.

All of it in the considered position: nothing is printed that was said of an update which no body
has accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from actions.models import Action, Consideration, DateChange, Occurrence, SignOff
from actions.needing import NeedReply
from actions.selectors.challenges import ChallengeLine, challenges_of
from actions.selectors.comparison import departures
from actions.selectors.names import Names
from actions.selectors.needs import needs_of
from people import clock
from people.asat import as_at
from people.wording import day_words, short_day_words
from plans.changes import LEFT, Change
from plans.document import Position
from plans.models import Plan
from reports.content.source import Came, DateMove, Decided, Need, Questioned

SHOWN_TO_BODIES = Position.CONSIDERED
"""What a body reads, and so what is printed for it."""


class _Named(NamedTuple):
    key: str
    ref: str
    """That it had at the moment."""


def _actions(plan: Plan, at: datetime) -> dict[int, _Named]:
    """The actions that stood in the plan at a moment, wherever they have gone since."""
    held = as_at(Action, at, plan_id=plan.pk).values_list("id", "key", "ref")
    return {pk: _Named(key, ref) for pk, key, ref in held}


def date_moves(plan: Plan, *, after: datetime, at: datetime) -> tuple[DateMove, ...]:
    """The due dates that moved after one moment, up to another; oldest first."""
    actions = _actions(plan, at)
    moved = [*_changed(actions, after, at), *_recurred(actions, after, at)]
    found = sorted(moved, key=lambda m: m[0])
    return tuple(move for _, move in found)


def _changed(
    actions: Mapping[int, _Named], after: datetime, at: datetime
) -> Iterator[tuple[datetime, DateMove]]:
    for row in DateChange.objects.filter(action__in=actions, moment__gt=after, moment__lte=at):
        move = DateMove(
            *actions[row.action_id],
            before=row.from_date,
            after=row.to_date,
            reason=row.reason,
            agreed_by=row.agreed_by,
            moment=row.moment,
        )
        yield row.moment, move


def _recurred(
    actions: Mapping[int, _Named], after: datetime, at: datetime
) -> Iterator[tuple[datetime, DateMove]]:
    """Dates that moved since an occurrence was complete and the next one is due."""
    for row in Occurrence.objects.filter(action__in=actions, moment__gt=after, moment__lte=at):
        due = f" that was due {day_words(row.due_on)}" if row.due_on else ""
        reason = f"The occurrence{due} is complete; this is the next one."
        move = DateMove(*actions[row.action_id], row.due_on, row.next_due_on, reason)
        yield row.moment, move


def needs(plan: Plan, *, at: datetime) -> dict[str, Need]:
    """What each open Amber or Red action asks for, and what came of it, by key."""
    return {
        line.action.key: Need(
            line.needed,
            line.needed_from,
            line.kind_words,
            line.since_day,
            tuple(_came(reply) for reply in line.replies),
        )
        for line in needs_of(plan, at=at, position=SHOWN_TO_BODIES)
    }


def _came(reply: NeedReply) -> Came:
    return Came(clock.london_day(reply.moment), reply.who, reply.outcome, reply.text)


def challenges(plan: Plan, *, after: datetime, at: datetime) -> tuple[Questioned, ...]:
    """Challenges that are open at a moment, and those raised or closed since another."""
    return tuple(
        _questioned(line)
        for line in challenges_of(plan, at=at, position=SHOWN_TO_BODIES)
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


def decisions(plan: Plan, *, after: datetime, at: datetime) -> tuple[Decided, ...]:
    """What was decided on completion after one moment, up to another; oldest first.

    A Blue that was returned before any body saw it is left out, with the reason of its return.
    """
    actions = _actions(plan, at)
    rows = SignOff.objects.filter(
        action__in=actions,
        moment__gt=after,
        moment__lte=at,
        update__consideration__decision=Consideration.Decision.ACCEPTED,
        update__consideration__moment__lte=at,
    )
    found = list(rows)
    names = Names(at, plan.partnership_id)
    names.know({row.by_id for row in found})
    return tuple(_decided(row, actions[row.action_id], names) for row in found)


def _decided(row: SignOff, action: _Named, names: Names) -> Decided:
    return Decided(
        *action,
        day=clock.london_day(row.moment),
        who=names.who(row.by_id),
        capacity=row.get_capacity_display().lower(),
        signed_off=row.decision == SignOff.Decision.SIGNED_OFF,
        rationale=row.rationale,
    )


def reasons_of_leaving(plan: Plan, changes: Sequence[Change], *, at: datetime) -> dict[str, str]:
    """Why each action left the plan, and where it went, by key."""
    keys = [change.key for change in changes if change.kind in LEFT]
    left = departures(plan, keys, at=at) if keys else {}
    return {key: departure.why for key, departure in left.items()}
