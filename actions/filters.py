"""Choosing actions of a plan: what an address asks for, what it means, which rows it leaves. Pure.

Values of one parameter are alternatives; parameters together must all hold. ``due`` takes

* ``overdue``: due before today and not Blue;
* ``month``: due from today to 31 days on; ``quarter``: to 92 days on;
* ``before:2027-01-01``: due before that day;
* ``none``: without a date.

``lead`` and ``agency`` take a name as the plan gives it, or ``none``: the open actions that nobody
leads, only a vacancy does or every lead has left, and those of no agency. ``doubt`` takes a code of
the catalogue, ``any`` or ``none``; ``signed`` ``awaiting`` or ``signed-off``; ``challenge``
``open``. ``q`` takes words, all of which must stand in the action, its evidence, its lead or its
ref. What is not understood is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from actions.choices import (
    BEFORE,
    NONE,
    Choice,
    before,
    challenge_choices,
    doubt_choices,
    due_choices,
    sign_off_choices,
    vacant_choice,
)
from actions.table import Row
from people.wording import plain
from plans import brag
from plans.document import PlanDocument

GROUPS = ("theme", "lead", "agency", "rating", "signed", "due", "doubt", "challenge", "q")
"""The parameters that choose rows, in the order in which a sentence names them."""
OTHERS = ("sort", "at", "position", "page", "format")

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for."""

    choices: tuple[Choice, ...]
    sort: str
    ignored: tuple[str, ...]
    """A sentence for each value that was not understood."""

    def of(self, group: str) -> list[Choice]:
        return [c for c in self.choices if c.group == group]

    def values(self, group: str) -> set[str]:
        return {c.value for c in self.of(group)}

    def keep(self, table: Iterable[Row], *, without: str = "") -> list[Row]:
        """The rows that every filter lets through; ``without`` leaves one filter out."""
        tests = [
            [c.test for c in found]
            for group in GROUPS
            if group != without and (found := self.of(group))
        ]
        return [row for row in table if all(any(t(row) for t in some) for some in tests)]

    def parameters(self, *, without: Choice | None = None) -> list[tuple[str, str]]:
        """The address's parameters, understood ones only; moment and page are not among them."""
        pairs = [(c.group, c.value) for c in self.choices if c != without]
        return [*pairs, ("sort", self.sort)] if self.sort != DEFAULT_SORT else pairs


@dataclass(frozen=True, slots=True)
class Sort:
    words: str
    """As the result's sentence says it."""
    key: Callable[[Row], tuple[object, ...]]


def _due(sign: int) -> Callable[[Row], tuple[object, ...]]:
    """Actions without a date come last either way."""

    def key(row: Row) -> tuple[object, ...]:
        day = row.action.due_on
        return (day is None, sign * day.toordinal() if day else 0)

    return key


def _rating(sign: int) -> Callable[[Row], tuple[object, ...]]:
    """Actions without a rating come last either way."""
    return lambda row: (row.rating is None, sign * brag.RANK[row.rating] if row.rating else 0)


def _updated(sign: int) -> Callable[[Row], tuple[object, ...]]:
    """One that was never updated counts as updated before all others."""
    return lambda row: (sign * (row.action.moment.timestamp() if row.action.moment else 0.0),)


DEFAULT_SORT = "ref"
SORTS: dict[str, Sort] = {
    "ref": Sort("In the plan’s order", lambda row: (row.place,)),
    "due": Sort("Soonest due first", _due(1)),
    "-due": Sort("Latest due first", _due(-1)),
    "rating": Sort("Red first", _rating(1)),
    "-rating": Sort("Blue first", _rating(-1)),
    "lead": Sort("By lead", lambda row: (not row.action.leads, plain(row.responsible))),
    "doubts": Sort("Fewest doubts first", lambda row: (len(row.doubts),)),
    "-doubts": Sort("Most doubts first", lambda row: (-len(row.doubts),)),
    "updated": Sort("Longest without an update first", _updated(1)),
    "-updated": Sort("Newest update first", _updated(-1)),
}
"""Every order that an address can ask for; the plan's own order breaks ties."""


def choose(query: Query, document: PlanDocument, *, today: date) -> Chosen:
    """What an address's parameters ask of a plan, on a London day."""
    readers = _Readers(document, today)
    choices: dict[tuple[str, str], Choice] = {}
    ignored: list[str] = []
    for group in GROUPS:
        for value in query.get(group, ()):
            if not value.strip():
                continue
            found = readers.read(group, value.strip())
            if found:
                choices[group, found.value] = found
            else:
                ignored.append(f"“{_cut(value)}” is no {_NOUNS[group]} here and was left out.")
    sort = _sort(query.get("sort", ()), ignored)
    ignored += [
        f"This list has no filter “{_cut(name)}”; it was left out."
        for name in query
        if name not in GROUPS and name not in OTHERS
    ]
    return Chosen(tuple(choices.values()), sort, tuple(ignored))


_NOUNS = {
    "theme": "theme", "lead": "lead", "agency": "agency", "rating": "rating",
    "signed": "state of sign-off", "due": "due date", "doubt": "doubt",
    "challenge": "state of a challenge", "q": "word",
}  # fmt: skip
_LONGEST_SHOWN = 60


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"


def _sort(values: Iterable[str], ignored: list[str]) -> str:
    chosen = DEFAULT_SORT
    for value in values:
        if value in SORTS:
            chosen = value
        elif value:
            ignored.append(f"“{_cut(value)}” is no order of this list and was left out.")
    return chosen


class _Readers:
    """Turns a value of each parameter into a choice, or none where it means nothing here."""

    def __init__(self, document: PlanDocument, today: date) -> None:
        self.document, self.today = document, today

    def read(self, group: str, value: str) -> Choice | None:
        reader: Callable[[str], Choice | None] = getattr(self, f"_{group}")
        return reader(value)

    def _theme(self, value: str) -> Choice | None:
        theme = next((t for t in self.document.themes if str(t.number) == value), None)
        if theme is None:
            return None
        words = f"{theme.number} {theme.name}"
        return Choice("theme", value, words, lambda row: row.theme.number == theme.number)

    def _lead(self, value: str) -> Choice | None:
        if value == NONE:
            return vacant_choice()
        known = {officer.name for officer in self.document.officers}
        if value not in known and not any(value in a.leads for a in self.document.actions):
            return None
        return Choice("lead", value, value, lambda row: value in row.action.leads)

    def _agency(self, value: str) -> Choice | None:
        if value == NONE:
            return Choice("agency", NONE, "No agency", lambda row: not row.agencies)
        if value not in {officer.agency for officer in self.document.officers}:
            return None
        return Choice("agency", value, value, lambda row: value in row.agencies)

    def _rating(self, value: str) -> Choice | None:
        try:
            rating = brag.from_code(value)
        except KeyError:
            return None
        return Choice("rating", value, brag.look(rating).word, lambda row: row.rating is rating)

    def _due(self, value: str) -> Choice | None:
        if value.startswith(BEFORE):
            return before(value)
        return _of(due_choices(self.today), value)

    def _doubt(self, value: str) -> Choice | None:
        return _of(doubt_choices(), value)

    def _signed(self, value: str) -> Choice | None:
        return _of(sign_off_choices(), value)

    def _challenge(self, value: str) -> Choice | None:
        return _of(challenge_choices(), value)

    def _q(self, value: str) -> Choice | None:
        words = plain(value).split()
        return Choice("q", value, f"“{value}”", lambda row: all(w in row.sought for w in words))


def _of(offered: Iterable[Choice], value: str) -> Choice | None:
    return next((choice for choice in offered if choice.value == value), None)


def arranged(table: Iterable[Row], sort: str) -> list[Row]:
    """The rows in an order of ``SORTS``."""
    key = SORTS[sort].key
    return sorted(table, key=lambda row: (*key(row), row.place))


def address(base: str, pairs: Iterable[tuple[str, str]]) -> str:
    """``base`` with parameters, none left dangling."""
    query = urlencode(list(pairs))
    return f"{base}?{query}" if query else base
