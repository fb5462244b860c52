"""For ``tools.load``: people who are signed in to a sample, each with a session of their own.

The argument says how many there are in all; run by ``tools.in_django``. Says as JSON, for each
role, the cookies and the plan of everybody in it, and the references of actions that they lead.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import cycle, islice
from typing import Any

from django.test import Client

from actions.models import Action
from people.models import Role, User
from plans.models import Plan
from tools.as_user import sign_in
from tools.load.shares import LEAD, dealt_out

_REFS = 2
"""Actions that each lead who comes reports on, and nobody else."""


def main(number: int) -> None:
    plans = list(Plan.objects.filter(partnership__slug="sample").order_by("pk"))
    led = [_led(plan) for plan in plans]
    found = {
        role: [
            _visitor(user, plans[turn % len(plans)].slug, led[turn % len(plans)])
            for turn, user in enumerate(islice(cycle(_users(role)), share))
        ]
        for role, share in dealt_out(number).items()
    }
    print(json.dumps(found))


def _led(plan: Plan) -> dict[int, list[str]]:
    """For each user the actions that they report on; no action is another's too."""
    found: dict[int, list[str]] = defaultdict(list)
    led = Action.objects.filter(plan=plan, leads__officer__acting__isnull=False)
    users = dict(led.values_list("ref", "leads__officer__acting__user"))
    for action in led.distinct():
        user = User.objects.get(pk=users[action.ref])
        if user.has_perm("actions.post_update", action):
            found[user.pk].append(action.ref)
    return found


def _users(role: str) -> list[User]:
    if role == LEAD:
        return list(User.objects.filter(acting__isnull=False).distinct())
    return list(User.objects.filter(roles__kind=Role.Kind(role)))


def _visitor(user: User, plan: str, led: dict[int, list[str]]) -> dict[str, Any]:
    """One who comes; the same user comes again to other actions, or to another plan."""
    client = Client()
    sign_in(client, user)
    mine = led[user.pk]
    refs, led[user.pk] = mine[:_REFS], mine[_REFS:]
    # Whoever sends a form has seen one: it gives them the token that each is asked for.
    client.get(f"/plans/sample/{plan}/actions/{refs[0]}/update/" if refs else "/")
    cookies = {name: each.value for name, each in client.cookies.items()}
    return {"cookies": cookies, "plan": plan, "refs": refs}


if __name__ == "__main__":
    main(int(sys.argv[1]))
