"""The plan's table: a flat row for each action, with everything that pages and files print. Pure.

"Today" is the London day of the moment shown, so that a page as at a moment never changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from actions.assurance import Doubt, Lead, is_led
from actions.catalogue import ON_GREEN, own
from people import clock
from people.wording import number_of, plain, short_day_words
from plans import brag
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    NoDateReason,
    ObjectiveEntry,
    PlanDocument,
    ThemeEntry,
)

VACANT = "Vacant"

_WITHOUT_DATE: dict[NoDateReason | None, str] = {
    NoDateReason.COMPLETE: "No date: complete",
    NoDateReason.IMMEDIATE: "With immediate effect",
    NoDateReason.ONGOING: "Ongoing, no date",
    NoDateReason.TO_BE_CONFIRMED: "Date to be confirmed",
    NoDateReason.UNREADABLE: "Date could not be read",
    NoDateReason.NOT_STATED: "No date set",
    None: "No date set",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One action, ready to be filtered, sorted and printed."""

    place: int
    """Its place in the plan, from 0: the natural order of refs is the plan's."""
    action: ActionEntry
    theme: ThemeEntry
    objective: ObjectiveEntry
    agencies: tuple[str, ...]
    """Of its leads, in their order, each once."""
    moves: int
    days_late: int
    """Days past the due date; 0 unless it is overdue."""
    days_since: int | None
    """Days since the current update; none where there was none."""
    updated_on: date | None
    today: date
    doubts: tuple[Doubt, ...]
    """What the facts imply beside the rating; that a Green is in doubt is in ``codes`` alone."""
    codes: frozenset[str]
    """Of every doubt that holds."""
    challenged: bool
    """Whether its rating is challenged, and the challenge not closed."""
    vacant: bool
    """Open, and nobody leads it, only a vacancy does, or every lead has left."""
    sought: str
    """What words are looked for in: plain, without accents or capitals."""

    @property
    def overdue(self) -> bool:
        return self.days_late > 0

    @property
    def green_in_doubt(self) -> bool:
        """Rated Green, while a doubt that bears on Green holds."""
        return self.rating is Rating.GREEN and not self.codes.isdisjoint(ON_GREEN)

    @property
    def ref(self) -> str:
        return self.action.ref

    @property
    def rating(self) -> Rating | None:
        return self.action.rating

    @property
    def theme_name(self) -> str:
        return f"{self.theme.number} {self.theme.name}"

    @property
    def lead(self) -> str:
        """The leads' names, the responsible one first; empty for a vacancy."""
        return ", ".join(self.action.leads)

    @property
    def responsible(self) -> str:
        return self.action.leads[0] if self.action.leads else ""

    @property
    def lead_line(self) -> str:
        """The leads with their agencies, as a row's second line says them."""
        if not self.action.leads:
            return self.action.lead_as_printed or "lead to be identified"
        return ", ".join((self.lead, *self.agencies))

    @property
    def due(self) -> str:
        day = self.action.due_on
        return short_day_words(day) if day else _WITHOUT_DATE[self.action.no_date_reason]

    @property
    def slipped_days(self) -> int | None:
        """Days from the first due date to the present one, fewer than nought where it is earlier.

        None where either is wanting.
        """
        first, now = self.action.baseline_due_on, self.action.due_on
        return (now - first).days if first and now else None

    @property
    def slip(self) -> str:
        """``first 30 Apr, 2 moves, 64 days later``; empty where the date never moved."""
        parts = []
        first = self.action.baseline_due_on
        if first and first != self.action.due_on:
            parts.append(f"first {brief(first, self.action.due_on)}")
        if self.moves:
            parts.append(number_of(self.moves, "move"))
        if self.slipped_days:
            way = "later" if self.slipped_days > 0 else "earlier"
            parts.append(f"{number_of(abs(self.slipped_days), 'day')} {way}")
        return ", ".join(parts)

    @property
    def last_update(self) -> str:
        """``12 days ago, 30 Oct``."""
        if self.updated_on is None or self.days_since is None:
            return "no update yet"
        return f"{ago(self.days_since)}, {brief(self.updated_on, self.today)}"


def rows(
    document: PlanDocument,
    moves: Mapping[str, int],
    doubts: Mapping[str, tuple[Doubt, ...]],
    *,
    today: date,
    challenged: Collection[str] = (),
    last_days: Mapping[str, date | None] = MappingProxyType({}),
) -> list[Row]:
    """A row for each action of the document, in the plan's order.

    Args:
        moves: how often each action's date has moved, by key.
        doubts: what the facts imply for each action, by key.
        challenged: the keys of those whose rating is challenged.
        last_days: the last day of each lead who has left or is to leave, by name.
    """
    agencies = {officer.name: officer.agency for officer in document.officers}
    return [
        _row(
            number,
            placed,
            agencies,
            moves=moves,
            doubts=doubts.get(placed[2].key, ()),
            today=today,
            challenged=challenged,
            last_days=last_days,
        )
        for number, placed in enumerate(document.placed())
    ]


def _row(
    number: int,
    placed: tuple[ThemeEntry, ObjectiveEntry, ActionEntry],
    agencies: Mapping[str, str],
    *,
    moves: Mapping[str, int],
    doubts: tuple[Doubt, ...],
    today: date,
    challenged: Collection[str],
    last_days: Mapping[str, date | None],
) -> Row:
    theme, objective, action = placed
    updated = clock.london_day(action.moment) if action.moment else None
    return Row(
        place=number,
        action=action,
        theme=theme,
        objective=objective,
        agencies=_once(agencies.get(name, "") for name in action.leads),
        moves=moves.get(action.key, 0),
        days_late=action.days_overdue(today),
        days_since=(today - updated).days if updated else None,
        updated_on=updated,
        today=today,
        doubts=own(doubts),
        codes=frozenset(doubt.code for doubt in doubts),
        challenged=action.key in challenged,
        vacant=_is_vacant(action, last_days, today),
        sought=_sought(action),
    )


def _is_vacant(action: ActionEntry, last_days: Mapping[str, date | None], today: date) -> bool:
    leads = (Lead(name, last_days.get(name)) for name in action.leads)
    return action.is_open and not is_led(leads, today)


def _sought(action: ActionEntry) -> str:
    """The words among which a search looks."""
    said = (action.ref, action.text, action.evidence, *action.leads, action.lead_as_printed)
    return plain(" ".join(said))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def ago(days: int) -> str:
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def brief(day: date, beside: date | None) -> str:
    """``11 Sep`` where it is of the same year as the day that it stands beside."""
    return f"{day.day} {day:%b}" if beside and beside.year == day.year else short_day_words(day)


def rating_counts(table: Sequence[Row]) -> dict[Rating | None, int]:
    return brag.count(row.rating for row in table)
