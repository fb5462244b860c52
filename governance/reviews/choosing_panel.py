"""The filter panel of recommendations: options with counts, and what is chosen. Pure.

The count beside an option is how many it gives together with the other filters, its own left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.filter_panel import Boxes, Chip, Option
from actions.filters import address
from governance.reviews.choosing import DEFAULT_SORT, SORTS, Chosen, Group, Pairs, groups
from governance.reviews.judged import Judged


@dataclass(frozen=True, slots=True)
class Panel:
    action: str
    clear_url: str
    chips: tuple[Chip, ...]
    boxes: tuple[Boxes, ...]
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Order:
    words: str
    url: str
    chosen: bool


def panel(table: Sequence[Judged], chosen: Chosen, *, base: str, at: Pairs) -> Panel:
    """The panel of one list.

    Args:
        base: the list's address.
        at: the parameter of the moment; none for now.
    """
    sort = [("sort", chosen.sort)] if chosen.sort != DEFAULT_SORT else []
    return Panel(
        action=base,
        clear_url=address(base, at),
        chips=tuple(_chips(chosen, base, at)),
        boxes=tuple(_boxes(group, table, chosen) for group in groups(table)),
        hidden=(*sort, *at),
    )


def orders(chosen: Chosen, *, base: str, at: Pairs) -> list[Order]:
    """Each order in which the list can stand, with its address."""
    return [
        Order(sort.words, address(base, [*chosen.parameters(sort=name), *at]), name == chosen.sort)
        for name, sort in SORTS.items()
    ]


def _chips(chosen: Chosen, base: str, at: Pairs) -> Iterator[Chip]:
    for choice in chosen.choices:
        words = f"{choice.group.capitalize()}: {choice.words}"
        yield Chip(words, address(base, [*chosen.parameters(without=choice), *at]))


def _boxes(group: Group, table: Sequence[Judged], chosen: Chosen) -> Boxes:
    others = chosen.keep(table, without=group.name)
    options = [
        Option(
            id=f"{group.name}-{choice.value}",
            value=choice.value,
            label=choice.words,
            count=sum(map(choice.test, others)),
            checked=choice in chosen.choices,
        )
        for choice in group.choices
    ]
    return Boxes(group.name, group.legend, [o for o in options if o.count or o.checked])
