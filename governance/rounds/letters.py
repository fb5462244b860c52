"""What the letters of a reporting round say: refs, days and links, and never a word of evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from governance.rounds.asked import Asked
from governance.rounds.calendar import Days
from governance.rounds.steps import Step
from people.letters.content import Content, Item, Part
from people.wording import counted, day_words, first_capital, listed


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the links of a round's letters lead, from the first slash on."""

    update: Callable[[str], str]
    """The form of an update, by the action's ref."""
    action: Callable[[str], str]
    queue: str
    round: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What every letter of a round is told with."""

    plan: str
    """Its title."""
    number: int
    days: Days
    paths: Paths

    @property
    def due(self) -> str:
        return day_words(self.days.due_on)


def to_lead(told: Telling, step: Step, due: Sequence[Asked]) -> Content:
    """What is due from one person: as a round opens, and to remind them of it."""
    subject, opening = _ASKING[step](told, counted(len(due), "update"))
    items = tuple(Item(_due_words(each), told.paths.update(each.ref)) for each in due)
    return Content(
        subject,
        opening,
        (Part("What is due from you", items),),
        "Each link opens the form of one update. An action on which nothing has moved needs one "
        "too: say so there.",
    )


def _kick_off(told: Telling, updates: str) -> tuple[str, str]:
    return (
        f"{first_capital(updates)} due by {told.due}: {told.plan}",
        (
            f"Reporting round {told.number} of “{told.plan}” is open. You are asked for {updates} "
            f"by {told.due}."
        ),
    )


def _reminder(told: Telling, updates: str) -> tuple[str, str]:
    return (
        f"Reminder: {updates} due by {told.due}: {told.plan}",
        (
            f"Reporting round {told.number} of “{told.plan}” still waits for {updates} from you. "
            f"The due day is {told.due}."
        ),
    )


def _second_reminder(told: Telling, updates: str) -> tuple[str, str]:
    queue_on = day_words(told.days.queue_on)
    return (
        f"{first_capital(updates)} overdue since {told.due}: {told.plan}",
        (
            f"Reporting round {told.number} of “{told.plan}” was due by {told.due}, and waits for "
            f"{updates} from you. It goes to the chair’s queue on {queue_on}."
        ),
    )


_ASKING: dict[Step, Callable[[Telling, str], tuple[str, str]]] = {
    Step.KICK_OFF: _kick_off,
    Step.REMINDER: _reminder,
    Step.SECOND_REMINDER: _second_reminder,
}


def _due_words(each: Asked) -> str:
    due = _due_on(each.due_on)
    returned = "" if each.reported_at is None else ", returned to you"
    return f"Update action {each.ref}{due}{returned}"


def _due_on(day: date | None) -> str:
    return f", due {day_words(day)}" if day else ""


def missing_to_chair(told: Telling, missing: Sequence[Asked]) -> Content:
    """What has not been reported, and by whom."""
    said = counted(len(missing), "action")
    items = tuple(Item(_missing_words(each), told.paths.action(each.ref)) for each in missing)
    return Content(
        f"{first_capital(said)} not reported on: {told.plan}",
        f"Reporting round {told.number} of “{told.plan}” was due by {told.due}. There is no update "
        f"on {said}. Their leads were reminded.",
        (Part("Not reported", items), Part("The round", (_round_item(told),))),
    )


def _missing_words(each: Asked) -> str:
    led = f"led by {listed(each.leads)}" if each.leads else "without a lead"
    return f"Action {each.ref}, {led}"


def queue_to_chair(told: Telling, waiting: Sequence[Asked], missing: Sequence[Asked]) -> Content:
    """That what was collected is in the queue."""
    said = counted(len(waiting), "action")
    left = f" No update came on {counted(len(missing), 'action')}." if missing else ""
    return Content(
        f"{first_capital(said)} to consider: {told.plan}",
        f"Reporting round {told.number} of “{told.plan}” is in your queue: updates on {said} wait "
        f"to be considered.{left} Once nothing waits, the round closes and its version is cut.",
        (Part("Where to go", (Item("Open the queue", told.paths.queue), _round_item(told))),),
    )


def _round_item(told: Telling) -> Item:
    return Item(f"See who has reported in round {told.number}", told.paths.round)
