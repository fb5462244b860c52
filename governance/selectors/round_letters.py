"""Who was written to in a reporting round, and what became of each letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from governance.models import Round, RoundStep
from governance.rounds.steps import LABELS, ORDER, Step, day_of
from people.models import Letter
from people.wording import plain


@dataclass(frozen=True, slots=True)
class Reader:
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
    told: tuple[Reader, ...] = ()


def letter_step(of: Round, step: Step) -> str:
    """The one step that letters of a round are about, as the outbox has it."""
    return f"round {of.pk} {step}"


def steps_of(of: Round) -> list[StepRow]:
    """Every step of a round in its order, with who was told, by their names of now."""
    rows = of.steps.prefetch_related("told__user")
    done, letters = {Step(row.step): row for row in rows}, _letters(of)
    return [_row(of, step, done.get(step), letters) for step in ORDER]


def _letters(of: Round) -> dict[tuple[str, int], Letter]:
    steps = [letter_step(of, step) for step in ORDER]
    found = Letter.objects.filter(partnership=of.plan.partnership_id, step__in=steps)
    return {(letter.step, letter.to_id): letter for letter in found}


def _row(
    of: Round,
    step: Step,
    done: RoundStep | None,
    letters: dict[tuple[str, int], Letter],
) -> StepRow:
    due_on = day_of(step, of.days)
    if done is None:
        return StepRow(LABELS[step], due_on)
    about = letter_step(of, step)
    told = (Reader(each.user.name, letters.get((about, each.user_id))) for each in done.told.all())
    in_order = tuple(sorted(told, key=lambda reader: plain(reader.name)))
    return StepRow(LABELS[step], due_on, done.moment, done.skipped, in_order)
