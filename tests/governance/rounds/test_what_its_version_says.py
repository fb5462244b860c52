"""The number of the version that closes a round, and what stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from governance.rounds.versions import Course, next_number


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ([], "1.0"),
        (["3.4"], "3.5"),
        (["1.0", "3.9", "3.10", "2.2"], "3.11"),
        (["Final draft", "2"], "1.0"),
    ],
)
def test_the_next_number_follows_the_highest(given: list[str], number: str) -> None:
    assert next_number(given) == number


def test_the_comment_says_which_round_it_was() -> None:
    course = Course(3, date(2026, 11, 1), 12)
    assert course.comment() == (
        "Reporting round 3, opened on 1 November 2026: 12 of 12 actions reported."
    )


def test_the_comment_names_what_the_version_leaves_out_and_why() -> None:
    course = Course(3, date(2026, 11, 1), 4, missing=("1.1.2", "2.1.1"), waiting=("1.1.1",))
    assert course.comment("The board meets tomorrow.") == (
        "Reporting round 3, opened on 1 November 2026: 2 of 4 actions reported. "
        "Not reported: 1.1.2 and 2.1.1. Not yet considered: 1.1.1. "
        "Closed all the same: The board meets tomorrow."
    )


def test_the_comment_names_some_of_many_and_counts_the_rest() -> None:
    refs = [f"1.1.{number}" for number in range(1, 66)]
    said = Course(3, date(2026, 11, 1), 66, missing=refs).comment()
    assert "Not reported: 1.1.1, 1.1.2, " in said
    assert said.endswith("1.1.12 and 53 more, named on the page of the round.")
    one_more = Course(3, date(2026, 11, 1), 13, missing=refs[:13]).comment()
    assert one_more.endswith("1.1.12 and 1.1.13.")
