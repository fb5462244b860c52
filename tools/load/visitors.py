"""For ``tools.load``: people who are signed in to a sample, each with a session of their own.

The argument says how many there are in all; run by ``tools.in_django``. Says as JSON, for each
role, the cookies and the plan of everybody in it, and the references of actions that they lead.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, zip_longest
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
    shares = dealt_out(number)
    found = {LEAD: [_visitor(*each) for each in _leads(plans, shares.pop(LEAD))]}
    for role, share in shares.items():
        users = User.objects.filter(roles__kind=Role.Kind(role))
        come = islice(zip(cycle(users), cycle(plans), strict=False), share)
        found[role] = [_visitor(user, plan, ()) for user, plan in come]
    print(json.dumps(found))


def _leads(plans: list[Plan], number: int) -> Iterator[tuple[User, Plan, Sequence[str]]]:
    """So many who each report on some actions of a plan, in turns over the plans.

    Raises:
        SystemExit: there are not enough actions.
    """
    by_plan = [list(_parts(plan)) for plan in plans]
    in_turns = [each for turn in zip_longest(*by_plan) for each in turn if each]
    if len(in_turns) < number:
        raise SystemExit(f"There are actions for {len(in_turns)} leads, and not for {number}.")
    return islice(in_turns, number)


def _parts(plan: Plan) -> Iterator[tuple[User, Plan, Sequence[str]]]:
    for pk, refs in _led(plan).items():
        user = User.objects.get(pk=pk)
        for first in range(0, len(refs), _REFS):
            yield user, plan, refs[first : first + _REFS]


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


def _visitor(user: User, plan: Plan, refs: Sequence[str]) -> dict[str, Any]:
    client = Client()
    sign_in(client, user)
    # Whoever sends a form has seen one: it gives them the token that each is asked for.
    client.get(f"/plans/sample/{plan.slug}/actions/{refs[0]}/update/" if refs else "/")
    cookies = {name: each.value for name, each in client.cookies.items()}
    return {"cookies": cookies, "plan": plan.slug, "refs": refs}


if __name__ == "__main__":
    main(int(sys.argv[1]))
