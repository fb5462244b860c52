"""What came back to a user: decisions on what they said, and questions that wait for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from actions.models import (
    Action,
    Challenge,
    Consideration,
    DateDecision,
    ProgressUpdate,
    SignOff,
)
from actions.selectors.actions import Task
from actions.selectors.current import standing_updates
from actions.selectors.document import IN_THE_PLAN
from actions.selectors.needs import answered
from people import clock
from people.exempt.reading import hidden_from_reader
from people.standing import standing
from people.wording import day_words
from plans.document import Position


class BackKind(StrEnum):
    """What it is, in the word that stands before it."""

    CHALLENGE = "Challenge"
    NEED = "Needed from you"
    RETURNED = "Update returned"
    SIGN_OFF = "Sign-off returned"
    LAPSED = "Sign-off lapsed"
    AGREED = "Date agreed"
    REFUSED = "Date refused"


_ANSWERED = frozenset({BackKind.CHALLENGE, BackKind.NEED})


@dataclass(frozen=True, slots=True)
class CameBack:
    """One thing that came back to a lead, or that is asked of them."""

    kind: BackKind
    action: Action
    who: str
    moment: datetime
    text: str
    note: str = ""
    """What it is about, or by when it is to be answered."""
    number: int = 0
    """Of the challenge or update that is to be answered."""

    @property
    def asks(self) -> bool:
        """Whether it waits for an answer."""
        return self.kind in _ANSWERED


def came_back(user: object, tasks: Iterable[Task]) -> list[CameBack]:
    """What waits for the user's answer, then what was decided, newest first.

    A decision stands here until its lead says something newer of the action; one on a date for
    as long as the plan's reporting interval at most.

    Args:
        tasks: the open actions that the user leads, with their current updates.
    """
    own = {task.action.pk: task for task in tasks}
    said = {task.update.pk: task for task in own.values() if task.update}
    asked = sorted([*_challenges(user), *_needs(user)], key=lambda back: back.moment)
    decided = [*_judged(said), *_lapsed(said), *_dates(own)]
    return [*asked, *sorted(decided, key=lambda back: back.moment, reverse=True)]


def _challenges(user: object) -> Iterator[CameBack]:
    led = Action.objects.filter(
        leads__officer__in=standing(user).officers, state__in=IN_THE_PLAN, plan__closed_at=None
    )
    waiting = Challenge.objects.filter(action__in=led, answers=None, closing=None)
    for row in waiting.select_related("action__plan__partnership", "by", "body"):
        names = [str(name) for name in (row.by, row.body) if name]
        yield CameBack(
            BackKind.CHALLENGE, row.action, ", ".join(names), row.moment, row.reason,
            f"Answer by {day_words(row.answer_by)}", row.pk,
        )  # fmt: skip


def _needs(user: object) -> Iterator[CameBack]:
    """What the sub-group has considered and says is needed from an officer of the user's."""
    officers = standing(user).officers
    if not officers:
        return
    present = clock.now()
    rows = _asking(officers, present).select_related("action__plan__partnership", "by")
    keys = [row.action.key for row in rows]
    done = answered(keys, at=present, position=Position.CONSIDERED)
    for row in (row for row in rows if row.action.key not in done):
        kind = row.get_need_kind_display() if row.need_kind else ""
        yield CameBack(
            BackKind.NEED, row.action, str(row.by or ""), row.moment, row.needed, kind, row.pk
        )


def _asking(officers: Collection[int], at: datetime) -> QuerySet[ProgressUpdate]:
    """The updates that count now and say what is needed from one of these officers."""
    counted = standing_updates(at=at, position=Position.CONSIDERED)
    newer = counted.filter(
        Q(moment__gt=OuterRef("moment")) | Q(moment=OuterRef("moment"), pk__gt=OuterRef("pk")),
        action=OuterRef("action"),
    )
    asking = counted.filter(
        ~Exists(newer), asked__in=officers,
        action__state=Action.State.OPEN, action__plan__closed_at=None,
    )  # fmt: skip
    return asking.exclude(action__in=hidden_from_reader(Action)).exclude(needed="")


def _judged(said: dict[int, Task]) -> Iterator[CameBack]:
    """Current updates that were returned: as complete, or to be said again."""
    returned = SignOff.Decision.RETURNED
    signed = SignOff.objects.filter(update__in=list(said), decision=returned)
    seen = set()
    for row in signed.select_related("by"):
        seen.add(row.update_id)
        action = said[row.update_id].action
        yield CameBack(BackKind.SIGN_OFF, action, str(row.by or ""), row.moment, row.rationale)
    rows = Consideration.objects.filter(
        update__in=list(said), decision=Consideration.Decision.RETURNED
    )
    for back in rows.exclude(update__in=seen).select_related("by"):
        action = said[back.update_id].action
        yield CameBack(BackKind.RETURNED, action, str(back.by or ""), back.moment, back.reason)


def _lapsed(said: dict[int, Task]) -> Iterator[CameBack]:
    """Current updates that were signed before the action was reworded or moved."""
    signed = SignOff.objects.lapsed().filter(update__in=list(said), action__state=Action.State.OPEN)
    for row in signed.select_related("by"):
        yield CameBack(
            BackKind.LAPSED, said[row.update_id].action, str(row.by or ""), row.moment, "",
            "The action was changed after this signature. Propose it as complete again",
        )  # fmt: skip


def _dates(own: dict[int, Task]) -> Iterator[CameBack]:
    rows = DateDecision.objects.filter(request__action__in=list(own))
    for row in rows.select_related("request", "by"):
        task = own[row.request.action_id]
        if _is_news(row.moment, task):
            refused = row.decision == DateDecision.Decision.REFUSED
            yield CameBack(
                BackKind.REFUSED if refused else BackKind.AGREED,
                task.action,
                str(row.by or ""),
                row.moment,
                row.reason,
                f"The date asked for was {day_words(row.request.to_date)}",
            )


def _is_news(moment: datetime, task: Task) -> bool:
    oldest: date = task.today - timedelta(days=task.action.plan.reporting_interval)
    is_newest = task.update is None or task.update.moment < moment
    return is_newest and clock.london_day(moment) >= oldest
