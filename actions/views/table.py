"""The rows of a plan as one page shows them, made once for each state of the plan and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.assurance import Doubt, Facts, last_days
from actions.selectors.cache import Reading, plan_reading
from actions.selectors.challenges import challenged_actions
from actions.selectors.facts import doubts_from, facts_of
from actions.selectors.moves import moves_in_all
from actions.table import Row, rows
from actions.views.frame import PlanFrame
from people import clock
from plans.document import PlanDocument


@dataclass(frozen=True, slots=True)
class Table:
    reading: Reading
    rows: list[Row]
    today: date
    """The London day of the moment shown."""

    @property
    def document(self) -> PlanDocument:
        return self.reading.document


def reading_of(frame: PlanFrame) -> Reading:
    """The plan at the frame's moment and in its position."""
    return plan_reading(frame.plan, at=frame.as_at.moment, position=frame.position)


def table_of(frame: PlanFrame) -> Table:
    """Every action of the plan, at the frame's moment and in its position."""
    reading = reading_of(frame)
    today = clock.london_day(reading.at)
    moves = reading.keep("moves", lambda: moves_in_all(frame.plan, at=reading.at))
    table = reading.keep(
        ("rows", today),
        lambda: rows(
            reading.document,
            moves,
            doubts_at(frame, reading),
            today=today,
            challenged=challenged_actions(frame.plan, at=reading.at, position=frame.position),
            last_days=last_days(facts_at(frame, reading)),
        ),
    )
    return Table(reading, table, today)


def facts_at(frame: PlanFrame, reading: Reading) -> list[Facts]:
    """The facts of each action of the reading, in its order; read once a day."""

    def found() -> list[Facts]:
        return facts_of(frame.plan, reading.document, at=reading.at, position=frame.position)

    return reading.keep(("facts", clock.london_day(reading.at)), found)


def doubts_at(frame: PlanFrame, reading: Reading) -> dict[str, tuple[Doubt, ...]]:
    """What the facts imply for each action of the reading, by key; worked out once a day."""

    def found() -> dict[str, tuple[Doubt, ...]]:
        known = facts_at(frame, reading)
        return doubts_from(known, frame.plan, at=reading.at, position=frame.position)

    return reading.keep(("doubts", clock.london_day(reading.at)), found)
