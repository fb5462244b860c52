"""A plan read once for as long as nothing is written: pages of one state share one reading.

Whatever a plan document shows is bound into its partnership's chain, and the ledger names how each
plan's part of it stands: a write by anyone, in any process, that may concern the plan gives it
another name, and the next page reads anew. What was said of another plan's actions does not. At
every moment since the last write the plan is the same; only ``at`` differs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from actions.newest import Newest
from actions.selectors.document import settled, settled_document
from people.exempt.reading import note, noting, what_is_hidden
from people.models import Ledger
from plans.document import PlanDocument, Position
from plans.models import Plan, part_of_the_record

_T = TypeVar("_T")

MOST_ACTIONS = 8_000
"""In all readings together: a reading of 100, with what pages made of it, takes one to three
megabytes, and each plan is read at two or three moments."""
MOST_DERIVED = 8
MOST_SMALL = 256
"""Numbers and other small values, such as what waits for each reader."""


class _Shown(NamedTuple):
    """What a reading depends on beside the record's state: which part of it is shown."""

    plan: int
    moment: datetime | None
    """In the past; none since the partnership's last write."""
    position: Position
    hidden: frozenset[tuple[str, int, str]]
    """What is exempt and not for this reader."""


@dataclass(frozen=True, slots=True)
class _Held:
    document: PlanDocument
    exempt: Collection[str]
    """What of it is exempt: each further reading is one too."""
    weight: int
    """Its actions, and one for the plan itself."""
    derived: Newest[Any] = field(default_factory=lambda: Newest[Any](MOST_DERIVED))


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan at a moment, and what pages made of it."""

    document: PlanDocument
    at: datetime
    _derived: Newest[Any]

    def keep(self, name: Hashable, make: Callable[[], _T]) -> _T:
        """What ``make`` gives, made once for this state of the plan.

        ``name`` must hold whatever else it depends on: the day, addresses.
        """
        kept: _T = self._derived.get(name, make)
        return kept


_readings: Newest[_Held] = Newest(MOST_ACTIONS, lambda held: held.weight)
_small: Newest[Any] = Newest(MOST_SMALL)


def plan_reading(plan: Plan, *, at: datetime, position: Position) -> Reading:
    """The plan as it stood at a moment; one query where it was read before and nothing changed.

    Raises:
        Refused: the plan did not exist yet.
    """
    ledger = _ledger(plan)
    at = settled(at, ledger.last_moment)
    is_past = ledger.last_moment is not None and at < ledger.last_moment
    shown = _Shown(plan.pk, at if is_past else None, position, what_is_hidden())
    held = _readings.get(shown, lambda: _read(plan, at, position), state=_state(ledger, plan))
    note(held.exempt)
    return Reading(replace(held.document, at=at), at, held.derived)


def _read(plan: Plan, at: datetime, position: Position) -> _Held:
    with noting() as exempt:
        document = settled_document(plan, at=at, position=position)
    return _Held(document, exempt, 1 + len(document.actions))


def cached_document(plan: Plan, *, at: datetime, position: Position) -> PlanDocument:
    """``plan_document``, read from the database only where something changed since.

    Raises:
        Refused: the plan did not exist yet.
    """
    return plan_reading(plan, at=at, position=position).document


def small(plan: Plan, name: Hashable, make: Callable[[], _T]) -> _T:
    """A small value of the plan as it stands now; one query where nothing was written since.

    ``name`` must hold whatever else it depends on: the day, who reads.
    """
    kept: _T = _small.get((plan.pk, name), make, state=_state(_ledger(plan), plan))
    return kept


def _ledger(plan: Plan) -> Ledger:
    return Ledger.objects.only("digest", "heads", "last_moment").get(
        partnership=plan.partnership_id
    )


def _state(ledger: Ledger, plan: Plan) -> str:
    return ledger.state_of(part_of_the_record(plan.pk))


def forget() -> None:
    """Drop every reading; for measuring."""
    _readings.clear()
    _small.clear()
