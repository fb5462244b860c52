"""What people are to be told of outside reporting rounds, read from the record.

A matter is told of for a fortnight after it was said. Who has not learned of it by then, since
nothing was sent for so long, finds it among their own actions all the same.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet

from actions.models import (
    Challenge,
    ChallengeAnswer,
    Consideration,
    DateDecision,
    Posted,
    ProgressUpdate,
    SignOff,
)
from actions.selectors.document import IN_THE_PLAN
from governance.models import Promise
from people import clock

TOLD_FOR = timedelta(days=14)
PROMISE_TOLD_BEFORE = timedelta(days=7)
"""How long before it is due a promise is told of."""
_P = TypeVar("_P", bound=Posted)


def _told_of(said: QuerySet[_P], action: str, at: datetime) -> QuerySet[_P]:
    """What was lately said of actions of open plans, after these were opened.

    Args:
        action: where a row's action stands, such as ``update__action``.
    """
    live: dict[str, Any] = {
        f"{action}__plan__closed_at": None,
        f"{action}__state__in": list(IN_THE_PLAN),
        "moment__gt": at - TOLD_FOR,
        "moment__gte": F(f"{action}__plan__opened_at"),
    }
    found = said.filter(**live).select_related(f"{action}__plan__partnership")
    return found.order_by("moment", "id")


def challenges_to_answer(at: datetime) -> QuerySet[Challenge]:
    waiting = Challenge.objects.filter(closing=None, answers=None)
    return _told_of(waiting, "action", at).prefetch_related("action__leads")


def answers_to_read(at: datetime) -> QuerySet[ChallengeAnswer]:
    """Answers to challenges that nobody has closed, where the challenger is a user."""
    said = ChallengeAnswer.objects.filter(challenge__closing=None)
    said = said.exclude(challenge__by=None).exclude(challenge__by=F("by"))
    return _told_of(said, "challenge__action", at).select_related("challenge__by")


def returned_updates(at: datetime) -> QuerySet[Consideration]:
    """Updates that came back and nothing newer was said; not those returned as a completion."""
    newer = ProgressUpdate.objects.filter(
        action=OuterRef("update__action"), moment__gt=OuterRef("update__moment")
    )
    judged = SignOff.objects.filter(update=OuterRef("update"), decision=SignOff.Decision.RETURNED)
    came = Consideration.objects.filter(decision=Consideration.Decision.RETURNED)
    came = came.filter(~Exists(newer), ~Exists(judged)).exclude(update__by=None)
    return _told_of(came, "update__action", at).select_related("update__by")


def returned_sign_offs(at: datetime) -> QuerySet[SignOff]:
    """Completions that came back and nothing newer was said."""
    newer = ProgressUpdate.objects.filter(
        action=OuterRef("action"), moment__gt=OuterRef("update__moment")
    )
    came = SignOff.objects.filter(~Exists(newer), decision=SignOff.Decision.RETURNED)
    return _told_of(came.exclude(update__by=None), "action", at).select_related("update__by")


def refused_dates(at: datetime) -> QuerySet[DateDecision]:
    came = DateDecision.objects.filter(decision=DateDecision.Decision.REFUSED)
    came = came.exclude(request__by=None)
    return _told_of(came, "request__action", at).select_related("request__by")


def promises_due(at: datetime) -> QuerySet[Promise]:
    """Promises that are due within a week, or were lately, and of which nobody said what came."""
    today: date = clock.london_day(at)
    span = (today - TOLD_FOR, today + PROMISE_TOLD_BEFORE)
    owed = Promise.objects.filter(closing=None, officer__isnull=False, due_on__range=span)
    meeting = "question__item__meeting"
    return owed.select_related(f"{meeting}__body", f"{meeting}__partnership").order_by("pk")
