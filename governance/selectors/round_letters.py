"""Who was written to in a reporting round, and what became of each letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from governance.models import Round, RoundStep
from governance.rounds.steps import LABELS, ORDER, Step, day_of
from people.models import Letter, User


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was written to."""

    name: str
    letter: Letter | None
    """None once the outbox keeps it no longer."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a round, done or to come."""

    label: str
    due_on: date
    done_at: datetime | None = None
    skipped: str = ""
    told: tuple[Told, ...] = ()


def letter_step(of: Round, step: Step) -> str:
    """The one step that letters of a round are about, as the outbox has it."""
    return f"round {of.pk} {step}"


def steps_of(of: Round) -> list[StepRow]:
    """Every step of a round in its order, with who was told, by their names of now."""
    done = {Step(row.step): row for row in of.steps.all()}
    users = {pk for row in done.values() for pk in row.told}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "name"))
    letters = _letters(of)
    return [_row(of, step, done.get(step), names, letters) for step in ORDER]


def _letters(of: Round) -> dict[tuple[str, int], Letter]:
    steps = [letter_step(of, step) for step in ORDER]
    found = Letter.objects.filter(partnership=of.plan.partnership_id, step__in=steps)
    return {(letter.step, letter.to_id): letter for letter in found}


def _row(
    of: Round,
    step: Step,
    done: RoundStep | None,
    names: dict[int, str],
    letters: dict[tuple[str, int], Letter],
) -> StepRow:
    due_on = day_of(step, of.days)
    if done is None:
        return StepRow(LABELS[step], due_on)
    about = letter_step(of, step)
    told = sorted((Told(names[pk], letters.get((about, pk))) for pk in done.told), key=_name)
    return StepRow(LABELS[step], due_on, done.moment, done.skipped, tuple(told))


def _name(told: Told) -> str:
    return told.name
