"""When a response is due, and what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.reviews.clock import clock_of, response_due
from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    RecommendationEntry,
    ResponseEntry,
    Status,
)

DUE, TODAY = date(2026, 4, 4), date(2026, 4, 5)
NOTHING = RecommendationEntry("1", "Fund it", None, "", "", (), ())


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        (date(2026, 2, 5), date(2026, 4, 4)),
        (date(2026, 2, 1), date(2026, 3, 31)),
        (date(2026, 11, 15), date(2027, 1, 14)),
        (date(2025, 12, 31), date(2026, 2, 28)),
        (date(2027, 12, 30), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 8, 29)),
    ],
)
def test_two_months_begin_with_the_day_of_the_report(reported: date, due: date) -> None:
    assert response_due(reported, None) == due


def test_a_review_can_set_another_day() -> None:
    assert response_due(date(2026, 2, 5), date(2026, 5, 1)) == date(2026, 5, 1)
    assert response_due(None, None) is None


def test_a_response_is_overdue_from_the_day_after() -> None:
    assert clock_of(NOTHING, due=DUE, today=TODAY).response_is_overdue
    assert not clock_of(NOTHING, due=DUE, today=DUE).response_is_overdue
    assert not clock_of(NOTHING, due=None, today=TODAY).response_is_overdue


def test_what_was_put_right_is_no_response() -> None:
    wrong = ResponseEntry("Of another one.", said_on=date(2026, 3, 1), is_corrected=True)
    found = clock_of(replace(NOTHING, responses=(wrong,)), due=DUE, today=TODAY)
    assert found.response_is_overdue
    assert found.responded_on is None


def test_a_late_response_says_by_how_many_days() -> None:
    said = (ResponseEntry("We will.", said_on=TODAY), ResponseEntry("We did."))
    found = clock_of(replace(NOTHING, responses=said), due=DUE, today=date(2026, 9, 1))
    assert (found.responded_on, found.days_late, found.is_overdue) == (TODAY, 1, False)


def assigned(status: Status | None, due_on: date | None = DUE) -> RecommendationEntry:
    held = AssignmentEntry(("Ann Lee",), "Ann Lee", "", status, due_on)
    return replace(NOTHING, assignments=(held,))


@pytest.mark.parametrize("status", [None, Status.NOT_STARTED, Status.IN_PROGRESS])
def test_what_was_not_done_by_its_day_is_overdue(status: Status | None) -> None:
    found = clock_of(assigned(status), due=None, today=TODAY)
    assert (found.overdue_since, found.waits_since, found.is_overdue) == (DUE, DUE, True)
    assert clock_of(assigned(status), due=None, today=DUE).overdue_since is None


@pytest.mark.parametrize(
    "status", [Status.COMPLETED, Status.NOT_ACHIEVABLE, Status.DISCHARGED, Status.SUPERSEDED]
)
def test_what_has_ended_is_not_overdue(status: Status) -> None:
    assert not clock_of(assigned(status), due=None, today=TODAY).is_overdue


def test_what_was_rejected_or_has_no_day_is_not_overdue() -> None:
    rejected = replace(assigned(None), decision=Decision.REJECTED)
    assert not clock_of(rejected, due=None, today=TODAY).is_overdue
    assert not clock_of(assigned(None, None), due=None, today=TODAY).is_overdue
