"""What is due in a reporting round, and what has become senseless meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.rounds.calendar import Days


class Step(StrEnum):
    """What is done once in a round, in this order."""

    KICK_OFF = "kick-off"
    REMINDER = "reminder before"
    SECOND_REMINDER = "reminder after"
    ESCALATION = "escalation"
    QUEUE = "queue"


ORDER = tuple(Step)
LABELS = {
    Step.KICK_OFF: "Leads asked for updates",
    Step.REMINDER: "Reminder before the due day",
    Step.SECOND_REMINDER: "Reminder after the due day",
    Step.ESCALATION: "Chair told what is missing",
    Step.QUEUE: "Chair told that it is in the queue",
}

EVERYONE_REPORTED = "Everyone had reported."
NOTHING_WAITS = "Nothing waited to be considered."
PAST_DUE = "The due day had passed before it could be sent."
IN_THE_QUEUE = "The round had gone to the queue before it could be sent."


@dataclass(frozen=True, slots=True)
class Stands:
    """How far a round has come, in actions."""

    missing: int
    """Asked for, and without an update since the opening that was not returned."""
    waiting: int
    """Reported, and not considered yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """A step whose time has come."""

    step: Step
    skipped: str = ""
    """Why nobody is written to; empty where it is sent."""


def next_step(days: Days, done: Collection[Step], stands: Stands, today: date) -> Due | None:
    """The first step that is due and not done; none where none is.

    Once everyone has reported nothing is left to wait for: the round goes to the queue.
    """
    step = next((each for each in ORDER if each not in done), None)
    if step is None or (today < day_of(step, days) and stands.missing):
        return None
    return Due(step, _senseless(step, days, stands, today))


def day_of(step: Step, days: Days) -> date:
    """The London day on which a step is due."""
    return {
        Step.KICK_OFF: days.opened_on,
        Step.REMINDER: days.remind_on,
        Step.SECOND_REMINDER: days.remind_again_on,
        Step.ESCALATION: days.escalate_on,
        Step.QUEUE: days.queue_on,
    }[step]


def _senseless(step: Step, days: Days, stands: Stands, today: date) -> str:
    """Why a step would tell nobody anything; empty where it would."""
    if step is Step.QUEUE:
        return "" if stands.waiting else NOTHING_WAITS
    if not stands.missing:
        return EVERYONE_REPORTED
    if step is Step.REMINDER and today > days.due_on:
        return PAST_DUE
    if step is Step.SECOND_REMINDER and today >= days.queue_on:
        return IN_THE_QUEUE
    return ""


def closes_by_itself(done: Collection[Step], stands: Stands) -> bool:
    """Whether a round has run its course, and all that was collected is considered."""
    return Step.QUEUE in done and not stands.waiting
