"""Whether a body has heard of a plan within the interval that was agreed."""

from __future__ import annotations

from datetime import date

import pytest

from governance.routes.hearing import Hearing

AGREED, HEARD = date(2026, 1, 1), date(2026, 3, 1)


def test_it_is_to_hear_again_an_interval_after_it_last_did() -> None:
    hearing = Hearing(92, AGREED, HEARD)
    assert hearing.due_on == date(2026, 6, 1)
    assert not hearing.is_late(date(2026, 6, 1))
    assert hearing.is_late(date(2026, 6, 2))


def test_who_never_heard_was_to_hear_an_interval_after_it_was_agreed() -> None:
    hearing = Hearing(31, AGREED, None)
    assert hearing.due_on == date(2026, 2, 1)
    assert hearing.is_late(date(2026, 2, 2))
    assert hearing.words(date(2026, 2, 2)) == "has not heard of it yet"


def test_what_it_heard_before_it_was_agreed_makes_nobody_late_on_that_day() -> None:
    assert Hearing(31, AGREED, date(2024, 5, 1)).due_on == date(2026, 2, 1)


def test_without_an_interval_nobody_is_late() -> None:
    hearing = Hearing(None, AGREED, None)
    assert hearing.due_on is None
    assert not hearing.is_late(date(2100, 1, 1))
    assert hearing.prompt(date(2100, 1, 1)) == ""


@pytest.mark.parametrize(
    ("day", "ago"),
    [(1, "today"), (2, "yesterday"), (3, "2 days ago")],
)
def test_it_says_when_it_last_heard(day: int, ago: str) -> None:
    said = Hearing(92, AGREED, HEARD).words(date(2026, 3, day))
    assert said == f"last heard on 1 March 2026, {ago}"


def test_a_prompt_says_by_when_it_was_to_hear() -> None:
    hearing = Hearing(92, AGREED, HEARD)
    assert hearing.prompt(date(2026, 6, 11)) == "It was to hear by 1 June 2026, 10 days ago"
    assert hearing.prompt(date(2026, 6, 1)) == ""
