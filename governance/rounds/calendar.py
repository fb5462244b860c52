"""The days of reporting rounds. Every day is a London day, so a change of the clocks moves none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from people import clock

_MONTHS = {
    30: 1, 31: 1, 61: 2, 62: 2, 91: 3, 92: 3, 182: 6, 183: 6, 184: 6, 365: 12, 366: 12,
}  # fmt: skip
"""A reporting interval as long as so many months keeps to the same day of the month."""
_WORDS = {
    1: "each month",
    2: "every two months",
    3: "each quarter",
    6: "each half-year",
    12: "each year",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """From one opening to the next: the reporting interval of the plan, in days."""

    days: int

    @property
    def words(self) -> str:
        """``each month``, ``every 14 days``."""
        months = _MONTHS.get(self.days)
        return _WORDS[months] if months else f"every {self.days} days"

    def opening(self, first: date, number: int) -> date:
        """The day on which a round is to open; 0 is the first."""
        months = _MONTHS.get(self.days)
        if months is None:
            return first + timedelta(days=self.days * number)
        return clock.months_after(first, months * number)

    def next_opening(self, first: date, after: date | None) -> date:
        """The first day to open a round on, after a day on which one was opened."""
        number = 0
        while after is not None and self.opening(first, number) <= after:
            number += 1
        return self.opening(first, number)


@dataclass(frozen=True, slots=True)
class Spans:
    """How a round is spread over its days: the due day from its opening, the rest from that."""

    to_report: int = 14
    remind_before: int = 3
    remind_after: int = 2
    escalate_after: int = 4
    queue_after: int = 6

    def problem(self, interval: Interval) -> str:
        """Why rounds cannot be spread so, and what to change; empty where they can."""
        if not 0 < self.remind_before < self.to_report:
            return "The reminder before the due day has to fall between the opening and that day."
        if not 0 < self.remind_after < self.escalate_after < self.queue_after:
            return (
                "After the due day come the second reminder, the word to the chair of what is "
                "missing, and the queue. Give each a later day than the one before."
            )
        if self.to_report + self.queue_after >= interval.days:
            return (
                f"A round would still be open when the next one opens, {interval.words}. "
                "Shorten its days, or lengthen the reporting interval."
            )
        return ""

    def from_opening(self, opened_on: date) -> Days:
        """The days of a round that opens on a day."""
        due_on = opened_on + timedelta(days=self.to_report)
        return Days(
            opened_on,
            due_on - timedelta(days=self.remind_before),
            due_on,
            due_on + timedelta(days=self.remind_after),
            due_on + timedelta(days=self.escalate_after),
            due_on + timedelta(days=self.queue_after),
        )


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one round."""

    opened_on: date
    remind_on: date
    due_on: date
    remind_again_on: date
    escalate_on: date
    queue_on: date
