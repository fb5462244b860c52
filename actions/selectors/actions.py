"""Reaching actions: only through getters that know the user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from actions.models import Action, ProgressUpdate
from actions.selectors.began import began_on, came_each
from actions.selectors.current import current_updates
from people import clock
from people.asat import revisions
from people.exempt.refusing import refuse_exempt
from people.standing import standing
from plans import brag
from plans.brag import Rating
from plans.document import Position
from plans.models import Plan
from plans.selectors import position_for


def get_action(plan: Plan, ref: str) -> Action:
    """The action of this ref in a plan that the user was given; a ref it once had will do.

    Raises:
        Http404: there is none.
        Exempt: it is, and not for its reader.
    """
    actions = (
        Action.objects.filter(plan=plan)
        .select_related("plan__partnership", "objective")
        .prefetch_related("leads__officer")
    )
    found = actions.filter(ref=ref).first() or _formerly(actions, plan, ref)
    if found is None:
        raise Http404
    refuse_exempt(found, found.scope, "action")
    return found


def find_action(plan: Plan, ref: str) -> Action:
    """``get_action``, or the action that had this ref here and stands in another plan now."""
    try:
        return get_action(plan, ref)
    except Http404:
        anywhere = Action.objects.select_related("plan__partnership").prefetch_related(
            "leads__officer"
        )
        found = _formerly(anywhere, plan, ref)
        if found is None:
            raise
        refuse_exempt(found, found.scope, "action")
        return found


def ref_in(plan: Plan, action: Action) -> str:
    """The ref that an action has in a plan, or had there when it went to another."""
    left = action.transfers.filter(from_plan=plan).last() if action.plan_id != plan.pk else None
    return left.from_ref if left else action.ref


def _formerly(actions: QuerySet[Action], plan: Plan, ref: str) -> Action | None:
    once = revisions(Action).filter(plan_id=plan.pk, ref=ref).values("id")
    return actions.filter(pk__in=once).first()


def position_on(user: object, action: Action, plan: Plan | None = None) -> Position:
    """The position in which a user reads one action: its leads see all that is recorded on it.

    Args:
        plan: in which it is read, where that is not the one in which it stands now.
    """
    has_perm = getattr(user, "has_perm", lambda *_: False)
    if plan is not None and plan.pk != action.plan_id:
        return _formerly_read(user, action, plan)
    sees_all = has_perm("actions.see_recorded", action)
    return Position.RECORDED if sees_all else Position.CONSIDERED


def _formerly_read(user: object, action: Action, plan: Plan) -> Position:
    officers = standing(user).officers
    if any(lead.officer_id in officers for lead in action.leads.all()):
        return Position.RECORDED
    return position_for(user, plan)


@dataclass(frozen=True, slots=True)
class Task:
    """An open action that its reader leads, and what is due from them."""

    action: Action
    update: ProgressUpdate | None
    update_by: date
    """The London day by which the next update is asked for."""
    today: date

    @property
    def rating(self) -> Rating | None:
        return Rating(self.update.rating) if self.update and self.update.rating else None

    @property
    def awaits_sign_off(self) -> bool:
        return brag.awaits_sign_off(self.rating, is_open=True)

    @property
    def days_overdue(self) -> int:
        due = self.action.due_on
        return brag.days_overdue(due, self.rating, is_open=True, today=self.today)

    @property
    def days_since_update(self) -> int | None:
        if self.update is None:
            return None
        return (self.today - clock.london_day(self.update.moment)).days

    @property
    def is_silent_past_due(self) -> bool:
        """Whether the due date has passed, and nobody has reported since in the open plan."""
        due, opened = self.action.due_on, self.action.plan.opened_at
        if not self.days_overdue or due is None or opened is None:
            return False
        update = self.update
        return update is None or clock.london_day(update.moment) <= due or update.moment < opened

    @property
    def is_due(self) -> bool:
        """Whether an update is due now: the interval has passed, or the due date in silence.

        A Blue action waits for nothing from its lead.
        """
        if self.rating is Rating.BLUE:
            return False
        return self.update_by <= self.today or self.is_silent_past_due


def my_tasks(user: object) -> list[Task]:
    """Open actions led by an officer for whom the user acts, what is due first."""
    present = clock.now()
    led = Q(leads__officer__in=standing(user).officers)
    actions = list(
        Action.objects.filter(led, state=Action.State.OPEN, plan__opened_at__isnull=False)
        .select_related("plan__partnership")
        .order_by("plan", "objective__theme__number", "objective__place", "place")
        .distinct()
    )
    updates = current_updates([a.pk for a in actions], at=present, position=Position.RECORDED)
    came = came_each([a.pk for a in actions], at=present)
    tasks = [_task(a, updates.get(a.pk), came.get((a.pk, a.plan_id)), present) for a in actions]
    return sorted(tasks, key=lambda task: (not task.is_due, -task.days_overdue))


def _task(
    action: Action, update: ProgressUpdate | None, came: datetime | None, at: datetime
) -> Task:
    last = clock.london_day(update.moment) if update else began_on(action.plan, came, at=at)
    interval = timedelta(days=action.plan.reporting_interval)
    return Task(action, update, last + interval, clock.london_day(at))
