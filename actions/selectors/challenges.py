"""The challenges of a plan's actions, as they stood at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from actions.models import Action, Challenge, ChallengeAnswer, Consideration
from actions.selectors.names import Names
from people.asat import as_at, revisions
from plans.brag import Rating
from plans.document import Position
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Said:
    """What someone said to a challenge, and how it stood: an answer, or its closing."""

    who: str
    moment: datetime
    what: str
    """``Keeps the rating``, ``Rating upheld``."""
    text: str


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """One challenge with what had been said to it by then."""

    pk: int
    key: str
    ref: str
    who: str
    body: str
    """Empty for the sub-group that keeps the plan."""
    moment: datetime
    rating: Rating | None
    reason: str
    meeting_on: date | None
    answer_by: date
    answers: tuple[Said, ...]
    closing: Said | None


def shown_challenges(*, at: datetime, position: Position) -> QuerySet[Challenge]:
    """Challenges by a moment; in the considered position none of a rating that was not accepted.

    A chair may question what boards do not see yet.
    """
    raised = Challenge.objects.filter(moment__lte=at)
    if position is Position.RECORDED:
        return raised
    accepted = Q(
        update__consideration__decision=Consideration.Decision.ACCEPTED,
        update__consideration__moment__lte=at,
    )
    return raised.filter(Q(update=None) | accepted)


def challenges_of(plan: Plan, *, at: datetime, position: Position) -> list[ChallengeLine]:
    """Every challenge of the actions that were in the plan at a moment, oldest first."""
    actions = {
        row["id"]: row for row in as_at(Action, at, plan_id=plan.pk).values("id", "key", "ref")
    }
    answers = Prefetch(
        "answers", ChallengeAnswer.objects.filter(moment__lte=at).order_by("moment", "id")
    )
    rows = list(
        shown_challenges(at=at, position=position)
        .filter(action__in=list(actions))
        .select_related("closing")
        .prefetch_related(answers)
        .order_by("moment", "id")
    )
    names = Names(at, plan.partnership_id)
    names.know({pk for row in rows for pk in _speakers(row)})
    return [_line(row, actions[row.action_id], names) for row in rows]


def _speakers(row: Challenge) -> list[int | None]:
    closing = getattr(row, "closing", None)
    return [row.by_id, *(a.by_id for a in row.answers.all()), closing.by_id if closing else None]


def _line(row: Challenge, action: dict[str, str], names: Names) -> ChallengeLine:
    return ChallengeLine(
        pk=row.pk,
        key=action["key"],
        ref=action["ref"],
        who=names.who(row.by_id),
        body=names.bodies.get(row.body_id or 0, ""),
        moment=row.moment,
        rating=Rating(row.rating) if row.rating else None,
        reason=row.reason,
        meeting_on=row.meeting_on,
        answer_by=row.answer_by,
        answers=tuple(
            Said(names.who(a.by_id, a.on_behalf_of_id), a.moment, a.get_stance_display(), a.text)
            for a in row.answers.all()
        ),
        closing=_closing(row, names),
    )


def _closing(row: Challenge, names: Names) -> Said | None:
    closing = getattr(row, "closing", None)
    if closing is None or closing.moment > names.at:
        return None
    what = closing.get_outcome_display()
    return Said(names.who(closing.by_id), closing.moment, what, closing.reason)


def challenged_actions(plan: Plan, *, at: datetime, position: Position) -> frozenset[str]:
    """Keys of the actions, ever of the plan, with a challenge that was not closed at a moment."""
    still = Q(closing=None) | Q(closing__moment__gt=at)
    ever = revisions(Action).filter(plan_id=plan.pk).values("id")
    found = shown_challenges(at=at, position=position).filter(still, action__in=ever)
    return frozenset(found.order_by().values_list("action__key", flat=True))
