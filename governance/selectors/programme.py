"""The work programme of a body as it stood at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import Http404

from governance.models import Meeting, MeetingItem, ProgrammeEntry, Review
from governance.programme import Entry, Look
from governance.routes.hearing import Sitting
from people import clock
from people.asat import as_at
from people.models import Body
from plans.models import Objective, Plan, Theme
from plans.selectors import plans_visible_to


def get_entry(body: Body, pk: int) -> ProgrammeEntry:
    """An entry of the programme of a body that the user has reached already."""
    entries = ProgrammeEntry.objects.select_related("body__partnership")
    found = entries.filter(body=body, pk=pk).first()
    if found is None:
        raise Http404
    return found


def meetings_of(body: Body) -> QuerySet[Meeting]:
    """The meetings of a body, the last first."""
    return Meeting.objects.filter(body=body).order_by("-held_on")


def items_held(body: Body) -> QuerySet[MeetingItem]:
    """The items of the meetings that a body has held, of the last meeting first."""
    items = MeetingItem.objects.filter(meeting__body=body, meeting__held_on__lte=clock.today())
    return items.select_related("meeting").order_by("-meeting__held_on", "place", "id")


def programme(body: Body, *, user: object, at: datetime) -> list[Entry]:
    """Every entry of a body's work programme at a moment.

    A plan that the user may not see is not named.
    """
    rows: list[Any] = list(as_at(ProgrammeEntry, at, body_id=body.pk))
    visible = plans_visible_to(user).filter(partnership=body.partnership)
    read = _Named(rows, set(visible.values_list("pk", flat=True)), at)
    return [read.entry(row) for row in rows]


class _Named:
    """What the entries of a programme name, each as it stood at the moment."""

    def __init__(self, rows: Iterable[Any], visible: set[int], at: datetime) -> None:
        self.at, self.rows = at, list(rows)
        self.items = self._of(MeetingItem, {row.item_id for row in self.rows})
        sat = {row.meeting_id for row in self.items.values()}
        self.meetings = self._of(Meeting, {row.meeting_id for row in self.rows} | sat)
        of_plans = [row for row in self.rows if row.plan_id in visible]
        self.plans = self._of(Plan, {row.plan_id for row in of_plans})
        self.themes = self._of(Theme, {row.theme_id for row in of_plans})
        self.objectives = self._of(Objective, {row.objective_id for row in of_plans})
        self.reviews = self._of(Review, {row.review_id for row in self.rows})

    def _of(self, model: type[models.Model], keys: set[int | None]) -> dict[int, Any]:
        found: list[Any] = list(as_at(model, self.at, id__in=keys - {None}))
        return {row.id: row for row in found}

    def entry(self, row: Any) -> Entry:
        return Entry(
            pk=row.id,
            title=row.title,
            why=row.why,
            about=self._about(row),
            meeting=self._sitting(row.meeting_id),
            month=row.month,
            looked_at=self._look(row.item_id),
            taken_off=row.taken_off,
        )

    def _about(self, row: Any) -> str:
        """``Delivery plan, theme 1 Prevent``, ``Delivery plan, objective 1.4``, a review's title"""
        plan, review = self.plans.get(row.plan_id), self.reviews.get(row.review_id)
        theme, objective = self.themes.get(row.theme_id), self.objectives.get(row.objective_id)
        named = [plan.title] if plan else []
        named += [f"theme {theme.number} {theme.name}"] if theme else []
        named += [f"objective {objective.ref}"] if objective else []
        named += [review.title] if review else []
        return ", ".join(named)

    def _sitting(self, key: int | None) -> Sitting | None:
        meeting = self.meetings.get(key) if key else None
        return Sitting(meeting.slug, meeting.held_on) if meeting else None

    def _look(self, key: int | None) -> Look | None:
        item = self.items.get(key) if key else None
        sitting = self._sitting(item.meeting_id) if item else None
        return Look(sitting, item.number, item.title) if item and sitting else None
