"""Saved views of a plan that a reader of it sees: their own, and those that are shared."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from actions.models import SavedFilter
from people.models import User
from plans.models import Plan


def saved_filters(plan: Plan, user: User) -> QuerySet[SavedFilter]:
    """By name, with their owners; the user may read the plan."""
    return plan.saved_filters.filter(Q(shared=True) | Q(owner=user)).select_related("owner")


def get_saved_filter(plan: Plan, user: User, pk: int) -> SavedFilter:
    """A saved view that the user sees; any other meets a 404."""
    found = saved_filters(plan, user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
