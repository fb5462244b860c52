"""When reporting rounds open, and how one is spread over its days."""

from __future__ import annotations

from datetime import date

import pytest

from governance.rounds.calendar import Interval, Spans

FIRST = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("days", "second", "third"),
    [
        (31, date(2026, 2, 28), date(2026, 3, 31)),
        (92, date(2026, 4, 30), date(2026, 7, 31)),
        (365, date(2027, 1, 31), date(2028, 1, 31)),
        (14, date(2026, 2, 14), date(2026, 2, 28)),
        (45, date(2026, 3, 17), date(2026, 5, 1)),
    ],
)
def test_rounds_open_an_interval_apart(days: int, second: date, third: date) -> None:
    interval = Interval(days)
    assert interval.next_opening(FIRST, None) == FIRST
    assert interval.next_opening(FIRST, FIRST) == second
    assert interval.next_opening(FIRST, second) == third


@pytest.mark.parametrize(
    ("days", "words"), [(31, "each month"), (92, "each quarter"), (14, "every 14 days")]
)
def test_an_interval_is_said_in_words(days: int, words: str) -> None:
    assert Interval(days).words == words


def test_a_round_that_opened_late_moves_no_later_one() -> None:
    late = date(2026, 3, 3)
    assert Interval(31).next_opening(FIRST, late) == date(2026, 3, 31)


def test_openings_that_were_missed_are_not_made_up_for() -> None:
    interval = Interval(31)
    assert interval.next_opening(FIRST, date(2026, 6, 15)) == date(2026, 6, 30)


def test_the_clocks_change_within_a_round_and_move_no_day() -> None:
    days = Spans().from_opening(date(2026, 10, 20))
    assert days.remind_on == date(2026, 10, 31)
    assert days.due_on == date(2026, 11, 3)
    assert (days.remind_again_on, days.escalate_on) == (date(2026, 11, 5), date(2026, 11, 7))
    assert days.queue_on == date(2026, 11, 9)


def test_usual_days_fit_into_a_month() -> None:
    assert Spans().problem(Interval(31)) == ""


@pytest.mark.parametrize(
    ("spans", "interval", "said"),
    [
        (Spans(remind_before=14), 31, "between the opening and that day"),
        (Spans(remind_before=0), 31, "between the opening and that day"),
        (Spans(remind_after=0), 31, "a later day than the one before"),
        (Spans(escalate_after=6), 31, "a later day than the one before"),
        (Spans(), 20, "still be open when the next one opens, every 20 days"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(spans: Spans, interval: int, said: str) -> None:
    assert said in spans.problem(Interval(interval))
