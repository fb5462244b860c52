"""The meetings of the demonstration: each verb of its script, by the service's name."""

from __future__ import annotations

from config.demo_script import Data, Script, Verb
from governance.meetings.document import PromiseOutcome, StepOutcome
from governance.meetings.reading import from_json
from governance.models import MeetingItem, NextStep, Promise
from governance.selectors.plan_refs import plan_refs
from governance.services import meetings
from governance.services.meetings.importing import keep_meeting
from governance.services.meetings.laying import known_in
from people.models import Body
from plans.writing import plan_writing


def _keep_meeting(s: Script, verb: Data) -> None:
    """What a file says of one meeting, on the day on which it was typed."""
    text = (s.folder / "meetings" / verb["file"]).read_text(encoding="utf-8")
    with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
        for document in from_json(text).meetings:
            body = Body.objects.get(partnership=s.partnership, name=document.body)
            known = known_in(s.partnership, plan_refs(s.plan))
            keep_meeting(body, document, by=s.by(verb), known=known)


def _close_promise(s: Script, verb: Data) -> None:
    promise = Promise.objects.get(question__item=_item(s, verb), question__place=verb["question"])
    with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
        meetings.close_promise(
            promise, by=s.by(verb), outcome=PromiseOutcome(verb["outcome"]), text=verb["text"]
        )


def _close_next_step(s: Script, verb: Data) -> None:
    step = NextStep.objects.get(item=_item(s, verb), place=verb["step"])
    with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
        meetings.close_next_step(
            step, by=s.by(verb), outcome=StepOutcome(verb["outcome"]), text=verb["text"]
        )


def _item(s: Script, verb: Data) -> MeetingItem:
    items = MeetingItem.objects.filter(meeting__partnership=s.partnership)
    return items.get(meeting__held_on=verb["meeting"], number=verb["item"])


MEETING_VERBS: dict[str, Verb] = {
    "keep_meeting": _keep_meeting,
    "close_promise": _close_promise,
    "close_next_step": _close_next_step,
}
