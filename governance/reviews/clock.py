"""The clock of a recommendation: when its response is due, and what is overdue. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from governance.reviews.document import AssignmentEntry, Decision, RecommendationEntry, Status

MONTHS_TO_RESPOND = 2
"""Local Government Act 2000, section 9FE: beginning with the day on which it was received."""
OPEN = (None, Status.NOT_STARTED, Status.IN_PROGRESS)
"""Where something is still to be done."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What is due of a recommendation, and what is overdue."""

    response_due: date | None
    responded_on: date | None
    """The day of the first response of which the day is known."""
    response_is_overdue: bool
    overdue_since: date | None
    """The earliest action-by date that passed while nothing says that it is done."""

    @property
    def is_overdue(self) -> bool:
        return self.response_is_overdue or self.overdue_since is not None

    @property
    def days_late(self) -> int:
        """By how many days the response came late; nought where it did not."""
        if self.response_due is None or self.responded_on is None:
            return 0
        return max((self.responded_on - self.response_due).days, 0)

    @property
    def waits_since(self) -> date | None:
        """The earliest day that passed, for an order of what is overdue."""
        due = self.response_due if self.response_is_overdue else None
        return min(filter(None, (due, self.overdue_since)), default=None)


def response_due(reported_on: date | None, set_for: date | None) -> date | None:
    """The last day on which a response is in time; none where no day of the report is known.

    Two months that begin with a day end on the day before the same day two months on.
    """
    if set_for is not None or reported_on is None:
        return set_for
    months = reported_on.month - 1 + MONTHS_TO_RESPOND
    year, month = reported_on.year + months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    if reported_on.day > last:
        return date(year, month, last)
    return date(year, month, reported_on.day) - timedelta(days=1)


def clock_of(entry: RecommendationEntry, *, due: date | None, today: date) -> Clock:
    """The clock of a recommendation on a London day."""
    days = [each.said_on for each in entry.standing if each.said_on]
    answered = any(each.text for each in entry.standing)
    return Clock(
        response_due=due,
        responded_on=min(days, default=None),
        response_is_overdue=due is not None and due < today and not answered,
        overdue_since=overdue_since(entry, today),
    )


def overdue_since(entry: RecommendationEntry, today: date) -> date | None:
    """The earliest action-by date that passed undone; what was rejected is never overdue."""
    if entry.decision is Decision.REJECTED:
        return None
    late = [each.due_on for each in entry.assignments if _is_late(each, today) and each.due_on]
    return min(late, default=None)


def _is_late(assignment: AssignmentEntry, today: date) -> bool:
    due = assignment.due_on
    return due is not None and due < today and assignment.status in OPEN
