"""Reaching what was said of an action, through the action that the user was given."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from actions.models import Action, Challenge, Posted, ProgressUpdate
from actions.selectors.actions import position_on
from actions.selectors.challenges import shown_challenges
from actions.selectors.current import standing_updates
from people import clock

_P = TypeVar("_P", bound=Posted)


def get_said(model: type[_P], action: Action, pk: int) -> _P:
    """Something that was said of the action."""
    return _of(action, model._default_manager.all(), pk)


def get_update(action: Action, pk: int) -> ProgressUpdate:
    """An update of the action, which is to be corrected."""
    return _of(action, ProgressUpdate.objects.select_related("by"), pk)


def get_challenge(action: Action, pk: int, *, seen_by: object) -> Challenge:
    """A challenge of the action's rating, if this user sees the rating that it questions."""
    shown = shown_challenges(at=clock.now(), position=position_on(seen_by, action))
    return _of(action, shown.select_related("body", "by"), pk)


def get_need(user: object, action: Action, pk: int) -> ProgressUpdate:
    """An update that says what is needed, as far as this user sees what is said of the action."""
    seen = standing_updates(at=clock.now(), position=position_on(user, action))
    return _of(action, seen.exclude(needed=""), pk)


def _of(action: Action, rows: QuerySet[_P], pk: int) -> _P:
    found = rows.filter(action=action, pk=pk).first()
    if found is None:
        raise Http404
    found.action = action  # type: ignore[attr-defined]  # each of these is of an action
    return found
