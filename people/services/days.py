"""The days from which and to which something is held: rules of roles, of acting and of seats."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from people import clock
from people.errors import Refused
from people.models import Acting, Membership, Role
from people.standing import is_over, not_over
from people.wording import day_words


def overlaps(
    held: QuerySet[Role] | QuerySet[Acting] | QuerySet[Membership],
    from_date: date,
    to_date: date | None,
) -> bool:
    taken = held.exclude(to_date__lt=F("from_date"))
    begun = taken.filter(from_date__lte=to_date) if to_date else taken
    return begun.filter(not_over(from_date)).exists()


def refuse_if_over(held: Role | Acting | Membership) -> None:
    if is_over(held.to_date, clock.today()):
        raise Refused("This has ended already. Nothing was changed.")


def end_on(held: Acting | Membership, last: date) -> None:
    """Read it anew and set its last day; the day before the first means that it never began.

    Raises:
        Refused: it has ended already, would end before it began, or later than it does.
    """
    held.refresh_from_db()
    check_last(held, last)
    held.to_date = last


def check_last(held: Acting | Membership, last: date) -> None:
    """Refuse a last day of what is over, that lies before it begins, or after it ends anyhow."""
    refuse_if_over(held)
    if last < held.from_date - date.resolution:
        begins = day_words(held.from_date)
        raise Refused(f"It begins on {begins}. Give that day or a later one.")
    if held.to_date is not None and last > held.to_date:
        ends = day_words(held.to_date)
        raise Refused(f"It ends on {ends} already. Give that day or an earlier one.")


def check_days(from_date: date, to_date: date | None) -> None:
    if to_date is not None and to_date < from_date:
        raise Refused("The last day is before the first day. Give a later last day.")
