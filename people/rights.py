"""What each kind of people may do, in words made from the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from people.permissions import LABELS, RULES, SENTENCES
from people.rule import Rule, Way, without_narrower
from people.wording import listed

Phrases = tuple[str, ...]
"""Conditions that hold together; without one, always."""

_SIGHT = ".see_recorded"
"""How each app names the permission to see what is not yet considered."""


class Right(NamedTuple):
    sentence: str
    when: str
    """Under which conditions; empty where it is always so."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What people of one kind may do beyond what everyone may."""

    kind: str
    label: str
    sees: str
    """The positions, recorded and considered, that they are shown."""
    may: list[Right]
    may_not: list[str]


def rights() -> list[Rights]:
    """Each kind of people with what its rules let it do."""
    return [
        Rights(kind, label, _sees(kind), _own(kind), _refused(kind))
        for kind, label in LABELS.items()
    ]


def rights_of_everyone() -> list[Right]:
    """What everyone who belongs may do."""
    return _rights((name, _common(rule)) for name, rule in RULES.items())


def ways_in_words(rule: Rule, kind: str) -> list[Phrases]:
    """Under which conditions people of a kind may do what the rule is about; none: never."""
    return without_narrower(_phrases(way) for way in rule.ways_of(kind))


def _phrases(way: Way) -> Phrases:
    """What a way asks of people comes before what it asks of the thing."""
    ordered = sorted(way, key=lambda condition: condition.is_of_the_thing)
    return tuple(condition.said.when for condition in ordered if condition.said)


def _common(rule: Rule) -> list[Phrases]:
    """The ways that are open to every kind of people."""
    first, *others = (ways_in_words(rule, kind) for kind in LABELS)
    return [way for way in first if all(way in ways for ways in others)]


def _own(kind: str) -> list[Right]:
    """What people of a kind may beyond everyone else."""
    ways = {name: ways_in_words(rule, kind) for name, rule in RULES.items()}
    common = {name: _common(rule) for name, rule in RULES.items()}
    return _rights((name, [w for w in ways[name] if w not in common[name]]) for name in RULES)


def _refused(kind: str) -> list[str]:
    return [SENTENCES[name] for name, rule in RULES.items() if not ways_in_words(rule, kind)]


def _rights(permissions: Iterable[tuple[str, list[Phrases]]]) -> list[Right]:
    return [Right(SENTENCES[name], in_words(ways)) for name, ways in permissions if ways]


def in_words(ways: Iterable[Phrases]) -> str:
    """``on actions that they lead and while the action is open``; empty where it is always so."""
    return listed([listed(way) for way in ways], "or")


def _sees(kind: str) -> str:
    ways = [
        way
        for name, rule in RULES.items()
        if name.endswith(_SIGHT)
        for way in ways_in_words(rule, kind)
    ]
    if () in ways:
        return "Sees the recorded position, and the considered one."
    if ways:
        return f"Sees the considered position, and the recorded one {listed(map(listed, ways))}."
    return "Sees the considered position: what the sub-group has accepted."
