"""One officer as they stood at a moment, with who acted for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from people.asat import as_at, names_as_at
from people.models import Acting, Agency, Officer, User
from people.standing import is_over


@dataclass(frozen=True, slots=True)
class ActingRow:
    """That a user acts for an officer; both days are included."""

    pk: int
    user: int
    name: str
    is_active: bool
    """Whether the user's account could be used then."""
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class OfficerStands:
    """An officer at a moment."""

    pk: int
    name: str
    kind: str
    """In words: Person, Post, Group."""
    job_title: str
    agency: str
    """Empty for one who belongs to no agency."""
    left_on: date | None
    has_left: bool
    acting: tuple[ActingRow, ...]
    """In force on the day, or still to come."""
    past_acting: tuple[ActingRow, ...]

    def acted_for_by(self, day: date) -> list[str]:
        """The names of those who act for the officer on the day."""
        begun = (each for each in self.acting if each.from_date <= day)
        return list(dict.fromkeys(each.name for each in begun))


def officer_as_at(officer: Officer, *, at: datetime, day: date) -> OfficerStands:
    """An officer at a moment at which their record had begun.

    ``day`` is the London day of the moment, by which leaving and acting are counted.
    """
    row: Any = as_at(Officer, at, id=officer.pk).get()
    agencies = names_as_at(Agency, at, id=row.agency_id) if row.agency_id else {}
    every = _actings(officer, at)
    return OfficerStands(
        pk=row.id,
        name=row.name,
        kind=Officer.Kind(row.kind).label,
        job_title=row.job_title,
        agency=agencies.get(row.agency_id, ""),
        left_on=row.left_on,
        has_left=is_over(row.left_on, day),
        acting=tuple(each for each in every if not is_over(each.to_date, day)),
        past_acting=tuple(each for each in every if is_over(each.to_date, day)),
    )


def _actings(officer: Officer, at: datetime) -> list[ActingRow]:
    rows: list[Any] = list(as_at(Acting, at, officer_id=officer.pk).order_by("from_date", "id"))
    users = {row.user_id for row in rows}
    names = names_as_at(User, at, id__in=users)
    closed = set(as_at(User, at, id__in=users, is_active=False).values_list("id", flat=True))
    return [
        ActingRow(
            pk=row.id,
            user=row.user_id,
            name=names[row.user_id],
            is_active=row.user_id not in closed,
            from_date=row.from_date,
            to_date=row.to_date,
        )
        for row in rows
    ]
