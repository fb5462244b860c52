"""Which packs wait for a chair's decision, and for whose: the one rule for pages and letters."""

from __future__ import annotations

from collections.abc import Iterable

from people.models import User
from people.standing import standing
from plans.models import Plan
from reports.life import TO_DECIDE, Step, steps_from
from reports.selectors.packs import PackRow, packs_to_decide
from reports.steps import WORDS


def packs_waiting_for(user: User) -> list[PackRow]:
    """The packs of which this user takes the next step now."""
    return _among(Plan.objects.filter(partnership__in=standing(user).partnerships), user)


def packs_of_plan_waiting_for(user: User, plan: Plan) -> list[PackRow]:
    """Those of one plan."""
    return _among([plan], user)


def number_of_packs_waiting(user: User, plan: Plan) -> int:
    """How many packs of a plan wait for this user."""
    return len(packs_of_plan_waiting_for(user, plan))


def _among(plans: Iterable[Plan], user: User) -> list[PackRow]:
    return [row for row in packs_to_decide(plans) if waits_for(user, row)]


def waits_for(user: User, row: PackRow) -> bool:
    """Whether a pack waits for this user: they may decide, reach it and do not decide alone."""
    if row.state not in TO_DECIDE or not standing(user).belongs(row.pack.scope):
        return False
    step = next_step(row)
    own = step is Step.APPROVED and row.built.by_id == user.pk
    return user.has_perm(WORDS[step].permission, row.pack) and not own


def next_step(row: PackRow) -> Step:
    """The step onward of a pack that is not published."""
    return steps_from(row.state)[0]
