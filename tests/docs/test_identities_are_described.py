"""``docs/data-protection.md`` has every rule in the service's words, and what was measured."""

from __future__ import annotations

import math

import pytest

from people.identity import CATALOGUE
from tests.docs.pages import document, rows, section
from tests.people.identity.corpus import HELD_OUT, TUNED, alarms, codes, ordinary, score


def table(heading: str, first: str) -> list[list[str]]:
    """The rows of the table whose first column is headed so."""
    found = rows(section(document("data-protection.md"), heading))
    start = next(n for n, row in enumerate(found) if row[0] == first) + 2
    return found[start : start + len(CATALOGUE)]


def test_each_rule_has_its_row_in_order() -> None:
    described = table("What each rule reads", "rule")
    assert [(row[0], row[1], row[3]) for row in described] == [
        (f"`{code}`", rule.label, rule.why) for code, rule in CATALOGUE.items()
    ]
    assert all(row[2].endswith(".") for row in described)


@pytest.mark.parametrize(
    ("first", "names"), [("held out", HELD_OUT), ("tuned on", TUNED)], ids=["held out", "tuned"]
)
def test_the_figures_are_those_that_are_measured(first: str, names: tuple[str, ...]) -> None:
    expected = []
    for code in codes():
        counted = score(code, names)
        shares = (counted.precision, counted.recall)
        expected.append([f"`{code}`", str(counted.positives), *map(_down, shares)])
    assert table("How often they are right", first) == expected


def test_so_is_the_number_of_false_alarms() -> None:
    read, alarmed = len(ordinary()), len(alarms(ordinary()))
    said = f"In {read:,} ordinary texts of plans, {alarmed} raised an alarm."
    assert said in document("data-protection.md")


def _down(share: float) -> str:
    return f"{math.floor(share * 100) / 100:.2f}"
