"""Reporting rounds: which there are, what each asked for, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from actions.models import Action, ActionLead, Consideration, ProgressUpdate
from actions.selectors.current import current_updates, standing_updates, waiting_updates
from actions.selectors.document import IN_THE_PLAN
from governance.models import Round, RoundSchedule
from governance.rounds.asked import Asked, Came
from governance.rounds.calendar import Interval
from governance.rounds.steps import Step
from people.asat import as_at, names_as_at, newest_revision
from people.models import Acting, Officer, Role, User
from people.selectors.places import present
from people.standing import HeldRole, in_force
from plans.brag import Rating
from plans.document import Position
from plans.models import Plan


def schedule_of(plan: Plan) -> RoundSchedule | None:
    return RoundSchedule.objects.filter(plan=plan).first()


def newest_of_rounds(plan: Plan) -> int:
    """A number that grows whenever somebody sets the plan's rounds, or changes the plan itself."""
    schedule = schedule_of(plan)
    return newest_revision(plan) + (newest_revision(schedule) if schedule else 0)


def rounds_of(plan: Plan) -> QuerySet[Round]:
    """The rounds of a plan, the newest first."""
    found = Round.objects.filter(plan=plan).order_by("-number")
    return found.select_related("version", "plan__partnership")


def open_round_of(plan: Plan) -> Round | None:
    under_way = Round.objects.filter(plan=plan, closed_at=None)
    return under_way.select_related("plan__partnership").first()


def get_round(plan: Plan, number: int) -> Round:
    """A round of a plan that the user has reached already."""
    found = rounds_of(plan).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def plans_with_rounds() -> QuerySet[Plan]:
    """Plans that are open and whose rounds are on, or of which one is still to be closed."""
    scheduled = RoundSchedule.objects.filter(is_on=True).values("plan")
    under_way = Round.objects.filter(closed_at=None).values("plan")
    live = Plan.objects.filter(opened_at__isnull=False, closed_at=None)
    concerned = live.filter(Q(pk__in=scheduled) | Q(pk__in=under_way))
    return concerned.select_related("partnership").order_by("pk")


def next_opening(plan: Plan, schedule: RoundSchedule) -> date | None:
    """The London day on which the next round is to open; none where rounds are off."""
    if not schedule.is_on:
        return None
    last = rounds_of(plan).values_list("opened_on", flat=True).first()
    return Interval(plan.reporting_interval).next_opening(schedule.first_on, last)


def steps_done(of: Round) -> frozenset[Step]:
    return frozenset(Step(each) for each in of.steps.values_list("step", flat=True))


# What was asked, and what came


def to_be_asked(plan: Plan, *, at: datetime) -> list[int]:
    """The actions on which a round asks for updates, in the plan's order: open, and not Blue.

    A Blue action waits for its sign-off, and for nothing from its lead.
    """
    opened = as_at(Action, at, plan_id=plan.pk, state=Action.State.OPEN).values("id")
    placed = Action.objects.filter(pk__in=opened).order_by(
        "objective__theme__number", "objective__place", "place", "pk"
    )
    keys = list(placed.values_list("pk", flat=True))
    current = current_updates(keys, at=at, position=Position.RECORDED)
    complete = {pk for pk, update in current.items() if update.rating == Rating.BLUE}
    return [pk for pk in keys if pk not in complete]


def to_be_asked_now(plan: Plan) -> list[int]:
    return to_be_asked(plan, at=present(plan.partnership))


def asked_in(of: Round, *, at: datetime) -> list[Asked]:
    """What a round asks for at a moment, by the plan's order, with what came by then.

    What has left the plan since the opening is asked for no more; who leads an action now is who
    is asked.
    """
    keys = to_be_asked(of.plan, at=of.opened_at)
    rows: list[Any] = list(
        as_at(Action, at, id__in=keys, plan_id=of.plan_id, state__in=list(IN_THE_PLAN))
    )
    leads, came = _leads(of.plan, at), _came(of, keys, at)
    names = names_as_at(Officer, at, partnership_id=of.plan.partnership_id)
    asked = [_asked(row, leads[row.id], names, came.get(row.id)) for row in rows]
    return sorted(asked, key=lambda each: keys.index(each.action))


def asked_now(of: Round) -> list[Asked]:
    """What a round asks for now; of a closed one, as it ended."""
    return asked_in(of, at=of.closed_at or present(of.plan.partnership))


@dataclass(frozen=True, slots=True)
class _Report:
    came: Came
    moment: datetime


def _asked(row: Any, officers: list[int], names: dict[int, str], report: _Report | None) -> Asked:
    return Asked(
        action=row.id,
        ref=row.ref,
        text=row.text,
        due_on=row.due_on,
        leads=tuple(names[officer] for officer in officers),
        officers=tuple(officers),
        came=report.came if report else Came.MISSING,
        reported_at=report.moment if report else None,
    )


def _leads(plan: Plan, at: datetime) -> defaultdict[int, list[int]]:
    rows: list[Any] = list(as_at(ActionLead, at, plan_id=plan.pk))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (not row.responsible, row.order, row.id)):
        found[row.action_id].append(row.officer_id)
    return found


def _came(of: Round, actions: list[int], at: datetime) -> dict[int, _Report]:
    """The newest update of each action since the opening, and how far it has come."""
    since = standing_updates(at=at, position=Position.RECORDED).filter(
        action__in=actions, moment__gt=of.opened_at
    )
    still = set(waiting_updates(at=at).filter(action__in=actions).values_list("pk", flat=True))
    returned = set(_returned(since, at).values_list("update", flat=True))
    return {
        update.action_id: _Report(_how_far(update.pk, still, returned), update.moment)
        for update in since.order_by("moment", "id")
    }


def _returned(updates: QuerySet[ProgressUpdate], at: datetime) -> QuerySet[Consideration]:
    decision = Consideration.Decision.RETURNED
    return Consideration.objects.filter(update__in=updates, decision=decision, moment__lte=at)


def _how_far(update: int, still: set[int], returned: set[int]) -> Came:
    if update in returned:
        return Came.RETURNED
    return Came.WAITING if update in still else Came.CONSIDERED


def rounds_to_answer(officers: frozenset[int]) -> list[Round]:
    """Rounds under way of the plans in which one of some officers leads an action."""
    led = ActionLead.objects.filter(officer__in=officers).values("plan")
    under_way = Round.objects.filter(closed_at=None, plan__closed_at=None, plan__in=led)
    return list(under_way.select_related("plan__partnership").order_by("due_on", "pk"))


# Who is written to


def acting_on(officers: Iterable[int], day: date) -> dict[int, list[User]]:
    """Who acts on a day for each officer, and can sign in."""
    actings = Acting.objects.filter(in_force(day), officer__in=set(officers), user__is_active=True)
    found: defaultdict[int, list[User]] = defaultdict(list)
    for acting in actings.select_related("user").order_by("user__name", "user"):
        if acting.user not in found[acting.officer_id]:
            found[acting.officer_id].append(acting.user)
    return dict(found)


def duties(asked: Iterable[Asked], day: date) -> dict[User, list[Asked]]:
    """What is still to come from each person, though they act for several officers."""
    due = [each for each in asked if each.is_outstanding]
    acting = acting_on((officer for each in due for officer in each.officers), day)
    found: defaultdict[User, list[Asked]] = defaultdict(list)
    for each in due:
        for user in dict.fromkeys(u for o in each.officers for u in acting.get(o, ())):
            found[user].append(each)
    return dict(found)


def chairs_of(plan: Plan, day: date) -> list[User]:
    """Who considers what is said of a plan on a day, and can sign in."""
    held = Role.objects.filter(in_force(day), kind=Role.Kind.CHAIR, partnership=plan.partnership_id)
    chairs = {role.user_id for role in held if _held(role).reaches(plan.scope)}
    return list(User.objects.filter(is_active=True, pk__in=chairs).order_by("name"))


def _held(role: Role) -> HeldRole:
    return HeldRole(role.kind, role.partnership_id, role.plan_slug, role.body_id)
