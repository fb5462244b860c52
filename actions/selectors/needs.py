"""What the actions of a plan ask for at a moment, in a position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery

from actions.models import Action, NeedAnswer, ProgressUpdate
from actions.needing import NeedLine, NeedReply, asked_so_far, in_order
from actions.selectors.cache import cached_document
from actions.selectors.current import each_from, newest_standing, standing_updates
from actions.selectors.names import Names
from people import clock
from plans.brag import NEEDS_HELP
from plans.document import PlanDocument, Position
from plans.models import Plan


def needs_of(plan: Plan, *, at: datetime, position: Position) -> list[NeedLine]:
    """What each open Amber or Red action asks for, unanswered first, oldest first.

    A need that update after update repeats in the same words counts from the first of them, and
    what came of any of them is its answer.

    Raises:
        Refused: the plan did not exist yet.
    """
    document = cached_document(plan, at=at, position=position)
    asking = _asking(document)
    runs = _runs(asking, at, position)
    replies = _replies(plan, [u.pk for run in runs.values() for u in run], at)
    return in_order(_lines(document, runs, replies, at))


def answered(keys: list[str], *, at: datetime, position: Position) -> set[str]:
    """Keys of the actions of which what they need now was answered, in whichever update."""
    runs = _runs(keys, at, position) if keys else {}
    asked = [update.pk for run in runs.values() for update in run]
    rows = NeedAnswer.objects.filter(update__in=asked, moment__lte=at)
    found = set(rows.values_list("update", flat=True))
    return {key for key, run in runs.items() if any(update.pk in found for update in run)}


def _asking(document: PlanDocument) -> list[str]:
    """Keys of the actions that may ask for something."""
    return [a.key for a in document.actions if a.is_open and a.rating in NEEDS_HELP]


def _runs(keys: list[str], at: datetime, position: Position) -> dict[str, list[ProgressUpdate]]:
    """The updates that ask now and before it in the same words, oldest first, by action."""
    said: defaultdict[str, list[ProgressUpdate]] = defaultdict(list)
    begins = _last_without_need(keys, at, position)
    standing = standing_updates(at=at, position=position).filter(each_from(begins))
    for update in standing.select_related("action").order_by("moment", "id"):
        said[update.action.key].append(update)
    runs = {key: asked_so_far(updates) for key, updates in said.items()}
    return {key: run for key, run in runs.items() if run}


def _last_without_need(
    keys: list[str], at: datetime, position: Position
) -> dict[int, datetime | None]:
    """When each action last asked for nothing; none where it always did."""
    standing = newest_standing(at=at, position=position, action=OuterRef("pk"), needed="")
    actions = Action.objects.filter(key__in=keys)
    return dict(actions.values_list("pk", Subquery(standing.values("moment")[:1])))


def _replies(plan: Plan, updates: list[int], at: datetime) -> dict[int, list[NeedReply]]:
    names = Names(at, plan.partnership_id)
    rows = list(
        NeedAnswer.objects.filter(update__in=updates, moment__lte=at).order_by("moment", "id")
    )
    names.know({row.by_id for row in rows})
    found: defaultdict[int, list[NeedReply]] = defaultdict(list)
    for row in rows:
        who = names.who(row.by_id, row.on_behalf_of_id)
        reply = NeedReply(row.get_outcome_display(), who, row.moment, row.text)
        found[row.update_id].append(reply)
    return found


def _lines(
    document: PlanDocument,
    runs: dict[str, list[ProgressUpdate]],
    replies: dict[int, list[NeedReply]],
    at: datetime,
) -> Iterable[NeedLine]:
    for theme, _, action in document.placed():
        run = runs.get(action.key)
        if not run:
            continue
        current = run[-1]
        came = [reply for update in run for reply in replies.get(update.pk, ())]
        yield NeedLine(
            theme=theme,
            action=action,
            update=current.pk,
            kind=current.need_kind,
            kind_words=current.get_need_kind_display() if current.need_kind else "",
            needed=current.needed,
            needed_from=current.needed_from,
            since=run[0].moment,
            today=clock.london_day(at),
            replies=tuple(sorted(came, key=lambda reply: reply.moment)),
        )
