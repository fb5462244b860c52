"""Slipped: it moved later too often. Moved late: it had passed when it moved."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from actions.assurance import Move, Rules
from tests.actions.assurance.sample import codes, found, move, said

JUNE, SEPTEMBER, DECEMBER = "2026-06-30", "2026-09-30", "2026-12-18"
TWICE = (move("2026-06-24", JUNE, SEPTEMBER), move("2026-09-22", SEPTEMBER, DECEMBER))
SLIPPED: dict[str, Any] = {
    "baseline_due_on": date.fromisoformat(JUNE),
    "due_on": date.fromisoformat(DECEMBER),
    "moves": TWICE,
}


def test_slipped_says_how_far_and_after_how_many_moves() -> None:
    assert said("slipped", **SLIPPED) == (
        "Slipped 171 days. First due 30 June 2026, now 18 December 2026, after 2 moves."
    )


def test_slipped_shows_its_facts() -> None:
    assert found(**SLIPPED)["slipped"].facts == {
        "due_on": DECEMBER,
        "days": 171,
        "rating": "green",
        "first_due_on": JUNE,
        "moves": 2,
        "moves_later": 2,
    }


def test_once_is_not_slipped() -> None:
    assert "slipped" not in codes(**{**SLIPPED, "moves": TWICE[1:]})


def test_moves_before_the_version_before_last_do_not_count() -> None:
    cut = datetime(2026, 6, 24, 9, 0, tzinfo=UTC)
    assert "slipped" not in codes(**SLIPPED, version_before_last=cut)
    assert "slipped" in codes(**SLIPPED, version_before_last=cut.replace(hour=8))


def test_the_version_is_named_where_not_every_move_counts() -> None:
    moves = (move("2026-03-02", "2026-05-31", JUNE), *TWICE)
    facts = {**SLIPPED, "baseline_due_on": date(2026, 5, 31), "moves": moves}
    assert said("slipped", **facts, version_before_last=datetime(2026, 4, 1, tzinfo=UTC)) == (
        "Slipped 201 days. First due 31 May 2026, now 18 December 2026, after 3 moves."
        " Of these, 2 made it later since the version before last, of 1 April 2026."
    )


def test_a_move_back_is_counted_as_a_move_and_not_as_later() -> None:
    moves = (*TWICE, move("2026-10-01", DECEMBER, "2026-06-01"))
    facts = {**SLIPPED, "due_on": date(2026, 6, 1), "moves": moves}
    assert said("slipped", **facts) == (
        "Moved later 2 times. First due 30 June 2026, now 1 June 2026, after 3 moves."
        " Of these, 2 made it later."
    )


def test_a_date_taken_away_and_given_anew_moved_all_the_same() -> None:
    moves = (
        TWICE[0],
        move("2026-09-22", SEPTEMBER, None),
        move("2026-09-23", None, DECEMBER),
    )
    assert found(**{**SLIPPED, "moves": moves})["slipped"].facts["moves_later"] == 2


def test_a_slipped_date_that_was_taken_away_is_told_so() -> None:
    moves = (*TWICE, move("2026-10-01", DECEMBER, None))
    assert said("slipped", **{**SLIPPED, "due_on": None, "moves": moves}) == (
        "Moved later 2 times. First due 30 June 2026, now without a date, after 2 moves."
    )


def test_a_first_date_is_no_move() -> None:
    moves = (move("2026-01-08", None, JUNE), TWICE[0])
    assert "slipped" not in codes(**{**SLIPPED, "moves": moves})


def test_a_plan_can_allow_more_moves() -> None:
    assert "slipped" not in codes(rules=Rules(moves_later=2), **SLIPPED)


def test_moved_late_says_by_how_much() -> None:
    moves = (move("2026-07-05", JUNE, SEPTEMBER),)
    assert said("moved_late", moves=moves) == (
        "Moved 5 days late. The due date 30 June 2026 was moved to 30 September 2026"
        " on 5 July 2026."
    )


def test_a_late_date_that_was_taken_away_is_told_so() -> None:
    moves = (move("2026-07-01", JUNE, None),)
    assert said("moved_late", moves=moves) == (
        "Moved 1 day late. The due date 30 June 2026 was taken away on 1 July 2026."
    )


@pytest.mark.parametrize(
    "moves",
    [
        (),
        (move("2026-06-30", JUNE, SEPTEMBER),),
        (move("2026-07-05", JUNE, SEPTEMBER), TWICE[1]),
        (move("2026-07-05", None, SEPTEMBER),),
        (move("2026-07-05", JUNE, JUNE),),
    ],
    ids=["none", "on the day itself", "only an earlier one", "no date before", "no other date"],
)
def test_not_moved_late(moves: tuple[Move, ...]) -> None:
    assert "moved_late" not in codes(moves=moves)


def test_the_day_of_a_move_is_londons() -> None:
    """Half past eleven at night in UTC is the next day in London's summer."""
    late = Move(
        datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 6, 30), date.fromisoformat(SEPTEMBER)
    )
    assert "moved_late" in codes(moves=(late,))
