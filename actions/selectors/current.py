"""Which update of an action is the current one, and which still wait to be considered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from actions.models import Action, ProgressUpdate
from plans.document import Position


def standing_updates(*, at: datetime, position: Position) -> QuerySet[ProgressUpdate]:
    """Updates that count at a moment: known by then in the position, and not corrected by then.

    An update is never known before it was said: saying so lets the database begin its search at
    the moment. Asking whether a correction exists keeps it from sorting all that there ever was.
    """
    known = ProgressUpdate.objects.counting(position).filter(counts_from__lte=at, moment__lte=at)
    return known.filter(~Exists(known.filter(corrects=OuterRef("pk"))))


def newest_standing(*, at: datetime, position: Position, **of: Any) -> QuerySet[ProgressUpdate]:
    """The updates that count at a moment, the current one first.

    Args:
        of: what narrows them, such as ``action=OuterRef("pk")``.
    """
    return standing_updates(at=at, position=position).filter(**of).order_by("-moment", "-id")


def current_updates(
    actions: Iterable[int], *, at: datetime, position: Position
) -> dict[int, ProgressUpdate]:
    """The current update of each action that had one at a moment.

    Each carries ``counts_from``, the moment from which it counted in the position.
    """
    chosen = Action.objects.filter(pk__in=list(actions))
    current = current_in(chosen, at=at, position=position)
    found = ProgressUpdate.objects.counting(position).filter(pk__in=current)
    return {update.action_id: update for update in found}


def current_in(
    actions: QuerySet[Action], *, at: datetime, position: Position
) -> QuerySet[Action, Any]:
    """The number of each action's current update: one search in an index for each."""
    newest = newest_standing(at=at, position=position, action=OuterRef("pk")).values("pk")[:1]
    return actions.order_by().values(current=Subquery(newest))


def each_from(begins: Mapping[int, datetime | None]) -> Q:
    """Updates of some actions, of each from a moment on (included); from none, all of them.

    A range of an index for each: however long the record, only what is asked for is read.
    """
    ranges = (
        Q(action=pk) if since is None else Q(action=pk, moment__gte=since)
        for pk, since in begins.items()
    )
    return reduce(or_, ranges, Q(pk__in=[]))


def waiting_updates(*, at: datetime) -> QuerySet[ProgressUpdate]:
    """Updates that a chair has yet to consider at a moment, oldest first.

    One that was corrected, or overtaken by a newer one that was accepted, waits no longer.
    """
    undecided = Q(consideration=None) | Q(consideration__moment__gt=at)
    accepted_after = standing_updates(at=at, position=Position.CONSIDERED).filter(
        Q(moment__gt=OuterRef("moment")) | Q(pk__gt=OuterRef("pk")),
        action=OuterRef("action"),
        moment__gte=OuterRef("moment"),
    )
    recorded = standing_updates(at=at, position=Position.RECORDED).filter(undecided)
    return recorded.filter(~Exists(accepted_after)).order_by("moment", "id")
