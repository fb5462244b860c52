"""Rules that keep what they are composed of, so that a page can say them in words.

A rule is asked like any predicate of ``rules``. Beside that it knows its ways: each is a list of
conditions that together let a user do something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from rules import Predicate


class Said(NamedTuple):
    """A condition in words."""

    when: str
    """``while the action is open``"""
    otherwise: str
    """Why not, where it does not hold: ``the action is not open``"""


class Rule(Predicate):
    """A condition, or several composed by ``&``, ``|`` and ``~``."""

    def __init__(
        self,
        fn: Callable[..., Any],
        name: str | None = None,
        *,
        holders: Iterable[str] = (),
        said: Said | None = None,
        denied: Said | None = None,
    ) -> None:
        """A condition, asked of a user and an object.

        Args:
            holders: the kinds of people for whom it can hold; none is a state of the thing.
            said: its words; a role that somebody merely holds needs none.
            denied: the words of its opposite.
        """
        super().__init__(fn, name)
        self.holders = frozenset(holders)
        self.said, self.denied = said, denied
        self.ways: tuple[Way, ...] = ((Condition(self),),)

    def __and__(self, other: Rule) -> Rule:
        both = [_joined(mine, theirs) for mine in self.ways for theirs in other.ways]
        return _composed(super().__and__(other), both)

    def __or__(self, other: Rule) -> Rule:
        return _composed(super().__or__(other), [*self.ways, *other.ways])

    def __invert__(self) -> Rule:
        """The opposite of one condition; a composed rule has no words for its own."""
        if self.denied is None:
            raise TypeError(f"{self} has no words for its opposite")
        return _composed(super().__invert__(), [(Condition(self, wanted=False),)])

    def ways_of(self, kind: str) -> Iterator[Way]:
        """The ways that are open to people of one kind, who may be nothing else besides."""
        yield from (way for way in self.ways if all(each.can_hold_for(kind) for each in way))


class Condition(NamedTuple):
    """One rule that is not composed, as it is wanted: to hold, or not to."""

    rule: Rule
    wanted: bool = True

    @property
    def said(self) -> Said | None:
        return self.rule.said if self.wanted else self.rule.denied

    @property
    def is_of_the_thing(self) -> bool:
        """Whether it asks for a state of the thing, which is the same for everybody."""
        return not self.rule.holders

    def can_hold_for(self, kind: str) -> bool:
        return self.is_of_the_thing or not self.wanted or kind in self.rule.holders

    def holds(self, user: object, obj: object) -> bool:
        return self.rule.test(user, obj) == self.wanted


Way = tuple[Condition, ...]
T = TypeVar("T")


def _joined(mine: Way, theirs: Way) -> Way:
    return tuple(dict.fromkeys([*mine, *theirs]))


def _composed(predicate: Predicate, ways: Iterable[Way]) -> Rule:
    rule = Rule(predicate)
    rule.ways = tuple(without_narrower(ways))
    return rule


def without_narrower(ways: Iterable[tuple[T, ...]]) -> list[tuple[T, ...]]:
    """The ways, without those that ask for all that another one asks for."""
    kept: list[tuple[T, ...]] = []
    for way in sorted(ways, key=len):
        if not any(set(other) <= set(way) for other in kept):
            kept.append(way)
    return kept


def condition(
    when: str, otherwise: str, *, holders: Iterable[str] = (), denied: Said | None = None
) -> Callable[[Callable[..., bool]], Rule]:
    """Make a function of user and object a rule that knows its words."""

    def made(fn: Callable[..., bool]) -> Rule:
        return Rule(fn, holders=holders, said=Said(when, otherwise), denied=denied)

    return made
