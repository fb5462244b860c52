"""The work programme of a body: what it means to look at, when, and what it looked at. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.meetings.asked import anchor_of
from governance.routes.hearing import Sitting
from people.wording import counted, day_words, first_capital, listed, month_words, number_words


class Stands(StrEnum):
    """Where an entry of a work programme stands on a day."""

    MISSED = "not looked at when it was planned"
    TO_COME = "to come"
    LOOKED_AT = "looked at"
    TAKEN_OFF = "taken off"


@dataclass(frozen=True, slots=True)
class Look:
    """The item of a meeting at which something was looked at."""

    sitting: Sitting
    number: str
    title: str

    @property
    def anchor(self) -> str:
        """Where the item stands on the page of its meeting."""
        return anchor_of(self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a body means to look at."""

    pk: int
    title: str
    why: str
    about: str
    """The plan, theme, objective or review that it is about, in words; empty for none."""
    meeting: Sitting | None
    month: date | None
    """The first day of the month for which it is planned, where no meeting is set."""
    looked_at: Look | None
    taken_off: str
    """Why it was taken off the programme; empty while it stands on it."""

    @property
    def latest(self) -> date:
        """The last day on which it would be looked at as planned."""
        if self.meeting is not None:
            return self.meeting.held_on
        return _month_end(self.month) if self.month else date.max

    @property
    def planned(self) -> str:
        """``the meeting of 3 September 2026``, ``March 2027``"""
        if self.meeting is not None:
            return f"the meeting of {day_words(self.meeting.held_on)}"
        return month_words(self.month) if self.month else "a day that is not set"

    def stands(self, day: date) -> Stands:
        if self.taken_off:
            return Stands.TAKEN_OFF
        if self.looked_at is not None:
            return Stands.LOOKED_AT
        return Stands.MISSED if self.latest < day else Stands.TO_COME


def months_from(day: date, number: int) -> list[date]:
    """The first days of so many months, the day's own first."""
    first = day.year * 12 + day.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, first + number)]


def _month_end(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def sorted_by_state(entries: Iterable[Entry], day: date) -> dict[Stands, list[Entry]]:
    """The entries by where they stand: the next first, of what is over the last first."""
    found: dict[Stands, list[Entry]] = {state: [] for state in Stands}
    for entry in sorted(entries, key=lambda entry: (entry.latest, entry.pk)):
        found[entry.stands(day)].append(entry)
    found[Stands.LOOKED_AT].sort(key=_looked_on, reverse=True)
    return found


def _looked_on(entry: Entry) -> date:
    return entry.looked_at.sitting.held_on if entry.looked_at else date.min


def opening(by_state: dict[Stands, list[Entry]]) -> str:
    """``Five things to look at: three looked at and two to come.``"""
    told = {state: len(found) for state, found in by_state.items() if state != Stands.TAKEN_OFF}
    total = sum(told.values())
    if not total:
        return "Nothing stands on its work programme yet."
    parts = listed(f"{number_words(number)} {state}" for state, number in told.items() if number)
    return f"{first_capital(counted(total, 'thing'))} to look at: {parts}."
