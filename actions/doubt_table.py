"""How many actions hold each doubt, by theme and by agency. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from actions.catalogue import GREEN_IN_DOUBT, OWN_CODES
from actions.choices import ANY, NONE
from actions.table import Row
from people.wording import plain
from plans.document import PlanDocument

STEPS = 3
"""Tints of a cell, besides none for nought."""


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """One theme or agency."""

    group: str
    """The filter that chooses its actions; none for all."""
    value: str
    name: str
    counts: Counter[str]
    """By code, and under ``any`` how many actions hold at least one."""

    @property
    def choice(self) -> tuple[tuple[str, str], ...]:
        return ((self.group, self.value),) if self.group else ()


def occurring(table: Iterable[Row]) -> list[str]:
    """The codes that some action holds, in the order in which doubts are listed."""
    held = {code for row in table for code in row.codes}
    return [code for code in OWN_CODES if code in held]


def by_theme(document: PlanDocument, table: Sequence[Row]) -> list[DoubtLine]:
    """A line for each theme, in the plan's order, those without a doubt too."""
    return [
        DoubtLine(
            "theme",
            str(theme.number),
            f"{theme.number} {theme.name}",
            _counts(row for row in table if row.theme is theme),
        )
        for theme in document.themes
    ]


def by_agency(table: Sequence[Row]) -> list[DoubtLine]:
    """A line for each agency that leads; an action with leads from two counts under both."""
    names = sorted({name for row in table for name in row.agencies}, key=plain)
    lines = [
        DoubtLine("agency", name, name, _counts(r for r in table if name in r.agencies))
        for name in names
    ]
    without = [row for row in table if not row.agencies]
    return [
        *lines,
        *([DoubtLine("agency", NONE, "No agency", _counts(without))] if without else []),
    ]


def in_all(table: Sequence[Row], name: str) -> DoubtLine:
    return DoubtLine("", "", name, _counts(table))


def _counts(table: Iterable[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in table:
        counts.update(doubt.code for doubt in row.doubts)
        counts[ANY] += bool(row.doubts)
        counts[GREEN_IN_DOUBT] += row.green_in_doubt
    return counts


def step(number: int, most: int) -> int:
    """The tint of a count: 0 for nought, then by thirds of the greatest count of its table."""
    return min(ceil(STEPS * number / max(most, STEPS)), STEPS)


def greatest(lines: Sequence[DoubtLine], codes: Sequence[str]) -> int:
    return max((line.counts[code] for line in lines for code in codes), default=0)
