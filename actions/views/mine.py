"""My actions, and the plans that a user may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.selectors.actions import Task, my_tasks
from actions.selectors.came_back import came_back
from actions.views.frame import navigation
from actions.views.panels import ON_MY_WORK
from people.frame import Link
from people.standing import standing
from plans.models import Plan
from plans.selectors import plans_visible_to


def _nav(request: HttpRequest, plans: list[Plan], current: str) -> list[Link]:
    """The navigation of the one plan that the user reads, else the way to all of them."""
    if len(plans) == 1:
        return navigation(request, plans[0], current)
    return [
        Link(reverse("actions:my-work"), "My actions", current == "my-work"),
        Link(reverse("actions:plans"), "Plans", current == "plans"),
    ]


def _plans_of(tasks: list[Task]) -> set[int]:
    return {task.action.plan_id for task in tasks}


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """What is due from the user, and an update in one click."""
    tasks = my_tasks(request.user)
    due = [task for task in tasks if task.is_due]
    back = came_back(request.user, tasks)
    readable = list(plans_visible_to(request.user))
    context = {
        "nav": _nav(request, readable, "my-work"),
        "due": due,
        "back": back,
        "questions": len([each for each in back if each.asks]),
        "later": [task for task in tasks if not task.is_due],
        "panels": ON_MY_WORK.panels(request),
        "leads": bool(standing(request.user).officers),
        "plans": readable,
        "several_plans": len(_plans_of(tasks) | {each.action.plan_id for each in back}) > 1,
    }
    return render(request, "actions/my_work.html", context)


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that the user may read."""
    readable = list(plans_visible_to(request.user))
    context = {"nav": _nav(request, readable, "plans"), "plans": readable}
    return render(request, "actions/plans.html", context)
