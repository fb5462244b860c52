"""Keeping a view of a plan's actions under a name. Bookmarks, and no part of the record."""

from __future__ import annotations

from actions.models import SavedFilter
from people.errors import Refused
from people.models import User
from plans.models import Plan

MOST = 30
"""Saved views of one person in one plan: more are found no better than the filters themselves."""


def save_filter(plan: Plan, *, by: User, name: str, query: str, shared: bool) -> SavedFilter:
    """Keep a view; saved again just so, it is the one that was kept.

    Args:
        query: the list's parameters, understood ones only.
        shared: whether everyone who reads the plan sees it.

    Raises:
        Refused: it has no name or no filter, the name is taken, or there are too many.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the view a name.")
    if not query:
        raise Refused(
            "This view shows every action of the plan. Choose a filter or an order first."
        )
    if by.saved_filters.filter(plan=plan).exclude(name=name).count() >= MOST:
        raise Refused(f"You have {MOST} saved views of this plan. Delete one first.")
    kept, _ = SavedFilter.objects.get_or_create(
        plan=plan, owner=by, name=name, defaults={"query": query, "shared": shared}
    )
    if (kept.query, kept.shared) != (query, shared):
        raise Refused(
            f"You have a saved view named “{name}” already. "
            "Choose another name, or delete that one first."
        )
    return kept


def delete_filter(saved: SavedFilter) -> None:
    """Forget a saved view; the actions that it chose are not touched."""
    saved.delete()


def forget_own_views(user: User) -> None:
    """Delete the views that a departed user kept for themself; shared ones are others' too."""
    SavedFilter.objects.filter(owner=user, shared=False).delete()
