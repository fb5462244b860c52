"""The bodies of a partnership and who sits on them, as they stood at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404

from people.access_log.answer import is_of
from people.asat import as_at, names_as_at
from people.models import Agency, Body, Membership, Partnership
from people.models.bodies import CHAIRING
from people.standing import is_over
from people.wording import plain

_ORDER = {role: place for place, role in enumerate(Membership.Role)}


@dataclass(frozen=True, slots=True)
class Seat:
    """Someone's seat on a body; both days are included."""

    pk: int
    name: str
    agency: str
    role: Membership.Role
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class BodyRow:
    name: str
    slug: str
    members: tuple[Seat, ...]
    """Who sits there on the day: chairs first, then by name."""
    coming: tuple[Seat, ...]
    past: tuple[Seat, ...]
    """Who sat there before, the last to leave first."""

    @property
    def names_agencies(self) -> bool:
        return any(seat.agency for seat in (*self.members, *self.coming, *self.past))

    @property
    def without_vote(self) -> int:
        """How many of those who sit there on the day have no vote."""
        return sum(seat.role is Membership.Role.OBSERVER for seat in self.members)

    @property
    def chairs(self) -> list[str]:
        """Who chairs it; the vice-chair only while there is no chair."""
        chairing = [seat for seat in self.members if seat.role in CHAIRING]
        stead = Membership.Role.VICE_CHAIR
        chairs = [seat for seat in chairing if seat.role is not stead] or chairing
        return [seat.name for seat in chairs]


def get_body(partnership: Partnership, slug: str) -> Body:
    """A body of a partnership that the user has reached already."""
    found = Body.objects.select_related("partnership").filter(partnership=partnership, slug=slug)
    body = found.first()
    if body is None:
        raise Http404
    is_of(body.name)
    return body


def get_seat(body: Body, pk: int) -> Membership:
    """A seat on a body that the user has reached already."""
    found = Membership.objects.select_related("body__partnership").filter(body=body, pk=pk).first()
    if found is None:
        raise Http404
    return found


def body_row(body: Body, *, at: datetime, day: date) -> BodyRow:
    """One body at a moment.

    Raises:
        Http404: there was no such body yet.
    """
    row: Any = as_at(Body, at, id=body.pk).first()
    if row is None:
        raise Http404
    return _body(row, _seats([body.pk], body.partnership, at).get(body.pk, []), day)


def bodies(partnership: Partnership, *, at: datetime, day: date) -> list[BodyRow]:
    """Every body at a moment, by name; ``day`` is the moment's day in London."""
    rows: list[Any] = list(as_at(Body, at, partnership_id=partnership.pk))
    seats = _seats([row.id for row in rows], partnership, at)
    found = [_body(row, seats.get(row.id, []), day) for row in rows]
    return sorted(found, key=lambda body: plain(body.name))


def _seats(keys: list[int], partnership: Partnership, at: datetime) -> dict[int, list[Seat]]:
    agencies = names_as_at(Agency, at, partnership_id=partnership.pk)
    found: dict[int, list[Seat]] = {}
    rows: list[Any] = list(as_at(Membership, at, body_id__in=keys))
    for row in rows:
        role = Membership.Role(row.role)
        agency = agencies.get(row.agency_id, "")
        seat = Seat(row.id, row.name, agency, role, row.from_date, row.to_date)
        found.setdefault(row.body_id, []).append(seat)
    return found


def _body(row: Any, seats: list[Seat], day: date) -> BodyRow:
    past = [seat for seat in seats if is_over(seat.to_date, day)]
    coming = [seat for seat in seats if seat.from_date > day and seat not in past]
    members = [seat for seat in seats if seat not in past and seat not in coming]
    return BodyRow(
        name=row.name,
        slug=row.slug,
        members=tuple(sorted(members, key=_rank)),
        coming=tuple(sorted(coming, key=lambda seat: seat.from_date)),
        past=tuple(sorted(past, key=lambda seat: seat.to_date or day, reverse=True)),
    )


def _rank(seat: Seat) -> tuple[int, str]:
    return _ORDER[seat.role], plain(seat.name)
