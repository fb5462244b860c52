"""Writing about people: one verb each, one transaction, with its history and its chain."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from people import clock
from people.errors import Refused
from people.models import Acting, Agency, Body, Ledger, Membership, Officer, Partnership, Role, User
from people.writing import writing


def create_partnership(*, slug: str, name: str) -> Partnership:
    """A new partnership with an empty ledger.

    Raises:
        Refused: the slug is taken.
    """
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused(f"There is a partnership “{slug}” already. Choose another short name.")
    with transaction.atomic():
        partnership = Partnership(slug=slug, name=name)
        Partnership.objects.bulk_create([partnership])
        Ledger.objects.create(partnership=partnership)
        with writing(partnership, by=None, reason="Partnership created") as w:
            w.save(partnership)
    return partnership


def add_agency(
    partnership: Partnership, *, by: User | None, name: str, short_name: str = ""
) -> Agency:
    with writing(partnership, by=by, reason="Agency added") as w:
        agency = Agency(partnership=partnership, name=name, short_name=short_name)
        w.save(agency)
    return agency


def add_body(partnership: Partnership, *, by: User | None, slug: str, name: str) -> Body:
    with writing(partnership, by=by, reason="Body added") as w:
        body = Body(partnership=partnership, slug=slug, name=name)
        w.save(body)
    return body


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
    """Give someone a seat on a body, from a day to a day."""
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
        w.save(seat)
    return seat


def add_officer(
    partnership: Partnership,
    *,
    by: User | None,
    name: str,
    kind: str = Officer.Kind.PERSON,
    job_title: str = "",
    agency: Agency | None = None,
) -> Officer:
    """Add someone who can be accountable for an action.

    Raises:
        Refused: an officer of that name is there already.
    """
    with writing(partnership, by=by, reason="Officer added") as w:
        if Officer.objects.filter(partnership=partnership, name=name).exists():
            raise Refused(f"There is an officer called {name} already. Use a fuller name.")
        officer = Officer(
            partnership=partnership, kind=kind, name=name, job_title=job_title, agency=agency
        )
        w.save(officer)
    return officer


def change_officer(
    officer: Officer,
    *,
    by: User | None,
    reason: str,
    name: str,
    job_title: str,
    agency: Agency | None,
    kind: str,
    left_on: date | None,
) -> Officer:
    """Change an officer's name, post or agency, or say that they left."""
    with writing(officer.partnership, by=by, reason=reason) as w:
        others = Officer.objects.filter(partnership=officer.partnership, name=name)
        if others.exclude(pk=officer.pk).exists():
            raise Refused(f"There is another officer called {name}. Use a fuller name.")
        officer.name, officer.job_title, officer.agency = name, job_title, agency
        officer.kind, officer.left_on = kind, left_on
        w.save(officer)
    return officer


def add_user(
    partnership: Partnership, *, by: User | None, email: str, name: str, password: str | None = None
) -> User:
    """Add an account; without a password nobody can sign in with it yet.

    Raises:
        Refused: the e-mail address has an account, or the password is too weak.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"{email} has an account already. Give that account a role instead.")
    user = User(partnership=partnership, email=email.lower(), name=name)
    if password is not None:
        _check_password(user, password)
    user.password = make_password(password)
    with writing(partnership, by=by, reason="Account added") as w:
        w.save(user)
    return user


def _check_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None


def set_password(user: User, password: str) -> None:
    """Give an account another password.

    Raises:
        Refused: the password is too weak.
    """
    _check_password(user, password)
    user.set_password(password)
    user.save(update_fields=["password"])


def change_user(user: User, *, by: User | None, reason: str, name: str, is_active: bool) -> User:
    """Change an account's name, or let it sign in no longer."""
    with writing(user.partnership, by=by, reason=reason) as w:
        user.name, user.is_active = name, is_active
        w.save(user)
    return user


def act_for(
    user: User, officer: Officer, *, by: User | None, from_date: date, to_date: date | None = None
) -> Acting:
    """Let a user act for an officer, from a day to a day.

    Raises:
        Refused: the days are the wrong way round.
    """
    _check_days(from_date, to_date)
    with writing(officer.partnership, by=by, reason="Acting for an officer") as w:
        acting = Acting(user=user, officer=officer, from_date=from_date, to_date=to_date)
        w.save(acting)
    return acting


def stop_acting(acting: Acting, *, by: User | None, on: date, reason: str) -> Acting:
    """End an acting: ``on`` is its last day."""
    _check_days(acting.from_date, on)
    with writing(acting.officer.partnership, by=by, reason=reason) as w:
        acting.to_date = on
        w.save(acting)
    return acting


def grant_role(
    user: User,
    *,
    by: User | None,
    kind: str,
    partnership: Partnership,
    plan_slug: str = "",
    body: Body | None = None,
    from_date: date,
    to_date: date | None = None,
) -> Role:
    """Give a user a role in a partnership, one of its plans or one of its bodies."""
    _check_days(from_date, to_date)
    with writing(partnership, by=by, reason="Role granted") as w:
        role = Role(
            user=user,
            kind=kind,
            partnership=partnership,
            plan_slug=plan_slug,
            body=body,
            from_date=from_date,
            to_date=to_date,
        )
        w.save(role)
    return role


def withdraw_role(role: Role, *, by: User | None, reason: str) -> Role:
    """End a role now: yesterday was its last day.

    Raises:
        Refused: it is the partnership's last administrator.
    """
    today = clock.london_day(clock.now())
    with writing(role.partnership, by=by, reason=reason) as w:
        _keep_an_administrator(role, today)
        role.to_date = today - date.resolution
        w.save(role)
    return role


def _keep_an_administrator(role: Role, today: date) -> None:
    if role.kind != Role.Kind.ADMINISTRATOR:
        return
    others = Role.objects.filter(
        partnership=role.partnership, kind=role.kind, to_date=None, from_date__lte=today
    ).exclude(pk=role.pk)
    if not others.filter(user__is_active=True).exists():
        raise Refused("This is the last plan administrator. Give someone else the role first.")


def _check_days(from_date: date, to_date: date | None) -> None:
    if to_date is not None and to_date < from_date:
        raise Refused("The last day is before the first day. Give a later last day.")
