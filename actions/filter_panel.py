"""The filter panel of the action list: options with counts, chips, hidden fields. Pure.

The count beside an option is how many actions it gives together with the other filters, its own
left out: so it says what ticking it would bring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString

from actions.catalogue import CODES
from actions.choices import (
    NONE,
    Choice,
    challenge_choices,
    doubt_choices,
    due_choices,
    sign_off_choices,
    vacant_choice,
)
from actions.filters import DEFAULT_SORT, Chosen, address
from actions.table import Row
from people.wording import plain
from plans import brag
from plans.document import PlanDocument
from plans.templatetags.brag import letter


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    value: str
    label: str
    count: int
    checked: bool
    mark: SafeString | str = ""
    """What stands before the label: a rating's letter."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """A group of tick boxes."""

    name: str
    legend: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Menu:
    """A drop-down; it shows one value, the others chosen besides ride along hidden."""

    name: str
    label: str
    anyone: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    words: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Panel:
    action: str
    clear_url: str
    chips: Sequence[Chip]
    words: str
    """What is in the search field."""
    boxes: Sequence[Boxes]
    menus: Sequence[Menu]
    hidden: Sequence[tuple[str, str]]


def panel(
    table: Sequence[Row],
    document: PlanDocument,
    chosen: Chosen,
    *,
    today: date,
    base: str,
    at: Sequence[tuple[str, str]],
) -> Panel:
    """The panel of one list.

    Args:
        base: the list's address.
        at: the parameter of the moment; none for now.
    """
    facets = _Facets(table, document, chosen, today)
    return Panel(
        action=base,
        clear_url=address(base, at),
        chips=list(_chips(chosen, base, at)),
        words=next((c.value for c in chosen.of("q")), ""),
        boxes=list(facets.boxes()),
        menus=list(facets.menus()),
        hidden=list(_hidden(chosen, at)),
    )


def _chips(chosen: Chosen, base: str, at: Sequence[tuple[str, str]]) -> Iterator[Chip]:
    """What is chosen, each with the address of the list without it."""
    for choice in chosen.choices:
        yield Chip(_chip(choice), address(base, [*chosen.parameters(without=choice), *at]))


def _chip(choice: Choice) -> str:
    if choice.group == "theme":
        return f"Theme {choice.words}"
    return f"Doubt: {choice.words}" if choice.value in CODES else choice.words


def _hidden(chosen: Chosen, at: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What the form keeps without showing it: second values of single fields, order, moment."""
    for group in ("lead", "agency", "q"):
        yield from ((group, choice.value) for choice in chosen.of(group)[1:])
    if chosen.sort != DEFAULT_SORT:
        yield "sort", chosen.sort
    yield from at


class _Facets:
    def __init__(
        self, table: Sequence[Row], document: PlanDocument, chosen: Chosen, today: date
    ) -> None:
        self.table, self.document, self.chosen, self.today = table, document, chosen, today

    def boxes(self) -> Iterator[Boxes]:
        yield Boxes("rating", "Rating", list(self.ratings()))
        yield Boxes("signed", "Said to be complete", list(self.signed()))
        yield Boxes("due", "Due", list(self.due()))
        yield Boxes("doubt", "Doubts", list(self.doubts()))
        yield from self.challenges()
        yield Boxes("theme", "Theme", list(self.themes()))

    def menus(self) -> Iterator[Menu]:
        yield Menu("lead", "Lead", "Anyone", list(self.leads()))
        yield Menu("agency", "Agency", "Any agency", list(self.agencies()))

    def _others(self, group: str) -> list[Row]:
        """The rows that every other filter lets through."""
        return self.chosen.keep(self.table, without=group)

    def ratings(self) -> Iterator[Option]:
        counts = Counter(row.rating for row in self._others("rating"))
        values = self.chosen.values("rating")
        for rating in (*brag.RANK, None):
            look = brag.look(rating)
            yield Option(
                f"rating-{look.code}", look.code, look.word, counts[rating],
                look.code in values, letter(rating),
            )  # fmt: skip

    def due(self) -> Iterator[Option]:
        offered = {choice.value: choice for choice in due_choices(self.today)}
        offered |= {c.value: c for c in self.chosen.of("due") if c.value not in offered}
        for option in self._options("due", offered.values()):
            yield replace(option, label=_without_due(option.label))

    def signed(self) -> Iterator[Option]:
        yield from self._options("signed", sign_off_choices())

    def doubts(self) -> Iterator[Option]:
        """Any and none of them, and between those the doubts that the plan holds."""
        held = {code for row in self.table for code in row.codes} | self.chosen.values("doubt")
        offered = (c for c in doubt_choices() if c.value in held or c.value not in CODES)
        yield from self._options("doubt", offered)

    def challenges(self) -> Iterator[Boxes]:
        """Nothing, in a plan without an open challenge."""
        options = list(self._options("challenge", challenge_choices()))
        if any(row.challenged for row in self.table) or self.chosen.of("challenge"):
            yield Boxes("challenge", "Challenge", options)

    def _options(self, group: str, offered: Iterable[Choice]) -> Iterator[Option]:
        left, values = self._others(group), self.chosen.values(group)
        for number, choice in enumerate(offered):
            count = sum(choice.test(row) for row in left)
            yield Option(
                f"{group}-{number}", choice.value, choice.words, count, choice.value in values
            )

    def themes(self) -> Iterator[Option]:
        counts = Counter(row.theme.number for row in self._others("theme"))
        values = self.chosen.values("theme")
        for theme in self.document.themes:
            value = str(theme.number)
            label = f"{theme.number} {theme.name}"
            yield Option(f"theme-{value}", value, label, counts[theme.number], value in values)

    def leads(self) -> Iterator[Option]:
        nobody = vacant_choice()
        held = (
            (*row.action.leads, *([NONE] if nobody.test(row) else []))
            for row in self._others("lead")
        )
        everyone = {name for row in self.table for name in row.action.leads}
        yield from self._menu("lead", held, everyone, nobody.words)

    def agencies(self) -> Iterator[Option]:
        held = (row.agencies or (NONE,) for row in self._others("agency"))
        every = {name for row in self.table for name in row.agencies}
        yield from self._menu("agency", held, every, "No agency")

    def _menu(
        self, group: str, held: Iterable[Sequence[str]], names: set[str], nobody: str
    ) -> Iterator[Option]:
        counts = Counter(name for some in held for name in some)
        first = next((c.value for c in self.chosen.of(group)), "")
        if counts[NONE] or first == NONE:
            yield Option("", NONE, nobody, counts[NONE], first == NONE)
        for name in sorted(names | ({first} - {"", NONE}), key=plain):
            yield Option("", name, name, counts[name], name == first)


def _without_due(words: str) -> str:
    """An option under the heading "Due" does not say it again."""
    short = words.removeprefix("Due ")
    return short[:1].upper() + short[1:]
