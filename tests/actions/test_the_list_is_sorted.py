"""Each order of the action list; the plan's own order breaks ties."""

from __future__ import annotations

import pytest

from actions.filters import SORTS
from tests.actions.november import refs


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("ref", ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]),
        ("due", ["1.1.1", "2.1.1", "1.1.2", "1.2.1", "2.1.2"]),
        ("-due", ["1.1.2", "2.1.1", "1.1.1", "1.2.1", "2.1.2"]),
        ("rating", ["2.1.1", "1.1.1", "1.2.1", "1.1.2", "2.1.2"]),
        ("-rating", ["1.2.1", "1.1.1", "2.1.1", "1.1.2", "2.1.2"]),
        ("lead", ["1.1.2", "2.1.1", "1.2.1", "1.1.1", "2.1.2"]),
        ("updated", ["1.1.2", "1.2.1", "2.1.1", "2.1.2", "1.1.1"]),
        ("doubts", ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]),
        ("-doubts", ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]),
        ("-updated", ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]),
    ],
)
def test_an_order(sort: str, expected: list[str]) -> None:
    assert refs(sort=sort) == expected


def test_every_order_is_tried_here() -> None:
    assert set(SORTS) == {
        "ref", "due", "-due", "rating", "-rating", "lead", "updated", "-updated",
        "doubts", "-doubts",
    }  # fmt: skip
