"""The course of one sample plan: how it begins, and what is said of it on which day. Pure.

The same seed, number, size and first day give the same course. A plan begins the same whatever is
said of it later, so that plans of different sizes can be laid beside one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import merge
from itertools import cycle
from random import Random

from config.sample import words
from config.sample.structure import Size, Structure, dealt, month_end
from plans.brag import Rating
from plans.document import ActionEntry, Period, PlanDocument

DAYS = 2 * 365
"""How long the course of a plan is."""
_WEEK = 7
_SATURDAY = 5
_QUARTER = 91
_CORRECTED = 1 / 80
"""The part of the updates that put the one before them right."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One update, or a correction of the action's current one."""

    key: str
    lead: str
    """The responsible lead, in whose name it is said; empty for a vacancy."""
    rating: Rating | None
    words: words.Said
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A due date that moves."""

    key: str
    to: date
    reason: str


@dataclass(frozen=True, slots=True)
class Day:
    """What happens to a plan at one moment of a day."""

    on: date
    sayings: tuple[Saying, ...] = ()
    """Of each action one at most."""
    moves: tuple[Move, ...] = ()
    version: str = ""
    """The number of the version that is cut, if any."""


class Course:
    """One plan from its first day on."""

    def __init__(self, seed: int, number: int, size: Size, first: date) -> None:
        self._seed, self.number, self._size, self.first = seed, number, size, first
        self.title = f"Sample delivery plan {number}"
        officers = [officer.name for officer in words.officers()]
        structure = Structure(self._chance("structure"), first, officers)
        self.themes = structure.themes(size.actions)

    def _chance(self, of: str) -> Random:
        """Chance of its own for each part: none draws from another's."""
        return Random(f"{self._seed}/{self.number}/{of}")  # noqa: S311 - nothing is secret here

    def document(self, held: PlanDocument) -> PlanDocument:
        """The plan on its first day, from the empty one that was begun."""
        return replace(
            held,
            period=Period(self.first, self.first + timedelta(days=3 * 365)),
            owner=words.OWNERS[(self.number - 1) % len(words.OWNERS)],
            methodology="Each lead reports to the sub-group; it looks at every rating.",
            glossary=words.GLOSSARY,
            themes=self.themes,
        )

    def days(self) -> Iterator[Day]:
        """What is said, in order; a day comes more than once where the plan sits more often."""
        actions = [a for t in self.themes for a in t.actions]
        sayings = _Sayings(self._chance("updates"), actions, self._size.updates, self.first)
        moves = _moves(self._chance("moves"), actions, self.first)
        kinds = (
            (Day(on, sayings=said) for on, said in sayings.sittings()),
            (Day(on, moves=tuple(moves[on])) for on in sorted(moves)),
            (Day(on, version=number) for on, number in _versions(self.first)),
        )
        return merge(*kinds, key=lambda day: day.on)


class _Sayings:
    """The updates of one plan: each action in its turn, spread evenly over two years."""

    def __init__(
        self, chance: Random, actions: Sequence[ActionEntry], updates: int, first: date
    ) -> None:
        self._chance, self._updates = chance, updates
        self._rounds = -(-updates // len(actions))
        """How often each action is spoken of, at most."""
        self._turns = cycle(chance.sample(actions, len(actions)))
        self._current: dict[str, Saying] = {}
        self._first, self._said = first, 0

    def sittings(self) -> Iterator[tuple[date, tuple[Saying, ...]]]:
        """One sitting each week, or more where every action has more to say."""
        days = [self._first + timedelta(days=n) for n in range(1, DAYS)]
        working = [day for day in days if day.weekday() < _SATURDAY]
        many = max(DAYS // _WEEK, self._rounds)
        for place, size in enumerate(dealt(self._updates, many)):
            on = working[len(working) * place // many]
            if size:
                yield on, tuple(self._next(on) for _ in range(size))

    def _next(self, on: date) -> Saying:
        """What is said next, of the action whose turn it is."""
        self._said += 1
        action = next(self._turns)
        last = self._current.get(action.key)
        before = last.rating if last else None
        corrects = last is not None and self._chance.random() < _CORRECTED
        rating = self._rating(before)
        evidence = last.words.evidence if last else ""
        said = words.said(self._chance, on, rating, before, evidence)
        if corrects:
            said = replace(said, reason=words.slip(self._chance))
        lead = action.leads[0] if action.leads else ""
        saying = Saying(action.key, lead, rating, said, corrects)
        self._current[action.key] = saying
        return saying

    def _rating(self, before: Rating | None) -> Rating | None:
        """The next rating; the nearer the end, the more actions are complete."""
        part = self._said / self._updates
        if before is Rating.GREEN and self._chance.random() < part**2 / self._rounds:
            return Rating.BLUE
        return self._chance.choice(_COURSE[before])


_COURSE: dict[Rating | None, tuple[Rating | None, ...]] = {
    None: (None, None, Rating.GREEN, Rating.GREEN, Rating.GREEN, Rating.AMBER),
    Rating.GREEN: (*[Rating.GREEN] * 16, Rating.AMBER, Rating.AMBER, Rating.RED, None),
    Rating.AMBER: (*[Rating.AMBER] * 6, *[Rating.GREEN] * 3, Rating.RED),
    Rating.RED: (*[Rating.RED] * 5, Rating.AMBER, Rating.AMBER, Rating.GREEN),
    Rating.BLUE: (Rating.BLUE,),
}
"""What may follow a rating, as often as it stands here."""


def _moves(chance: Random, actions: Sequence[ActionEntry], first: date) -> dict[date, list[Move]]:
    """The date changes of each day; two actions in five have any."""
    found: dict[date, list[Move]] = {}
    for action in actions:
        if action.due_on:
            days = sorted(chance.sample(range(_WEEK, DAYS), chance.choice(_TIMES_MOVED)))
            moves = _moves_of(chance, action.key, action.due_on, len(days))
            for day, move in zip(days, moves, strict=True):
                found.setdefault(first + timedelta(days=day), []).append(move)
    return found


def _moves_of(chance: Random, key: str, due: date, times: int) -> Iterator[Move]:
    for _ in range(times):
        due = month_end(due, chance.choice(_MONTHS_MOVED))
        yield Move(key, due, words.move(chance))


_TIMES_MOVED = (*[0] * 12, *[1] * 5, 2, 2, 3)
_MONTHS_MOVED = (-1, 1, 2, 2, 3, 3, 6)


def _versions(first: date) -> Iterator[tuple[date, str]]:
    """A version at the beginning and in each quarter."""
    for place, day in enumerate(range(0, DAYS, _QUARTER)):
        yield first + timedelta(days=day), f"1.{place}"
