"""A plan read once for as long as nothing is written: pages of one state share one reading.

Whatever a plan document shows is bound into its partnership's chain, and the ledger names how each
plan's part of it stands: a write by anyone, in any process, that may concern the plan gives it
another name, and the next page reads anew. What was said of another plan's actions does not. At
every moment since the last write the plan is the same; only ``at`` differs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from actions.selectors.document import settled, settled_document
from people.exempt.reading import note, noting, what_is_hidden
from people.models import Ledger
from plans.document import PlanDocument, Position
from plans.models import Plan, part_of_the_record

_T = TypeVar("_T")

MOST_READINGS = 16
"""A reading of 85 actions, with what was made of it, takes well under a megabyte."""
MOST_DERIVED = 8
MOST_SMALL = 256
"""Numbers and other small values, such as what waits for each reader."""


class _Newest(Generic[_T]):
    """The few values that were asked for last. Safe among threads; two may make one value."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, _T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


class _State(NamedTuple):
    """What a reading depends on: the record's state, and which part of it is shown."""

    plan: int
    record: str
    """How the plan's part of the record stands."""
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
    derived: _Newest[Any] = field(default_factory=lambda: _Newest[Any](MOST_DERIVED))


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan at a moment, and what pages made of it."""

    document: PlanDocument
    at: datetime
    _derived: _Newest[Any]

    def keep(self, name: Hashable, make: Callable[[], _T]) -> _T:
        """What ``make`` gives, made once for this state of the plan.

        ``name`` must hold whatever else it depends on: the day, addresses.
        """
        kept: _T = self._derived.get(name, make)
        return kept


_readings: _Newest[_Held] = _Newest(MOST_READINGS)
_small: _Newest[Any] = _Newest(MOST_SMALL)


def plan_reading(plan: Plan, *, at: datetime, position: Position) -> Reading:
    """The plan as it stood at a moment; one query where it was read before and nothing changed.

    Raises:
        Refused: the plan did not exist yet.
    """
    ledger = _ledger(plan)
    at = settled(at, ledger.last_moment)
    is_past = ledger.last_moment is not None and at < ledger.last_moment
    state = _State(
        plan.pk, _state(ledger, plan), at if is_past else None, position, what_is_hidden()
    )
    held = _readings.get(state, lambda: _read(plan, at, position))
    note(held.exempt)
    return Reading(replace(held.document, at=at), at, held.derived)


def _read(plan: Plan, at: datetime, position: Position) -> _Held:
    with noting() as exempt:
        document = settled_document(plan, at=at, position=position)
    return _Held(document, exempt)


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
    kept: _T = _small.get((plan.pk, _state(_ledger(plan), plan), name), make)
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
