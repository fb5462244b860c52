"""The record of an officer or an account: who changed what, when and why, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from people import clock
from people.asat import names_as_at, revisions
from people.models import Acting, Agency, Body, Officer, Partnership, Role, User
from people.selectors.erasures import about_user, erasures_of
from people.wording import day_words, moment_words

_SYSTEM = "The system"


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision in words."""

    moment: datetime
    order: int
    """Tells apart what was written at one moment."""
    when: str
    who: str
    what: tuple[str, ...]
    why: str
    """Empty where something was added: that needs no reason."""


Words = Callable[[Any, Any], tuple[str, ...]]
"""What a revision says, given the one before it of the same object, if any."""


def officer_record(officer: Officer, *, at: datetime) -> list[Entry]:
    """Every revision of an officer and of who acts for them, up to a moment."""
    telling = Telling(at)
    agencies = names_as_at(Agency, at, partnership_id=officer.partnership_id)
    actings = telling.of(Acting, officer_id=officer.pk)
    names = telling.names(User, [row.user_id for row in actings])
    return newest_first(
        telling.entries(telling.of(Officer, id=officer.pk), _OfficerWords(agencies)),
        telling.entries(
            actings, lambda row, before: _acting(f"{names[row.user_id]} acts for them", row, before)
        ),
    )


def account_record(user: User, partnership: Partnership, *, at: datetime) -> list[Entry]:
    """Every revision of an account, and of its roles and actings in one partnership.

    What another partnership gave the user is not for this one's eyes.
    """
    telling = Telling(at)
    actings = telling.of(Acting, user_id=user.pk)
    acted_for = [row.officer_id for row in actings]
    officers = telling.names(Officer, acted_for, partnership_id=partnership.pk)
    here = [row for row in actings if row.officer_id in officers]
    roles = telling.of(Role, user_id=user.pk, partnership_id=partnership.pk)
    bodies = telling.names(Body, [row.body_id for row in roles])
    own = telling.of(User, id=user.pk) if user.partnership_id == partnership.pk else []
    return newest_first(
        telling.entries(own, _user),
        _names_taken(user, at),
        telling.entries(roles, lambda row, before: _role(row, before, bodies)),
        telling.entries(
            here, lambda row, before: _acting(f"Acts for {officers[row.officer_id]}", row, before)
        ),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """Reads revisions up to a moment, under the names of the moment."""

    at: datetime

    def of(self, model: Any, *scope: Q, **filters: Any) -> list[Any]:
        rows: QuerySet[Any] = revisions(model).filter(*scope, history_date__lte=self.at, **filters)
        return list(rows.order_by("history_date", "history_id"))

    def names(self, model: Any, keys: Iterable[int | None], **scope: Any) -> dict[int, str]:
        return names_as_at(model, self.at, id__in=set(keys) - {None}, **scope)

    def entries(self, rows: list[Any], words: Words) -> list[Entry]:
        who = self.names(User, [row.history_user_id for row in rows])
        return _entries(rows, words, who)


def _entries(rows: list[Any], words: Words, names: Mapping[int, str]) -> list[Entry]:
    before: dict[int, Any] = {}
    found = []
    for row in rows:
        last = before.get(row.id)
        who = names.get(row.history_user_id, _SYSTEM)
        why = (row.history_change_reason or "") if last else ""
        what = words(row, last)
        found.append(Entry(row.history_date, row.history_id, _when(row), who, what, why))
        before[row.id] = row
    return found


def _when(row: Any) -> str:
    """The moment; of a history that was loaded, the day and when it was loaded."""
    day = clock.london_day(row.history_date)
    came_in = clock.london_day(row.recorded_at)
    if day == came_in:
        return moment_words(row.history_date)
    return f"{day_words(day)}, loaded on {day_words(came_in)}"


def newest_first(*kinds: list[Entry]) -> list[Entry]:
    """All entries; at one moment, those of a later kind count as the newer."""
    every = [
        (each.moment, place, each.order, each) for place, kind in enumerate(kinds) for each in kind
    ]
    every.sort(key=lambda entry: entry[:3], reverse=True)
    return [entry[-1] for entry in every]


class _OfficerWords:
    def __init__(self, agencies: dict[int, str]) -> None:
        self.agencies = agencies

    def __call__(self, row: Any, before: Any) -> tuple[str, ...]:
        if before is None:
            return (f"Added: {row.name}, {Officer.Kind(row.kind).label.lower()}",)
        moves = [
            move("Name", before.name, row.name),
            move("Kind", Officer.Kind(before.kind).label, Officer.Kind(row.kind).label),
            move("Job title", before.job_title, row.job_title),
            move("Agency", self._agency(before), self._agency(row)),
            move("Left on", _day(before.left_on), _day(row.left_on)),
        ]
        return tuple(each for each in moves if each) or ("Saved without a change",)

    def _agency(self, row: Any) -> str:
        return self.agencies.get(row.agency_id, "")


def _names_taken(user: User, at: datetime) -> list[Entry]:
    """That the name was taken away for good, by whom and why."""
    what = "Name and e-mail address taken away"
    return [
        Entry(a.moment, a.order, moment_words(a.moment), a.who, (what, f"{a.ground}."), a.reason)
        for a in erasures_of(user.partnership_id, about_user(user.pk), at=at)
    ]


def _user(row: Any, before: Any) -> tuple[str, ...]:
    if before is None:
        return ("Account added",)
    moves = [move("Name", before.name, row.name)]
    if before.is_active != row.is_active:
        moves.append("Account made active again" if row.is_active else "Account deactivated")
    # The password is not among what history keeps: only that it was set.
    return tuple(each for each in moves if each) or ("New password set",)


def _role(row: Any, before: Any, bodies: dict[int, str]) -> tuple[str, ...]:
    kind = Role.Kind(row.kind).label
    where = f" for {bodies[row.body_id]}" if row.body_id else ""
    where += f", plan “{row.plan_slug}” only" if row.plan_slug else ""
    if before is None:
        return (f"Role given: {kind}{where}, {days_words(row.from_date, row.to_date)}",)
    return (f"Role ended: {kind}{where}, {days_words(row.from_date, row.to_date)}",)


def _acting(words: str, row: Any, before: Any) -> tuple[str, ...]:
    changed = "" if before is None else "Changed: "
    return (f"{changed}{words} {days_words(row.from_date, row.to_date)}",)


def move(what: str, before: str, after: str) -> str:
    """``Job title: Clerk, now Manager``; empty when nothing moved."""
    if before == after:
        return ""
    if not before:
        return f"{what}: {after}"
    return f"{what}: {before}, now {after or 'none'}"


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def days_words(first: date, last: date | None) -> str:
    """``from 1 April 2026``, ``… to 3 May 2026``, ``ended before it began``."""
    if last is None:
        return f"from {day_words(first)}"
    if last < first:
        return "ended before it began"
    return f"from {day_words(first)} to {day_words(last)}"
