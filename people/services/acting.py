"""Who acts for whom, from a day to a day."""

from __future__ import annotations

from datetime import date

from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, Acting, Officer, User
from people.services.accounts import add_user
from people.services.days import check_days, end_on, overlaps
from people.services.departing import refuse_former
from people.writing import writing


def act_for(
    user: User, officer: Officer, *, by: User | None, from_date: date, to_date: date | None = None
) -> Acting:
    """Let a user act for an officer, from a day to a day.

    Raises:
        Refused: the days are the wrong way round, or the user acts for the officer then already or
            is a former one.
    """
    check_days(from_date, to_date)
    with writing(officer.partnership, by=by, reason="Acting for an officer") as w:
        refuse_former(user)
        if overlaps(Acting.objects.filter(user=user, officer=officer), from_date, to_date):
            raise Refused(f"{user} acts for {officer} in that time already. Choose other days.")
        acting = Acting(user=user, officer=officer, from_date=from_date, to_date=to_date)
        w.save(acting)
        _enter(AccessEntry.Kind.GRANT, acting, by=by)
    return acting


def add_user_for(
    officer: Officer, *, by: User | None, email: str, name: str, from_date: date
) -> User:
    """Add an account for somebody who acts for an officer; nobody can sign in with it yet.

    Raises:
        Refused: the e-mail address has an account.
    """
    with writing(officer.partnership, by=by, reason="Invited to act for an officer"):
        user = add_user(officer.partnership, by=by, email=email, name=name)
        act_for(user, officer, by=by, from_date=from_date)
    return user


def stop_acting(acting: Acting, *, by: User | None, on: date, reason: str) -> Acting:
    """End an acting: ``on`` is its last day; the day before its first, and it never began.

    Raises:
        Refused: it has ended already, or the day is before it began or after its last.
    """
    with writing(acting.officer.partnership, by=by, reason=reason) as w:
        end_on(acting, on)
        w.save(acting)
        _enter(AccessEntry.Kind.WITHDRAWAL, acting, by=by)
    return acting


def _enter(kind: AccessEntry.Kind, acting: Acting, *, by: User | None) -> None:
    officer = acting.officer
    what = f"acting for officer {officer.pk}, {officer.name}"
    enter(kind, by=by, whom=acting.user, partnership=officer.partnership, what=what)
