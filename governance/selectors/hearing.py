"""When each body last heard of each plan: the meetings that it held, and what they were about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from actions.models import Action
from governance.models import (
    AskedAbout,
    Meeting,
    MeetingItem,
    ObjectiveWithoutQuestions,
    ProgrammeEntry,
)
from governance.routes.hearing import Sitting
from governance.selectors.asked import readable_questions
from people import clock
from people.asat import as_at
from people.exempt.reading import hidden_from_reader
from plans.models import Objective

Pairs = set[tuple[int, int]]
"""An item of a meeting with a plan, an objective or an action that it was about."""


def last_heard(
    bodies: Sequence[int], plans: Sequence[int], *, at: datetime
) -> dict[tuple[int, int], Sitting]:
    """By body and plan: the last meeting by a moment at which an item was about it.

    An item is about a plan where a question or its silence names one of the plan's objectives or
    actions, or where the body looked there at an entry of its work programme about the plan. What
    is exempt counts for who may read it.
    """
    day = clock.london_day(at)
    meetings: list[Any] = list(as_at(Meeting, at, body_id__in=list(bodies), held_on__lte=day))
    held = {row.id: row for row in meetings}
    items: dict[int, int] = dict(
        as_at(MeetingItem, at, meeting_id__in=list(held)).values_list("id", "meeting_id")
    )
    about = {(items[item], plan) for item, plan in _about(list(items), at) if plan in plans}
    return {
        (held[meeting].body_id, plan): Sitting(held[meeting].slug, held[meeting].held_on)
        for meeting, plan in sorted(about, key=lambda pair: held[pair[0]].held_on)
    }


def _about(items: list[int], at: datetime) -> Pairs:
    """Each item with each plan that it was about."""
    questions = readable_questions(at, item_id__in=items)
    asked: dict[int, int] = dict(questions.values_list("id", "item_id"))
    named = as_at(AskedAbout, at, question_id__in=list(asked)).values_list(
        "question_id", "action_id"
    )
    objectives = {
        *_pairs(questions, "objective_id"),
        *_pairs(_readable_silence(items, at), "objective_id"),
    }
    actions = {(asked[question], action) for question, action in named if action}
    return {
        *_of_plans(Objective, objectives, at),
        *_of_plans(Action, actions, at),
        *_pairs(as_at(ProgrammeEntry, at, item_id__in=items), "plan_id"),
    }


def _readable_silence(items: list[int], at: datetime) -> QuerySet[Any]:
    told = set(items) - hidden_from_reader(MeetingItem).keys()
    return as_at(ObjectiveWithoutQuestions, at, item_id__in=told)


def _pairs(rows: QuerySet[Any], column: str) -> Pairs:
    return {(item, about) for item, about in rows.values_list("item_id", column) if about}


def _of_plans(model: Any, pairs: Pairs, at: datetime) -> Pairs:
    """Each item with the plans in which its objectives or actions stood at the moment."""
    keys = {about for _, about in pairs}
    plans: dict[int, int] = dict(as_at(model, at, id__in=keys).values_list("id", "plan_id"))
    return {(item, plans[about]) for item, about in pairs if about in plans}
