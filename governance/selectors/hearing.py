"""When each body last heard of each plan: the meetings that it held, and what they were about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from actions.models import Action
from governance.models import (
    AskedAbout,
    Meeting,
    MeetingItem,
    ObjectiveWithoutQuestions,
    ProgrammeEntry,
    Question,
)
from people import clock
from people.asat import as_at
from plans.models import Objective

Pairs = set[tuple[int, int]]
"""An item of a meeting with a plan, an objective or an action that it was about."""


def last_heard(
    bodies: Sequence[int], plans: Sequence[int], *, at: datetime
) -> dict[tuple[int, int], date]:
    """By body and plan: the day of the last meeting by a moment at which an item was about it.

    An item is about a plan where a question or its silence names one of the plan's objectives or
    actions, or where the body looked there at an entry of its work programme about the plan.
    """
    day = clock.london_day(at)
    meetings: list[Any] = list(as_at(Meeting, at, body_id__in=list(bodies), held_on__lte=day))
    held = {row.id: row for row in meetings}
    items: dict[int, int] = dict(
        as_at(MeetingItem, at, meeting_id__in=list(held)).values_list("id", "meeting_id")
    )
    found: dict[tuple[int, int], date] = {}
    for item, plan in _about(list(items), at):
        meeting = held[items[item]]
        if plan in plans:
            key = (meeting.body_id, plan)
            found[key] = max(found.get(key, meeting.held_on), meeting.held_on)
    return found


def _about(items: list[int], at: datetime) -> Pairs:
    """Each item with each plan that it was about."""
    asked: dict[int, int] = dict(
        as_at(Question, at, item_id__in=items).values_list("id", "item_id")
    )
    named = as_at(AskedAbout, at, question_id__in=list(asked)).values_list(
        "question_id", "action_id"
    )
    objectives = {
        *_pairs(Question, "objective_id", items, at),
        *_pairs(ObjectiveWithoutQuestions, "objective_id", items, at),
    }
    actions = {(asked[question], action) for question, action in named if action}
    return {
        *_of_plans(Objective, objectives, at),
        *_of_plans(Action, actions, at),
        *_pairs(ProgrammeEntry, "plan_id", items, at),
    }


def _pairs(model: Any, column: str, items: list[int], at: datetime) -> Pairs:
    rows = as_at(model, at, item_id__in=items).values_list("item_id", column)
    return {(item, about) for item, about in rows if about}


def _of_plans(model: Any, pairs: Pairs, at: datetime) -> Pairs:
    """Each item with the plans in which its objectives or actions stood at the moment."""
    keys = {about for _, about in pairs}
    plans: dict[int, int] = dict(as_at(model, at, id__in=keys).values_list("id", "plan_id"))
    return {(item, plans[about]) for item, about in pairs if about in plans}
