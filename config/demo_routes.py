"""Bodies of the demonstration: to whom each reports, of which plan it hears, what it looks at."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.services.programme import NOTHING, Looking, Subject
from governance.services.routes import agree_route, give_plan
from people.models import Body
from plans.models import Plan, Theme
from plans.writing import plan_writing


def agree_routes(plan: Plan, people: dict[str, Any], *, day: date) -> None:
    """Agree to the routes that a partnership's file names; a part in a plan is in this one."""
    bodies = {body.slug: body for body in Body.objects.filter(partnership=plan.partnership)}
    with plan_writing(plan, by=None, reason="Agreed at the start", said_on=day):
        for route in people.get("route", ()):
            agree_route(
                bodies[route["body"]],
                by=None,
                to=bodies[route["to"]],
                what=route["what"],
                interval=route.get("interval"),
            )
        for part in people.get("part", ()):
            give_plan(
                bodies[part["body"]],
                by=None,
                plan=plan,
                part=part["part"],
                interval=part["interval"],
            )


def looking(body: Body, said: dict[str, Any]) -> Looking:
    """What a body means to look at, as the script says it: about a plan, or a theme of one."""
    return Looking(said["title"], said["why"], _subject(body, said), month=said["month"])


def _subject(body: Body, said: dict[str, Any]) -> Subject:
    if "plan" not in said:
        return NOTHING
    plan = Plan.objects.get(partnership=body.partnership, slug=said["plan"])
    if "theme" not in said:
        return Subject(plan)
    return Subject(theme=Theme.objects.select_related("plan").get(plan=plan, number=said["theme"]))
