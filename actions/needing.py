"""What Amber and Red actions ask for, and what came: lines, their order, filters, a file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Protocol, TypeVar

from people import clock
from people.cells import written
from people.wording import day_words, first_capital, number_of, plain
from plans.brag import Rating, look
from plans.document import ActionEntry, ThemeEntry

NOT_SAID = "none"


@dataclass(frozen=True, slots=True)
class NeedReply:
    """What came of a need."""

    outcome: str
    """In words: ``Given``, ``Given in part``, ``Refused``."""
    who: str
    moment: datetime
    text: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """What one open Amber or Red action asks for, at a moment."""

    theme: ThemeEntry
    action: ActionEntry
    update: int
    """The update that asks now."""
    kind: str
    """``resource``, ``decision``, ``intervention``, or nothing where the lead did not say."""
    kind_words: str
    needed: str
    needed_from: str
    since: datetime
    """When it was first asked in these words, without a break since."""
    today: date
    replies: tuple[NeedReply, ...]
    """Oldest first."""

    @property
    def ref(self) -> str:
        return self.action.ref

    @property
    def rating(self) -> Rating | None:
        return self.action.rating

    @property
    def is_answered(self) -> bool:
        return bool(self.replies)

    @property
    def since_day(self) -> date:
        return clock.london_day(self.since)

    @property
    def days(self) -> int:
        """Since it was first asked."""
        return (self.today - self.since_day).days


class Asking(Protocol):
    """An update, of which nothing is asked here but what it says is needed."""

    @property
    def needed(self) -> str: ...
    @property
    def needed_from(self) -> str: ...


_A = TypeVar("_A", bound=Asking)


def asked_so_far(updates: Sequence[_A]) -> list[_A]:
    """The last of some updates, oldest first, that ask for the same without a break.

    What came of any of them is the answer to the current one. Nothing where that one asks for
    nothing.
    """
    run = takewhile(
        lambda each: each.needed and _plainly(each) == _plainly(updates[-1]), updates[::-1]
    )
    return [*run][::-1]


def _plainly(update: Asking) -> tuple[str, str]:
    return " ".join(plain(update.needed).split()), " ".join(plain(update.needed_from).split())


def in_order(lines: Iterable[NeedLine]) -> list[NeedLine]:
    """The unanswered first, and the oldest of them first."""
    return sorted(lines, key=lambda line: (line.is_answered, line.since))


KINDS: Mapping[str, str] = {
    "resource": "A resource",
    "decision": "A decision",
    "intervention": "An intervention",
    NOT_SAID: "Not said",
}
ANSWERED: Mapping[str, str] = {"no": "Not answered", "yes": "Answered"}
GROUPS = ("kind", "from", "answered")

Query = Mapping[str, Sequence[str]]
Tests = list[Callable[[NeedLine], bool]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for: one value of each filter at most."""

    values: Mapping[str, str]
    ignored: tuple[str, ...]
    """A sentence for each value that was not understood."""

    def keep(self, lines: Iterable[NeedLine]) -> list[NeedLine]:
        return [line for line in lines if all(self._fits(line, group) for group in self.values)]

    def _fits(self, line: NeedLine, group: str) -> bool:
        return _value(line, group) == self.values[group]


def _value(line: NeedLine, group: str) -> str:
    """What a line has of a filter, as the address would say it."""
    if group == "kind":
        return line.kind or NOT_SAID
    if group == "from":
        return plain(line.needed_from)
    return "yes" if line.is_answered else "no"


def wanted(query: Query, lines: Sequence[NeedLine]) -> Wanted:
    """What a query means here; the rest is told."""
    values: dict[str, str] = {}
    ignored = []
    for group in GROUPS:
        known = {option.value for option in options(lines, group)}
        for text in query.get(group, ()):
            value = plain(text.strip())
            if value in known:
                values[group] = value
            elif value:
                ignored.append(f"“{text[:60]}” is no choice here and was left out.")
    return Wanted(values, tuple(ignored))


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter, with how many lines have it."""

    value: str
    words: str
    count: int


def options(lines: Sequence[NeedLine], group: str) -> list[Option]:
    """The choices of a filter; those of ``from`` are the names that the lines give."""
    counts: dict[str, int] = {}
    for line in lines:
        value = _value(line, group)
        counts[value] = counts.get(value, 0) + 1
    words = _words(lines, group)
    return [Option(value, words[value], counts.get(value, 0)) for value in words]


def _words(lines: Sequence[NeedLine], group: str) -> Mapping[str, str]:
    if group == "kind":
        return KINDS
    if group == "answered":
        return ANSWERED
    names = {plain(line.needed_from): line.needed_from for line in reversed(lines)}
    return dict(sorted(names.items()))


def sentence(lines: Sequence[NeedLine]) -> str:
    """``Five actions ask for something; two have no answer, the oldest since 3 March 2026.``"""
    if not lines:
        return "No Amber or Red action asks for anything."
    asking = first_capital(number_of(len(lines), "action"))
    verb = "asks" if len(lines) == 1 else "ask"
    open_ones = [line for line in lines if not line.is_answered]
    if not open_ones:
        return f"{asking} {verb} for something; each has had an answer."
    oldest = day_words(min(line.since_day for line in open_ones))
    has = "has" if len(open_ones) == 1 else "have"
    silent = "none has an answer yet"
    if len(open_ones) < len(lines):
        silent = f"{len(open_ones)} {has} no answer yet"
    return f"{asking} {verb} for something; {silent}, the oldest since {oldest}."


COLUMNS = (
    "Ref", "Theme", "Action", "Lead", "Rating", "What is needed", "Kind", "From whom", "Since",
    "Days", "Answer", "Answered by", "Answered on", "In words",
)  # fmt: skip


def needs_csv(lines: Iterable[NeedLine]) -> bytes:
    """A row for each answer, and one for each need without any; days as 2026-03-31."""
    return written(COLUMNS, (row for line in lines for row in _rows(line)))


def _rows(line: NeedLine) -> Iterator[tuple[str, ...]]:
    asked = (
        line.ref, f"{line.theme.number} {line.theme.name}", line.action.text,
        ", ".join(line.action.leads), look(line.rating).word, line.needed, line.kind_words,
        line.needed_from, line.since_day.isoformat(), str(line.days),
    )  # fmt: skip
    if not line.replies:
        yield (*asked, "", "", "", "")
    for reply in line.replies:
        day = clock.london_day(reply.moment).isoformat()
        yield (*asked, reply.outcome, reply.who, day, reply.text)
