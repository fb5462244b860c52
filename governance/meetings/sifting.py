"""Sifting what was asked: by plan, objective, action, body, kind and what came of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.meetings.asked import Exchange
from governance.meetings.document import QuestionKind

GROUPS = ("plan", "objective", "action", "body", "kind", "state")
STATES: Mapping[str, str] = {
    "open": "A promise is open",
    "overdue": "A promise is overdue",
    "kept": "A promise was kept",
    "answered": "Answered",
    "unanswered": "No answer recorded",
}
KINDS: Mapping[str, str] = {
    QuestionKind.QUESTION: "Questions",
    QuestionKind.COMMENT: "Comments",
    QuestionKind.REQUEST: "Requests",
}
_LONGEST = 60

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class AskedLine:
    """An exchange, with what it can be found by."""

    exchange: Exchange
    plans: Mapping[str, str]
    """The titles of the plans that it is about, by their short names."""
    objectives: frozenset[str]
    """The objective's ref as printed, and as it is at the moment that is shown."""
    actions: frozenset[str]
    """The refs of its actions, likewise."""
    today: date

    def values(self, group: str) -> set[str]:
        """What it has of a filter, as the address would say it."""
        exchange = self.exchange
        found: dict[str, Iterable[str]] = {
            "plan": self.plans,
            "objective": self.objectives,
            "action": self.actions,
            "body": (exchange.meeting.body_slug,),
            "kind": (exchange.entry.kind.value,),
            "state": states_of(exchange, self.today),
        }
        return set(found[group])


def states_of(exchange: Exchange, today: date) -> set[str]:
    """What came of it, as far as it has come."""
    promises = exchange.promises
    holds = {
        "open": exchange.has_open_promise,
        "overdue": exchange.has_overdue_promise(today),
        "kept": any(each.closing and each.closing.outcome == "kept" for each in promises),
        "answered": exchange.is_answered,
        "unanswered": not exchange.is_answered and exchange.entry.kind != QuestionKind.COMMENT,
    }
    return {state for state, does in holds.items() if does}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter, with how many lines have it."""

    value: str
    words: str
    count: int


def options(lines: Sequence[AskedLine], group: str) -> list[Option]:
    """The choices of a filter that some line has, in their order."""
    counts: dict[str, int] = {}
    for line in lines:
        for value in line.values(group):
            counts[value] = counts.get(value, 0) + 1
    words = _words(lines, group, counts)
    return [Option(value, words[value], counts[value]) for value in words if value in counts]


def _words(lines: Sequence[AskedLine], group: str, found: Iterable[str]) -> Mapping[str, str]:
    if group == "state":
        return STATES
    if group == "kind":
        return KINDS
    if group == "plan":
        return {slug: title for line in lines for slug, title in line.plans.items()}
    if group == "body":
        return {line.exchange.meeting.body_slug: line.exchange.meeting.body for line in lines}
    return {ref: ref for ref in sorted(found, key=by_ref)}


def by_ref(ref: str) -> list[tuple[bool, int, str]]:
    """Refs in the order of a plan: 1.4.2 before 1.4.10, and DA2 before DA10."""
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in _parts(ref)]


def _parts(ref: str) -> list[str]:
    return re.findall(r"[0-9]+|[^0-9]+", ref)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for: one value of each filter at most."""

    values: Mapping[str, str]
    ignored: tuple[str, ...]
    """A sentence for each value that was not understood."""

    def keep(self, lines: Iterable[AskedLine]) -> list[AskedLine]:
        wanted = self.values.items()
        return [line for line in lines if all(v in line.values(group) for group, v in wanted)]


def wanted(query: Query, lines: Sequence[AskedLine], also: Mapping[str, Iterable[str]]) -> Wanted:
    """What a query means here; the rest is told.

    Args:
        also: values of a filter that are known though no line has them, such as an objective
            about which nobody asked.
    """
    values: dict[str, str] = {}
    ignored = []
    for group in GROUPS:
        known = {value for line in lines for value in line.values(group)} | set(also.get(group, ()))
        for text in query.get(group, ()):
            value = text.strip()
            if value in known or value in _fixed(group):
                values[group] = value
            elif value:
                ignored.append(f"“{text[:_LONGEST]}” is no {group} here and was left out.")
    return Wanted(values, tuple(ignored))


def _fixed(group: str) -> Iterable[str]:
    """The values that a filter takes whatever the lines are."""
    return {"state": STATES, "kind": KINDS}.get(group, ())
