"""Which step of a reporting round is due, and which has become senseless."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.rounds.calendar import Spans
from governance.rounds.steps import (
    EVERYONE_REPORTED,
    IN_THE_QUEUE,
    NOTHING_WAITS,
    ORDER,
    PAST_DUE,
    Due,
    Stands,
    Step,
    closes_by_itself,
    next_step,
)

DAYS = Spans().from_opening(date(2026, 11, 1))
SOME_MISSING = Stands(missing=3, waiting=2)


def _all_due(today: date, done: tuple[Step, ...] = (), stands: Stands = SOME_MISSING) -> list[Due]:
    """Every step that one tick carries out."""
    found: list[Due] = []
    while due := next_step(DAYS, [*done, *(each.step for each in found)], stands, today):
        found.append(due)
    return found


def test_each_step_is_due_on_its_day_and_not_before() -> None:
    days = (
        (DAYS.opened_on, Step.KICK_OFF), (DAYS.remind_on, Step.REMINDER),
        (DAYS.remind_again_on, Step.SECOND_REMINDER), (DAYS.escalate_on, Step.ESCALATION),
        (DAYS.queue_on, Step.QUEUE),
    )  # fmt: skip
    done: tuple[Step, ...] = ()
    for day, step in days:
        assert _all_due(day - timedelta(days=1), done) == []
        assert _all_due(day, done) == [Due(step)]
        done = (*done, step)
    assert _all_due(DAYS.queue_on + timedelta(days=40), done) == []


def test_three_days_that_were_missed_are_made_up_for_in_order() -> None:
    late = _all_due(DAYS.escalate_on + timedelta(days=1), (Step.KICK_OFF, Step.REMINDER))
    assert late == [Due(Step.SECOND_REMINDER), Due(Step.ESCALATION)]


@pytest.mark.parametrize(
    ("today", "skipped"),
    [
        (DAYS.due_on, {}),
        (DAYS.due_on + timedelta(days=1), {Step.REMINDER: PAST_DUE}),
        (DAYS.queue_on, {Step.REMINDER: PAST_DUE, Step.SECOND_REMINDER: IN_THE_QUEUE}),
    ],
)
def test_what_has_become_senseless_is_skipped_and_says_why(
    today: date, skipped: dict[Step, str]
) -> None:
    due = _all_due(today, (Step.KICK_OFF,))
    assert {each.step: each.skipped for each in due if each.skipped} == skipped


def test_once_everyone_reported_nobody_is_reminded_and_the_queue_is_told() -> None:
    due = _all_due(date(2026, 11, 5), (Step.KICK_OFF,), Stands(missing=0, waiting=4))
    assert [each.skipped for each in due] == [EVERYONE_REPORTED] * 3 + [""]
    assert due[-1].step is Step.QUEUE


def test_a_queue_in_which_nothing_waits_is_not_told_of() -> None:
    due = _all_due(DAYS.queue_on, ORDER[:-1], Stands(missing=1, waiting=0))
    assert due == [Due(Step.QUEUE, NOTHING_WAITS)]


def test_a_round_closes_by_itself_once_what_was_collected_is_considered() -> None:
    assert closes_by_itself(ORDER, Stands(missing=1, waiting=0))
    assert not closes_by_itself(ORDER, Stands(missing=0, waiting=1))
    assert not closes_by_itself(ORDER[:-1], Stands(missing=0, waiting=0))
