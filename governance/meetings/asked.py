"""What was asked at meetings, and what is followed after them, as pages list it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from governance.meetings.document import (
    Closing,
    ItemEntry,
    MeetingDocument,
    QuestionEntry,
)
from people.wording import time_words


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    key: int
    slug: str
    body: str
    body_key: int
    body_slug: str
    held_on: date
    begins_at: time | None
    venue: str
    chair: str
    record: str

    @property
    def begins(self) -> str:
        """``1:30pm``; empty where no time is known."""
        return time_words(self.begins_at) if self.begins_at else ""

    def is_ahead(self, day: date) -> bool:
        return self.held_on > day


class FollowedKind(StrEnum):
    """What is followed after a meeting."""

    PROMISE = "promise"
    STEP = "next step"


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise or a next step, followed until it is closed."""

    kind: FollowedKind
    key: int
    meeting: MeetingLine
    item: str
    """The number of the item at which it was made."""
    text: str
    who: str
    """Who owes it, as printed; empty where nobody was named."""
    officer: int | None
    due_on: date | None
    closing: Closing | None
    question: str = ""
    """To what it was promised."""
    refs: tuple[str, ...] = ()
    """The objective and the actions that it is about, as printed."""

    @property
    def is_open(self) -> bool:
        return self.closing is None

    def is_overdue(self, day: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < day

    def days_late(self, day: date) -> int:
        return (day - self.due_on).days if self.due_on else 0


def in_order(followed: Iterable[Followed]) -> list[Followed]:
    """By the day on which it is due, the earliest first; then what has no day."""
    return sorted(
        followed,
        key=lambda each: (each.due_on or date.max, each.meeting.held_on, each.kind, each.key),
    )


@dataclass(frozen=True, slots=True)
class Target:
    """An action about which was asked, by the ref that it had then."""

    ref: str
    key: int | None
    """None where no action of the plan had that ref."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, comment or request with what came of it."""

    key: int
    meeting: MeetingLine
    item: str
    item_title: str
    entry: QuestionEntry
    objective: int | None
    about: tuple[Target, ...]
    promises: tuple[Followed, ...]

    @property
    def anchor(self) -> str:
        return anchor_of(self.item, self.entry.n)

    @property
    def is_answered(self) -> bool:
        return bool(self.entry.answers)

    @property
    def has_open_promise(self) -> bool:
        return any(each.is_open for each in self.promises)

    def has_overdue_promise(self, day: date) -> bool:
        return any(each.is_overdue(day) for each in self.promises)


def anchor_of(item: str, question: int | None = None) -> str:
    """Where an item, or a question of it, stands on the meeting's page."""
    number = "".join(letter if letter.isalnum() else "-" for letter in item)
    return f"item-{number}" if question is None else f"item-{number}-q{question}"


@dataclass(frozen=True, slots=True)
class Silent:
    """An objective about which a meeting asked nothing, as its record says."""

    meeting: MeetingLine
    item: str
    objective: int | None
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item of the minutes with its exchanges and next steps."""

    entry: ItemEntry
    exchanges: tuple[Exchange, ...]
    silent: tuple[Silent, ...]
    steps: tuple[Followed, ...]
    key: int = 0
    """Its number in the record."""

    @property
    def anchor(self) -> str:
        return anchor_of(self.entry.number)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Where a meeting's own minutes were agreed, and with what amendments."""

    on: date
    amendments: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """All that is kept of a meeting."""

    line: MeetingLine
    document: MeetingDocument
    items: tuple[ItemRecord, ...]
    agreed: Agreed | None

    @property
    def exchanges(self) -> list[Exchange]:
        return [exchange for item in self.items for exchange in item.exchanges]

    @property
    def objectives(self) -> dict[str, int]:
        """The objective that its record means by each number; none where it may mean another."""
        asked = ((each.entry.objective_ref, each.objective) for each in self.exchanges)
        quiet = ((each.ref, each.objective) for item in self.items for each in item.silent)
        meant: dict[str, set[int | None]] = {}
        for ref, key in (*asked, *quiet):
            meant.setdefault(ref, set()).add(key)
        alone = {ref: next(iter(keys)) for ref, keys in meant.items() if len(keys) == 1}
        return {ref: key for ref, key in alone.items() if key}

    @property
    def followed(self) -> list[Followed]:
        """Its promises and next steps."""
        promises = [each for exchange in self.exchanges for each in exchange.promises]
        return [*promises, *(step for item in self.items for step in item.steps)]
