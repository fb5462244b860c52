"""``docs/prompts.md`` has every prompt in the service's words, and what was measured of it."""

from __future__ import annotations

import math

import pytest

from governance.reviews.prompts import CLAIMS, RULES
from tests.docs.pages import document, rows, section
from tests.governance.reviews.corpus import CODES, HELD_OUT, TUNED, score


def table(heading: str, first: str) -> list[list[str]]:
    """The rows of the table whose first column is headed so."""
    found = rows(section(document("prompts.md"), heading))
    start = next(n for n, row in enumerate(found) if row[0] == first) + 2
    rest = found[start:]
    ends = (n for n, row in enumerate(rest) if not row[0].startswith("`"))
    return rest[: next(ends, len(rest))]


def test_each_prompt_has_its_row_in_order() -> None:
    assert table("When each holds", "prompt") == [
        [f"`{code}`", rule.when, "yes" if code in CLAIMS else "no"] for code, rule in RULES.items()
    ]


@pytest.mark.parametrize(
    ("first", "names"), [("held out", (HELD_OUT,)), ("tuned on", TUNED)], ids=["held out", "tuned"]
)
def test_the_figures_are_those_that_are_measured(first: str, names: tuple[str, ...]) -> None:
    expected = []
    for code in CODES:
        counted = score(code, *names)
        figures = (counted.positives, counted.negatives)
        shares = (counted.precision, counted.recall)
        expected.append([f"`{code}`", *map(str, figures), *map(_down, shares)])
    assert table("How often they are right", first) == expected


def _down(share: float) -> str:
    return f"{math.floor(share * 100) / 100:.2f}"
