"""A Green beside which other doubts hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plans.brag import Rating
from tests.actions.assurance.sample import CALM, RULES, codes, found, said

LATE: dict[str, Any] = {"due_on": date(2026, 9, 30), "updated_on": date(2026, 9, 15)}


def test_it_names_the_doubts_that_it_counts() -> None:
    assert said("green_in_doubt", **LATE) == (
        "Green with 2 doubts. Rated Green, while these hold: overdue and no update in time."
    )
    assert found(**LATE)["green_in_doubt"].facts == {"doubts": ["overdue", "stale"]}


def test_of_one() -> None:
    assert said("green_in_doubt", leads=()) == (
        "Green with 1 doubt. Rated Green, while this holds: no lead."
    )


def test_a_calm_green_has_none() -> None:
    assert codes(CALM) == []


@pytest.mark.parametrize("rating", [Rating.AMBER, Rating.RED, Rating.BLUE, None])
def test_only_green_is_in_doubt(rating: Rating | None) -> None:
    assert "green_in_doubt" not in codes(**LATE, rating=rating)


def test_some_doubts_do_not_bear_on_green() -> None:
    assert codes(rating_since=date(2024, 1, 1), text="Agree it by [date]") == [
        "unchanged",
        "placeholder",
    ]


def test_it_counts_only_what_is_switched_on() -> None:
    off = replace(RULES, off=frozenset({"stale"}))
    assert found(rules=off, **LATE)["green_in_doubt"].facts == {"doubts": ["overdue"]}
    off = replace(RULES, off=frozenset({"stale", "overdue"}))
    assert codes(rules=off, **LATE) == []


def test_it_can_be_switched_off_itself() -> None:
    off = replace(RULES, off=frozenset({"green_in_doubt"}))
    assert codes(rules=off, **LATE) == ["overdue", "stale"]
