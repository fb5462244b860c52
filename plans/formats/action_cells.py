"""The words of an action's cells in Word and Excel, as our readers take them again."""

from __future__ import annotations

from collections.abc import Iterator

from people.clock import london_day
from people.wording import short_day_words
from plans.document import ActionEntry, ActionState, ObjectiveEntry
from plans.formats.lead_names import is_vacancy
from plans.formats.titles import objective_row

VACANCY = "Lead to be identified"


def lead_lines(action: ActionEntry) -> tuple[str, ...]:
    """The leads, the responsible one first; a vacancy in the plan's own words."""
    printed = action.lead_as_printed
    if action.leads:
        return action.leads
    return (printed if printed and is_vacancy(printed) else VACANCY,)


def objective_words(objective: ObjectiveEntry) -> str:
    """The objective as a row across a table: its number on a line, its words on the next."""
    plain = f"Objective {objective.ref}"
    read = objective_row(f"{plain}\n.")
    first = plain if read and read.ref == objective.ref else f"Objective “{objective.ref}”"
    return f"{first}\n{objective.text}" if objective.text else first


def record_lines(action: ActionEntry) -> Iterator[str]:
    """When the action was updated last, and how far its sign-off is."""
    if action.moment:
        yield f"Updated {short_day_words(london_day(action.moment))}"
    if said := sign_off(action):
        yield said


def sign_off(action: ActionEntry) -> str:
    if action.signed_off or action.state is not ActionState.OPEN:
        state = ActionState.SIGNED_OFF if action.signed_off else action.state
        return state.capitalize()
    return "Awaiting sign-off" if action.awaits_sign_off else ""
