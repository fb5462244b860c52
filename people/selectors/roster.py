"""The officers of a partnership by agency, as they stood at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from people import clock
from people.asat import as_at, names_as_at
from people.models import Acting, Agency, Officer, Partnership, User
from people.standing import in_force, is_over
from people.wording import plain


@dataclass(frozen=True, slots=True)
class OfficerRow:
    pk: int
    name: str
    kind: str
    """In words: Person, Post, Group."""
    job_title: str
    left_on: date | None
    has_left: bool
    acted_for_by: tuple[str, ...]
    """Names of the users who act for the officer on that day."""


@dataclass(frozen=True, slots=True)
class AgencyRoster:
    """An agency and its officers; without a name, those who belong to no agency."""

    name: str
    officers: tuple[OfficerRow, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    agencies: tuple[AgencyRoster, ...]

    @property
    def officers(self) -> list[OfficerRow]:
        return [officer for agency in self.agencies for officer in agency.officers]

    @property
    def present(self) -> list[OfficerRow]:
        return [officer for officer in self.officers if not officer.has_left]


def roster(partnership: Partnership, *, at: datetime, day: date) -> Roster:
    """Every officer at a moment, by agency; those who left come last in theirs.

    ``day`` is the London day of the moment, by which leaving and acting are counted.
    """
    scope = {"partnership_id": partnership.pk}
    officers: list[Any] = list(as_at(Officer, at, **scope))
    names = acting_names([officer.id for officer in officers], at=at, day=day)
    grouped: dict[int | None, list[OfficerRow]] = {}
    for officer in officers:
        row = _row(officer, day, names.get(officer.id, ()))
        grouped.setdefault(officer.agency_id, []).append(row)
    agencies: list[Any] = sorted(as_at(Agency, at, **scope), key=lambda agency: plain(agency.name))
    named = [(agency.name, grouped.pop(agency.id, [])) for agency in agencies]
    rest = [row for rows in grouped.values() for row in rows]
    groups = [*named, *([("", rest)] if rest else [])]
    return Roster(tuple(AgencyRoster(name, _in_order(rows)) for name, rows in groups))


def _row(officer: Any, day: date, names: tuple[str, ...]) -> OfficerRow:
    return OfficerRow(
        pk=officer.id,
        name=officer.name,
        kind=Officer.Kind(officer.kind).label,
        job_title=officer.job_title,
        left_on=officer.left_on,
        has_left=is_over(officer.left_on, day),
        acted_for_by=names,
    )


def _in_order(rows: list[OfficerRow]) -> tuple[OfficerRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.has_left, plain(row.name))))


def officers_now(partnership: Partnership) -> QuerySet[Officer]:
    """Officers who can be accountable today, by name."""
    still = Q(left_on=None) | Q(left_on__gte=clock.today())
    return Officer.objects.filter(still, partnership=partnership)


def names_now(partnership: Partnership) -> list[str]:
    """The names of the officers who can be asked for something today."""
    return list(officers_now(partnership).values_list("name", flat=True))


def acting_names(officers: list[int], *, at: datetime, day: date) -> dict[int, tuple[str, ...]]:
    """Who acted for each officer on a day, as the record had it at a moment."""
    actings: list[Any] = list(as_at(Acting, at, in_force(day), officer_id__in=officers))
    users = names_as_at(User, at, id__in=[acting.user_id for acting in actings])
    found: dict[int, list[str]] = {}
    for acting in actings:
        found.setdefault(acting.officer_id, []).append(users[acting.user_id])
    return {officer: tuple(sorted(set(names))) for officer, names in found.items()}
