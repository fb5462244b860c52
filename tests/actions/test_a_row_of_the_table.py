"""What a row says of an action on the London day of its moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from actions.table import Row, ago
from people.wording import plain
from plans.brag import Rating
from plans.document import NoDateReason
from tests.actions.november import document, table
from tests.cast import DAVID, RHIAN, with_action


def _row(key: str = "train", **values: Any) -> Row:
    plan = with_action(document(), key, **values) if values else document()
    return next(row for row in table(plan) if row.action.key == key)


def test_an_overdue_action_says_how_late_it_is() -> None:
    row = _row()
    assert (row.overdue, row.days_late, row.due) == (True, 42, "30 Sep 2026")


@pytest.mark.parametrize(
    "values",
    [
        {"due_on": date(2026, 11, 11)},
        {"due_on": None},
        {"rating": Rating.BLUE},
        {"signed_off": True},
    ],
)
def test_what_is_not_overdue(values: dict[str, Any]) -> None:
    assert not _row(**values).overdue


def test_an_action_without_a_rating_can_be_overdue() -> None:
    assert _row(rating=None).overdue


def test_the_last_update_by_days_and_by_date() -> None:
    assert _row().last_update == "12 days ago, 30 Oct"
    assert _row("publish").last_update == "no update yet"


def test_an_update_just_before_midnight_in_summer_is_of_londons_day() -> None:
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert _row(moment=moment).updated_on == date(2026, 7, 1)


def test_another_year_is_written() -> None:
    assert _row(moment=datetime(2025, 10, 30, 14, tzinfo=UTC)).last_update.endswith("30 Oct 2025")


def test_days_in_words() -> None:
    assert [ago(n) for n in (0, 1, 2)] == ["today", "yesterday", "2 days ago"]


def test_how_a_date_moved() -> None:
    assert _row("publish").slip == "first 31 Dec 2026, 2 moves, 90 days later"
    assert _row("train").slip == ""
    same_year = _row("publish", baseline_due_on=date(2027, 1, 31))
    assert same_year.slip == "first 31 Jan, 2 moves, 59 days later"


def test_a_date_that_moved_earlier_slipped_fewer_days_than_none() -> None:
    row = _row("publish", baseline_due_on=date(2027, 4, 1))
    assert (row.slipped_days, row.slip) == (-1, "first 1 Apr, 2 moves, 1 day earlier")
    assert _row("publish", due_on=None).slipped_days is None


@pytest.mark.parametrize("reason", [*NoDateReason, None])
def test_a_missing_date_is_said_in_words(reason: NoDateReason | None) -> None:
    assert _row(due_on=None, no_date_reason=reason).due


def test_leads_with_their_agencies_the_responsible_one_first() -> None:
    assert _row("publish").lead_line == f"{DAVID}, {RHIAN}, Police, Aldermere Council"
    assert _row("agree").lead_line == "Lead to be identified"


@pytest.mark.parametrize(
    ("text", "bare"), [("Šárka", "sarka"), ("ŁUKASIK", "lukasik"), ("Søren", "soren")]
)
def test_names_are_found_without_their_accents(text: str, bare: str) -> None:
    assert plain(text) == bare
