"""My actions, and the plans that a user may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.selectors.actions import my_tasks
from people.frame import Link
from people.standing import standing
from plans.selectors import plans_visible_to


def _nav(current: str) -> list[Link]:
    return [
        Link(reverse("actions:my-work"), "My actions", current == "my-work"),
        Link(reverse("actions:plans"), "Plans", current == "plans"),
    ]


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """What is due from the user, and an update in one click."""
    tasks = my_tasks(request.user)
    due = [task for task in tasks if task.is_due]
    context = {
        "nav": _nav("my-work"),
        "due": due,
        "later": [task for task in tasks if not task.is_due],
        "leads": bool(standing(request.user).officers),
        "plans": plans_visible_to(request.user),
    }
    return render(request, "actions/my_work.html", context)


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that the user may read."""
    context = {"nav": _nav("plans"), "plans": plans_visible_to(request.user)}
    return render(request, "actions/plans.html", context)
