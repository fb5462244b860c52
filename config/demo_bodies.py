"""Bodies of the demonstration: to whom each reports, of which plan it hears, what it looks at."""

from __future__ import annotations

from datetime import date

from config.demo_script import Data, Script, Verb
from governance.models import MeetingItem, ProgrammeEntry
from governance.services.programme import NOTHING, Looking, Subject, note_look, plan_to_look
from governance.services.routes import agree_route, give_plan
from people.models import Body
from plans.models import Plan, Theme
from plans.writing import plan_writing


def agree_routes(plan: Plan, people: Data, *, day: date) -> None:
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


def _give_plan(s: Script, verb: Data) -> None:
    plan = Plan.objects.get(partnership=s.partnership, slug=verb["plan"])
    with plan_writing(plan, by=s.by(verb), said_on=verb["on"]):
        give_plan(
            _body(s, verb),
            by=s.by(verb),
            plan=plan,
            part=verb["part"],
            interval=verb["interval"],
        )


def _plan_to_look(s: Script, verb: Data) -> None:
    looking = Looking(verb["title"], verb["why"], _subject(s, verb), month=verb["month"])
    with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
        plan_to_look(_body(s, verb), by=s.by(verb), looking=looking)


def _note_look(s: Script, verb: Data) -> None:
    """The body's first entry of that title that is not looked at yet."""
    body = _body(s, verb)
    entry = ProgrammeEntry.objects.filter(body=body, title=verb["title"], item=None)[0]
    item = MeetingItem.objects.get(
        meeting__body=body, meeting__held_on=verb["meeting"], number=verb["item"]
    )
    with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
        note_look(entry, by=s.by(verb), item=item)


def _body(s: Script, verb: Data) -> Body:
    return Body.objects.get(partnership=s.partnership, slug=verb["body"])


def _subject(s: Script, verb: Data) -> Subject:
    if "plan" not in verb:
        return NOTHING
    plan = Plan.objects.get(partnership=s.partnership, slug=verb["plan"])
    if "theme" not in verb:
        return Subject(plan)
    return Subject(theme=Theme.objects.select_related("plan").get(plan=plan, number=verb["theme"]))


BODY_VERBS: dict[str, Verb] = {
    "give_plan": _give_plan,
    "plan_to_look": _plan_to_look,
    "note_look": _note_look,
}
