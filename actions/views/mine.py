"""My actions, and the plans that a user may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.selectors.actions import Task, my_tasks
from actions.selectors.came_back import came_back
from actions.views.frame import navigation
from actions.views.panels import ON_MY_WORK
from people.frame import Link, sections
from people.models import Partnership
from people.selectors.places import partnerships_of
from people.standing import standing
from plans.models import Plan
from plans.selectors import plans_visible_to


def entries(current: str = "") -> list[Link]:
    """The navigation's entries for the pages of this module."""
    return [
        Link(reverse("actions:my-work"), "My actions", current == "my-work"),
        Link(reverse("actions:plans"), "Plans", current == "plans"),
    ]


@dataclass(frozen=True, slots=True)
class _Reach:
    """Where the user reads, and where they may begin a plan."""

    plans: list[Plan]
    places: list[Partnership]

    @classmethod
    def of(cls, request: HttpRequest) -> _Reach:
        return cls(list(plans_visible_to(request.user)), partnerships_of(request.user))

    def begins(self, request: HttpRequest) -> list[Partnership]:
        return [place for place in self.places if request.user.has_perm("plans.edit", place)]

    def nav(self, request: HttpRequest, current: str) -> list[Link]:
        """The navigation of the one plan that the user reads, else of their one partnership."""
        if len(self.plans) == 1:
            return navigation(request, self.plans[0], current)
        place = self.places[0] if len(self.places) == 1 else None
        return [*entries(current), *(sections(request, place, None) if place else ())]

    def context(self, request: HttpRequest, current: str) -> dict[str, Any]:
        return {
            "nav": self.nav(request, current),
            "plans": self.plans,
            "begins": self.begins(request),
        }


def _plans_of(tasks: list[Task]) -> set[int]:
    return {task.action.plan_id for task in tasks}


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """What is due from the user, and an update in one click."""
    tasks = my_tasks(request.user)
    due = [task for task in tasks if task.is_due]
    back = came_back(request.user, tasks)
    reach = _Reach.of(request)
    context = {
        **reach.context(request, "my-work"),
        "due": due,
        "back": back,
        "questions": len([each for each in back if each.asks]),
        "later": [task for task in tasks if not task.is_due],
        "panels": ON_MY_WORK.panels(request),
        "leads": bool(standing(request.user).officers),
        "awaits_opening": any(not plan.is_open for plan in reach.plans),
        "several_plans": len(_plans_of(tasks) | {each.action.plan_id for each in back}) > 1,
    }
    return render(request, "actions/my_work.html", context)


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that the user may read."""
    reach = _Reach.of(request)
    return render(request, "actions/plans.html", reach.context(request, "plans"))
