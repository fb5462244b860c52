"""Overdue, due soon, and no due date at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from plans.brag import Rating
from plans.document import NoDateReason
from tests.actions.assurance.sample import CALM, TODAY, codes, found, said

YESTERDAY = TODAY - timedelta(days=1)


def test_overdue_says_by_how_much_and_since_when() -> None:
    assert said("overdue", due_on=date(2026, 9, 30), rating=Rating.AMBER) == (
        "Overdue 42 days. Due 30 September 2026 and rated Amber."
    )
    assert said("overdue", due_on=YESTERDAY, rating=None) == (
        "Overdue 1 day. Due 10 November 2026 and not yet rated."
    )


def test_overdue_shows_its_facts() -> None:
    assert found(due_on=YESTERDAY)["overdue"].facts == {
        "due_on": "2026-11-10",
        "days": 1,
        "rating": "green",
    }


@pytest.mark.parametrize(
    ("due_on", "rating"),
    [(TODAY, Rating.RED), (YESTERDAY, Rating.BLUE), (None, Rating.RED)],
    ids=["due today", "Blue", "no date"],
)
def test_not_overdue(due_on: date | None, rating: Rating) -> None:
    assert "overdue" not in codes(due_on=due_on, rating=rating)


def test_due_soon_says_when() -> None:
    assert said("due_soon", due_on=date(2026, 11, 23), rating=Rating.RED) == (
        "Due in 12 days. The due date is 23 November 2026, and the action is rated Red."
    )
    assert found(due_on=TODAY, rating=None)["due_soon"].head == "Due today"
    tomorrow = TODAY + timedelta(days=1)
    assert found(due_on=tomorrow, rating=Rating.AMBER)["due_soon"].head == "Due tomorrow"


def test_due_soon_reaches_as_far_as_the_plans_interval() -> None:
    last = TODAY + timedelta(days=42)
    assert "due_soon" in codes(due_on=last, rating=None)
    assert "due_soon" not in codes(due_on=last + timedelta(days=1), rating=None)


@pytest.mark.parametrize("rating", [Rating.GREEN, Rating.BLUE])
def test_what_is_on_target_or_done_is_not_due_soon(rating: Rating) -> None:
    assert "due_soon" not in codes(due_on=TODAY, rating=rating)


def test_what_is_overdue_is_not_due_soon() -> None:
    assert "due_soon" not in codes(due_on=YESTERDAY, rating=Rating.RED)


@pytest.mark.parametrize(
    ("reason", "printed", "sentence"),
    [
        (
            NoDateReason.TO_BE_CONFIRMED,
            "Date to be confirmed.",
            "No due date. It is to be confirmed. The plan says “Date to be confirmed”.",
        ),
        (NoDateReason.NOT_STATED, "", "No due date. The plan states none."),
        (
            NoDateReason.UNREADABLE,
            "Q2",
            "No due date. What the plan says cannot be read as a date. The plan says “Q2”.",
        ),
        (None, "", "No due date. The plan gives no reason."),
    ],
)
def test_no_date_says_why(reason: NoDateReason | None, printed: str, sentence: str) -> None:
    facts: dict[str, Any] = {"due_on": None, "no_date_reason": reason, "when_as_printed": printed}
    assert said("no_date", CALM, **facts) == sentence


@pytest.mark.parametrize(
    "reason", [NoDateReason.COMPLETE, NoDateReason.IMMEDIATE, NoDateReason.ONGOING]
)
def test_a_date_that_nobody_wants_is_not_missed(reason: NoDateReason) -> None:
    assert "no_date" not in codes(due_on=None, no_date_reason=reason)
