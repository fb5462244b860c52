"""What waits for a chair's decision on a plan, as far as its reader may see it.

Updates to consider, completions to sign off, dates that are asked for and challenges to close.
An update that is itself a proposal of completion is decided with the completion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from actions.models import (
    Action,
    ActionLead,
    Challenge,
    Consideration,
    DateRequest,
    ProgressUpdate,
    SignOff,
)
from actions.queue import Awaits
from actions.selectors.current import current_in, each_from, newest_standing, waiting_updates
from actions.selectors.document import IN_THE_PLAN
from people.models import Role, User
from people.named import Named
from people.selectors.accounts import chaired_by
from people.standing import standing
from plans.brag import Rating
from plans.document import Position
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a plan's queue, in which capacities."""

    user: int
    is_chair: bool
    is_chief_officer: bool
    """And the plan asks for a second signature."""
    sees_recorded: bool
    bodies: frozenset[int]
    """That they chair."""
    officers: frozenset[int]
    """For whom they act."""
    live: bool
    """Whether the plan is open and not closed, so that things can be decided."""
    chairs: bool
    """Whether they chair the plan's sub-group, also while nothing of the plan can be decided."""

    @property
    def decides(self) -> bool:
        return self.live and (self.is_chair or self.is_chief_officer)

    @property
    def may_be_waited_for(self) -> bool:
        """Whether something can wait for them, in the queue or beside it."""
        return self.decides or self.chairs or bool(self.bodies)

    @property
    def oversees(self) -> bool:
        """Reads what is recorded without deciding: administrators and auditors."""
        return self.sees_recorded and not self.is_chair


def reader_of(user: User, plan: Plan) -> Reader:
    chief = standing(user).holds((Role.Kind.CHIEF_OFFICER,), plan.scope)
    return Reader(
        user=user.pk,
        is_chair=user.has_perm("actions.consider", plan),
        is_chief_officer=chief and plan.second_sign_off,
        sees_recorded=user.has_perm("plans.see_recorded", plan),
        bodies=chaired_by(user, plan.partnership_id),
        officers=standing(user).officers,
        live=plan.is_open and not plan.is_closed,
        chairs=standing(user).holds((Role.Kind.CHAIR,), plan.scope),
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """The rows that wait, before they are put in words."""

    plan: Plan
    reader: Reader
    updates: list[list[ProgressUpdate]]
    """For each action those that wait, oldest first."""
    sign_offs: list[ProgressUpdate]
    """The Blue updates: whether the chair has ``signed``, who did, and whether that ``lapsed``."""
    requests: list[DateRequest]
    challenges: list[Challenge]
    own: frozenset[int] = field(default=frozenset())
    """Actions that the reader leads or acts for."""

    def awaits_on(self, update: ProgressUpdate) -> Awaits:
        """Who speaks next on an update: its lead, while its rating is challenged."""
        asked = {c.update_id for c in self.challenges if self.awaits_word_of(c) is Awaits.LEAD}
        return Awaits.LEAD if update.pk in asked else Awaits.CHAIR

    def awaits_signature_of(self, update: ProgressUpdate) -> Awaits:
        if update.lapsed:  # type: ignore[attr-defined]  # annotated: see sign_offs
            return Awaits.LEAD
        return Awaits.CHIEF_OFFICER if update.signed else Awaits.CHAIR  # type: ignore[attr-defined]  # annotated: see sign_offs

    def awaits_word_of(self, challenge: Challenge) -> Awaits:
        return Awaits.CLOSER if challenge.answers.all() else Awaits.LEAD

    @property
    def may_consider(self) -> bool:
        return self.reader.live and self.reader.is_chair

    def may_sign(self, update: ProgressUpdate) -> bool:
        holds = {
            Awaits.CHAIR: self.reader.is_chair,
            Awaits.CHIEF_OFFICER: self.reader.is_chief_officer,
            Awaits.LEAD: False,
        }[self.awaits_signature_of(update)]
        signed = update.signed_by == self.reader.user  # type: ignore[attr-defined]  # annotated: see sign_offs
        return self.reader.live and holds and not signed and update.action_id not in self.own

    def may_decide_date(self, request: DateRequest) -> bool:
        return self.may_consider and request.action_id not in self.own

    def may_close(self, challenge: Challenge) -> bool:
        return self.reader.live and closes(self.reader, challenge)

    @property
    def decisions(self) -> int:
        """How many are the reader's, who decides here, without what waits for a lead."""
        if not self.reader.decides:
            return 0
        updates = [group[-1] for group in self.updates if self.may_consider]
        answered = [c for c in self.challenges if c.answers.all()]
        return (
            sum(self.awaits_on(update) is Awaits.CHAIR for update in updates)
            + sum(map(self.may_sign, self.sign_offs))
            + sum(map(self.may_decide_date, self.requests))
            + sum(map(self.may_close, answered))
        )


def closes(reader: Reader, challenge: Challenge) -> bool:
    """Whether the reader chairs the challenger's body; without one, the sub-group."""
    if challenge.body_id is None:
        return reader.is_chair
    return challenge.body_id in reader.bodies


def waiting(plan: Plan, reader: Reader, *, at: datetime) -> Waiting:
    """What waits on a plan at a moment that is now.

    A reader who sees only what is considered meets only completions that wait for the second
    signature: the chair's has made those considered.
    """
    blue = list(_as_seen(_proposed(Action.objects.filter(plan=plan), at), reader))
    if not reader.sees_recorded:
        return Waiting(plan, reader, [], blue, [], [], _own(reader, blue))
    decided_there = {update.action_id for update in blue}
    updates = _by_action(plan, at, decided_there)
    requests, challenges = _requests(plan), _challenges(plan, reader)
    newest = [group[-1] for group in updates]
    own = _own(reader, [*blue, *newest, *requests, *challenges])
    return Waiting(plan, reader, updates, blue, requests, challenges, own)


def waits_for_signature_of(user: User, action: Action, *, at: datetime) -> bool:
    """Whether an action that is said to be complete waits for this user's signature now."""
    reader = reader_of(user, action.plan)
    blue = list(_as_seen(_proposed(Action.objects.filter(pk=action.pk), at), reader))
    found = Waiting(action.plan, reader, [], blue, [], [], _own(reader, blue))
    return any(map(found.may_sign, blue))


def is_proposed(action: Action, *, at: datetime) -> bool:
    """Whether an action is said to be complete, and its lead need not say so again."""
    found = _proposed(Action.objects.filter(pk=action.pk), at)
    return found.filter(lapsed=False).exists()


BESIDE_THE_QUEUE: Named[[User, Plan], int] = Named()
"""How many other decisions on a plan wait for a user: of each room above."""


def number_waiting(user: User, plan: Plan, reader: Reader, *, at: datetime) -> int:
    """How many decisions on a plan wait for a user, in its queue and beside it.

    Args:
        reader: the user, as they look at the queue.
    """
    if not reader.may_be_waited_for:
        return 0
    beside = sum(BESIDE_THE_QUEUE.given(user, plan))
    if not reader.decides:  # so that nothing of the queue needs to be read
        return beside
    return beside + waiting(plan, reader, at=at).decisions


def _by_action(plan: Plan, at: datetime, left_out: set[int]) -> list[list[ProgressUpdate]]:
    begins = _last_accepted(plan, at)
    rows = (
        waiting_updates(at=at)
        .filter(each_from(begins))
        .exclude(action__in=left_out)
        .select_related("action", "corrects")
        .order_by("action", "moment", "id")
    )
    return [list(group) for _, group in groupby(rows, attrgetter("action_id"))]


def _last_accepted(plan: Plan, at: datetime) -> dict[int, datetime | None]:
    """When each action was last accepted, of those that said more since; none where never.

    What was said before that has been overtaken.
    """
    recorded = newest_standing(at=at, position=Position.RECORDED, action=OuterRef("pk"))
    accepted = newest_standing(at=at, position=Position.CONSIDERED, action=OuterRef("pk"))
    actions = Action.objects.filter(plan=plan, state__in=IN_THE_PLAN).values_list(
        "pk",
        Subquery(recorded.values("pk")[:1]),
        Subquery(accepted.values("pk")[:1]),
        Subquery(accepted.values("moment")[:1]),
    )
    return {pk: since for pk, newest, seen, since in actions if newest != seen}


def _proposed(actions: QuerySet[Action], at: datetime) -> QuerySet[Any]:
    """Recorded current updates that are Blue and neither signed by all nor returned."""
    open_ones = actions.filter(state=Action.State.OPEN)
    current = current_in(open_ones, at=at, position=Position.RECORDED)
    judged = SignOff.objects.filter(update=OuterRef("pk"))
    return (
        ProgressUpdate.objects.filter(rating=Rating.BLUE, pk__in=current)
        .exclude(consideration__decision=Consideration.Decision.RETURNED)
        .filter(~Exists(judged.filter(decision=SignOff.Decision.RETURNED)))
        .annotate(
            signed=Exists(judged.filter(capacity=SignOff.Capacity.CHAIR)),
            lapsed=Exists(judged.lapsed()),
            signed_by=Subquery(judged.values("by")[:1]),
        )
        .select_related("action", "proposal", "consideration", "corrects")
        .order_by("moment", "id")
    )


def _as_seen(rows: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    """The chair's part, the chief officers' part, or both; who oversees, what lapsed besides."""
    if reader.oversees:
        return rows
    holding = rows.filter(lapsed=False)
    if reader.is_chair and reader.is_chief_officer:
        return holding
    return holding.filter(signed=reader.is_chief_officer)


def _requests(plan: Plan) -> list[DateRequest]:
    rows = DateRequest.objects.filter(
        action__plan=plan, action__state=Action.State.OPEN, decision=None
    )
    return list(rows.select_related("action"))


def _challenges(plan: Plan, reader: Reader) -> list[Challenge]:
    """Those not closed; answered ones only for who may close them, or oversees."""
    rows = Challenge.objects.filter(action__plan=plan, action__state__in=IN_THE_PLAN, closing=None)
    found = rows.select_related("action").prefetch_related("answers")
    return [
        each for each in found if not each.answers.all() or reader.oversees or closes(reader, each)
    ]


def _own(
    reader: Reader, rows: Iterable[ProgressUpdate | DateRequest | Challenge]
) -> frozenset[int]:
    if not reader.officers:
        return frozenset()
    led = ActionLead.objects.filter(
        officer__in=reader.officers, action__in={row.action_id for row in rows}
    )
    return frozenset(led.values_list("action", flat=True))
