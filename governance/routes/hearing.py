"""Whether a body has heard of a plan within the interval that was agreed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from people.wording import day_words


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a body was to hear of a plan, and when it last did.

    A body hears of a plan when it holds a meeting at which an item is about it.
    """

    interval: int | None
    """Days within which it is to hear again; none asks for no regular hearing."""
    since: date
    """The day from which it was to hear."""
    last: date | None
    """The day of the last meeting at which it heard; none: it never did."""

    @property
    def due_on(self) -> date | None:
        """The last day on which it is to hear again."""
        if self.interval is None:
            return None
        return max(self.last or self.since, self.since) + timedelta(days=self.interval)

    def is_late(self, day: date) -> bool:
        return self.due_on is not None and self.due_on < day

    def words(self, day: date) -> str:
        """``last heard on 3 September 2026, 83 days ago``, ``has not heard of it yet``."""
        if self.last is None:
            return "has not heard of it yet"
        return f"last heard on {day_words(self.last)}, {_ago((day - self.last).days)}"

    def prompt(self, day: date) -> str:
        """Of a body that is late: ``It was to hear by 3 August 2026, 112 days ago``."""
        if self.due_on is None or not self.is_late(day):
            return ""
        return f"It was to hear by {day_words(self.due_on)}, {_ago((day - self.due_on).days)}"


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
