"""Choosing recommendations: what an address asks for, and which it leaves. Pure.

Values of one parameter are alternatives; parameters together must all hold. ``overdue`` takes
``response`` and ``action``; ``status`` and ``decision`` their words with hyphens, or ``none``;
``body`` the short name of a responding body, or ``none``; ``doubt`` takes ``claim`` (said to be
completed, and something speaks against it) or ``any``. What is not understood is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from governance.reviews.document import Decision, Status
from governance.reviews.judged import CLAIMED_IN_DOUBT, Judged
from people.wording import first_capital

Query = Mapping[str, Sequence[str]]
Pairs = list[tuple[str, str]]
Test = Callable[[Judged], bool]

NONE = "none"
DEFAULT_SORT = "ref"
_OTHERS = ("sort", "at")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of one filter."""

    group: str
    value: str
    words: str
    test: Test


@dataclass(frozen=True, slots=True)
class Group:
    """A filter with its values."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    words: str
    key: Callable[[Judged], tuple[object, ...]]


def _longest_overdue(judged: Judged) -> tuple[object, ...]:
    since = judged.clock.waits_since
    return (since is None, since.toordinal() if since else 0, judged.place)


def _by_status(judged: Judged) -> tuple[object, ...]:
    order: list[Status | None] = [None, *Status]
    return (order.index(judged.entry.status), judged.place)


SORTS: dict[str, Sort] = {
    "ref": Sort("In the review’s order", lambda judged: (judged.place,)),
    "overdue": Sort("Longest overdue first", _longest_overdue),
    "status": Sort("By status", _by_status),
}


def groups(table: Iterable[Judged]) -> tuple[Group, ...]:
    """Every filter there is for some recommendations."""
    return (
        Group("overdue", "Overdue", tuple(_overdue())),
        Group("doubt", "Does not fit", tuple(_doubts())),
        Group("status", "Status", tuple(_statuses())),
        Group("decision", "Decision", tuple(_decisions())),
        Group("body", "Responding body", tuple(_bodies(table))),
    )


def _overdue() -> Iterator[Choice]:
    yield Choice(
        "overdue", "response", "The response", lambda judged: judged.clock.response_is_overdue
    )
    yield Choice(
        "overdue", "action", "What was to be done",
        lambda judged: judged.clock.overdue_since is not None,
    )  # fmt: skip


def _doubts() -> Iterator[Choice]:
    claimed = first_capital(CLAIMED_IN_DOUBT)
    yield Choice("doubt", "claim", claimed, lambda each: each.is_doubtful_claim)
    yield Choice("doubt", "any", "Anything", lambda each: bool(each.prompts))


def _statuses() -> Iterator[Choice]:
    for status in (*Status, None):
        yield _word("status", status, "No status", _equals(lambda each: each.entry.status, status))


def _decisions() -> Iterator[Choice]:
    for made in (*Decision, None):
        test = _equals(lambda each: each.entry.decision, made)
        yield _word("decision", made, "No decision yet", test)


def _bodies(table: Iterable[Judged]) -> Iterator[Choice]:
    named = {each.row.responding_body for each in table}
    for body in sorted(filter(None, named), key=lambda body: body.name):
        test = _equals(lambda each: each.row.responding_body, body)
        yield Choice("body", body.slug, body.name, test)
    if None in named:
        test = _equals(lambda each: each.row.responding_body, None)
        yield Choice("body", NONE, "None named", test)


def _equals(read: Callable[[Judged], object], wanted: object) -> Test:
    return lambda each: read(each) == wanted


def _word(group: str, word: Status | Decision | None, otherwise: str, test: Test) -> Choice:
    if word is None:
        return Choice(group, NONE, otherwise, test)
    return Choice(group, word.value.replace(" ", "-"), first_capital(word.value), test)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for."""

    choices: tuple[Choice, ...]
    sort: str
    ignored: tuple[str, ...]
    """A sentence for each value that was not understood."""

    def keep(self, table: Iterable[Judged], *, without: str = "") -> list[Judged]:
        """What every filter lets through, sorted; ``without`` leaves one filter out."""
        tests: dict[str, list[Choice]] = {}
        for choice in self.choices:
            if choice.group != without:
                tests.setdefault(choice.group, []).append(choice)
        kept = [e for e in table if all(any(c.test(e) for c in some) for some in tests.values())]
        return sorted(kept, key=SORTS[self.sort].key)

    def parameters(self, *, without: Choice | None = None, sort: str = "") -> Pairs:
        """The address's parameters, understood ones only; the moment is not among them."""
        pairs = [(c.group, c.value) for c in self.choices if c != without]
        wanted = sort or self.sort
        return [*pairs, ("sort", wanted)] if wanted != DEFAULT_SORT else pairs


def choose(query: Query, table: Sequence[Judged]) -> Chosen:
    """What an address's parameters ask of some recommendations."""
    known = {(c.group, c.value): c for group in groups(table) for c in group.choices}
    names = {group for group, _ in known} | {"body"}
    asked = [(name, value) for name in query if name in names for value in query[name] if value]
    chosen = dict.fromkeys(known[pair] for pair in asked if pair in known)
    ignored = [f"“{value[:_LONGEST]}” is no {name} here and was left out."
               for name, value in asked if (name, value) not in known]  # fmt: skip
    ignored += [
        f"This list has no filter “{name[:_LONGEST]}”; it was left out."
        for name in query
        if name not in names and name not in _OTHERS
    ]
    sort = next(iter(query.get("sort", ())), "") or DEFAULT_SORT
    if sort not in SORTS:
        ignored.append(f"“{sort[:_LONGEST]}” is no order here and was left out.")
        sort = DEFAULT_SORT
    return Chosen(tuple(chosen), sort, tuple(ignored))
