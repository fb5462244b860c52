"""What a lead said last and the sub-group has not accepted, for that lead alone."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from actions.models import Action, ActionLead, Consideration, ProgressUpdate
from actions.own_updates import OwnUpdate
from actions.selectors.current import newest_standing
from people import clock
from people.asat import as_at
from people.models import User
from people.standing import standing
from plans.brag import Rating
from plans.document import Position
from plans.models import Plan


def own_updates(user: User, plan: Plan, *, at: datetime) -> dict[str, OwnUpdate]:
    """By the action's key, the newest update where it was not accepted at a moment.

    Of actions that an officer of the user's led at the moment and, as for reading what is
    recorded on them, leads today. One query; none for who acts for no officer.
    """
    officers = standing(user).officers
    if not officers:
        return {}
    then = as_at(ActionLead, at, plan_id=plan.pk, officer_id__in=officers)
    led = Action.objects.filter(pk__in=then.values("action_id"), leads__officer__in=officers)
    newest = _newest(led, at).select_related("action", "consideration")
    told = ((update, _decision(update, at)) for update in newest)
    return {
        update.action.key: _own(update, user, at, came_back=decision is not None)
        for update, decision in told
        if decision != Consideration.Decision.ACCEPTED
    }


def _newest(led: QuerySet[Action], at: datetime) -> QuerySet[ProgressUpdate]:
    """The newest recorded update of each action."""
    newest = newest_standing(at=at, position=Position.RECORDED, action=OuterRef("pk"))
    current = led.annotate(current=Subquery(newest.values("pk")[:1]))
    return ProgressUpdate.objects.filter(pk__in=current.values("current"))


def _decision(update: ProgressUpdate, at: datetime) -> str | None:
    found: Consideration | None = getattr(update, "consideration", None)
    return found.decision if found and found.moment <= at else None


def _own(update: ProgressUpdate, user: User, at: datetime, *, came_back: bool) -> OwnUpdate:
    return OwnUpdate(
        number=update.pk,
        said_on=clock.london_day(update.moment),
        seen_on=clock.london_day(at),
        rating=Rating(update.rating) if update.rating else None,
        is_the_readers=update.by_id == user.pk,
        came_back=came_back,
    )
