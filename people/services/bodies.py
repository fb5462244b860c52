"""The bodies of a partnership and who sits on them, from a day to a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.text import slugify

from people.asat import newest_revision
from people.called import called, called_shortly
from people.errors import Refused, Stale
from people.models import Agency, Body, Membership, Partnership, User
from people.services.days import check_days, end_on, overlaps
from people.short_names import free_short_name
from people.wording import plain
from people.writing import writing

_LONGEST = 50
"""As many letters of a name as its short name takes; a number may follow."""
_RESERVED = "add"
"""Stands in addresses where a short name does."""


def add_body(partnership: Partnership, *, by: User | None, name: str, slug: str = "") -> Body:
    """Add a body. Its short name, which never changes, is made from its name unless given.

    Raises:
        Refused: there is a body of that name or short name.
    """
    with writing(partnership, by=by, reason="Body added") as w:
        body = Body(partnership=partnership, slug=slug, name=name)
        _keep_names_apart(body)
        if slug == _RESERVED or called_shortly(partnership.bodies.all(), slug).exists():
            raise Refused(f"There is a body “{slug}” already. Choose another short name.")
        body.slug = slug or _short_name(partnership, name)
        w.save(body)
    return body


def rename_body(
    body: Body, *, by: User | None, reason: str, name: str, seen: int | None = None
) -> Body:
    """Give a body another name; pages of the past go on showing the former one.

    ``seen`` is the newest revision that the user saw; none asks for no such care.

    Raises:
        Stale: somebody changed the body since.
        Refused: another body has that name.
    """
    with writing(body.partnership, by=by, reason=reason) as w:
        if seen is not None and seen != newest_revision(body):
            raise Stale("Somebody changed this body since you opened the page.")
        body.name = name
        _keep_names_apart(body)
        w.save(body)
    return body


def _keep_names_apart(body: Body) -> None:
    others = called(Body.objects.filter(partnership=body.partnership), body.name)
    if others.exclude(pk=body.pk).exists():
        raise Refused(f"There is a body called {body.name} already. Use a fuller name.")


def _short_name(partnership: Partnership, name: str) -> str:
    held = partnership.bodies.values_list("slug", flat=True)
    taken = {_RESERVED, *(slug.lower() for slug in held)}
    return free_short_name(slugify(plain(name))[:_LONGEST].strip("-") or "body", taken)


def seat_member(
    body: Body,
    *,
    by: User | None,
    name: str,
    role: str,
    from_date: date,
    to_date: date | None = None,
    user: User | None = None,
    agency: Agency | None = None,
) -> Membership:
    """Give someone a seat on a body, from a day to a day.

    Raises:
        Refused: the days are the wrong way round, they sit there in that time already, or the
            agency is another partnership's.
    """
    with writing(body.partnership, by=by, reason="Member seated") as w:
        seat = Membership(
            body=body,
            name=name,
            role=role,
            from_date=from_date,
            to_date=to_date,
            user=user,
            agency=agency,
        )
        _refuse_unless_free(seat)
        w.save(seat)
    return seat


def change_seat(
    seat: Membership,
    *,
    by: User | None,
    reason: str,
    name: str,
    role: str,
    from_date: date,
    to_date: date | None,
    user: User | None,
    agency: Agency | None,
    seen: int | None = None,
) -> Membership:
    """Put a seat right: who sits there, as what, for whom and when.

    Raises:
        Stale: somebody changed the seat since.
        Refused: as when a member is seated.
    """
    with writing(seat.body.partnership, by=by, reason=reason) as w:
        if seen is not None and seen != newest_revision(seat):
            raise Stale("Somebody changed this seat since you opened the page.")
        seat.name, seat.role, seat.user, seat.agency = name, role, user, agency
        seat.from_date, seat.to_date = from_date, to_date
        _refuse_unless_free(seat)
        w.save(seat)
    return seat


def end_seat(seat: Membership, *, by: User | None, on: date, reason: str) -> Membership:
    """End a seat: ``on`` is its last day; the day before its first, and it was never taken.

    Raises:
        Refused: it has ended already, or the day is before it began or after its last.
    """
    with writing(seat.body.partnership, by=by, reason=reason) as w:
        end_on(seat, on)
        w.save(seat)
    return seat


def _refuse_unless_free(seat: Membership) -> None:
    check_days(seat.from_date, seat.to_date)
    if seat.agency is not None and seat.agency.partnership_id != seat.body.partnership_id:
        raise Refused("That agency belongs to another partnership. Choose one of this one.")
    same = Q(name__iexact=seat.name) | (Q(user=seat.user) if seat.user else Q())
    held = Membership.objects.filter(same, body=seat.body).exclude(pk=seat.pk)
    if overlaps(held, seat.from_date, seat.to_date):
        raise Refused(
            f"{seat.name} sits on {seat.body} in that time already. "
            "End that seat first, or choose other days."
        )
