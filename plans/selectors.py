"""Reaching plans: only through getters that know the user."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from people.access_log.answer import reached
from people.models import Partnership
from people.standing import standing
from plans.document import Position
from plans.models import Plan


def plans_visible_to(user: object) -> QuerySet[Plan]:
    """Plans of the user's partnerships that one of their roles reaches."""
    plans = Plan.objects.filter(partnership__in=standing(user).partnerships)
    hidden = [plan.pk for plan in plans if not standing(user).belongs(plan.scope)]
    return plans.exclude(pk__in=hidden).select_related("partnership")


def titles_in(partnership: Partnership) -> dict[str, str]:
    """The title of each plan of a partnership, by its short name."""
    return dict(Plan.objects.filter(partnership=partnership).values_list("slug", "title"))


def get_plan(user: object, partnership: str, plan: str) -> Plan:
    """The plan at an address, for a user who belongs there; a stranger meets a 404."""
    found = (
        Plan.objects.select_related("partnership")
        .filter(partnership__slug=partnership, slug=plan)
        .first()
    )
    if found is None or not standing(user).belongs(found.scope):
        raise Http404
    reached(found.partnership_id)
    return found


def position_for(user: object, plan: Plan) -> Position:
    """Chairs, administrators and auditors see what is recorded, others what is considered."""
    has_perm = getattr(user, "has_perm", lambda *_: False)
    return Position.RECORDED if has_perm("plans.see_recorded", plan) else Position.CONSIDERED
