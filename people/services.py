"""Writing about people: one verb each, one transaction, with its history and its chain."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from people import clock
from people.asat import revisions
from people.errors import Refused, Stale
from people.models import (
    Acting,
    Agency,
    Body,
    Ledger,
    Membership,
    Officer,
    Partnership,
    Role,
    User,
    Visit,
)
from people.selectors.places import agency_named
from people.standing import in_force, is_over
from people.writing import validate, writing


def create_partnership(*, slug: str, name: str, said_on: date | None = None) -> Partnership:
    """A new partnership with an empty ledger.

    Args:
        said_on: the London day on which its record begins, should a history be loaded into it.

    Raises:
        Refused: the slug is taken, or a value cannot be kept.
    """
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused(f"There is a partnership “{slug}” already. Choose another short name.")
    with transaction.atomic():
        partnership = Partnership(slug=slug, name=name)
        validate(partnership)
        Partnership.objects.bulk_create([partnership])
        Ledger.objects.create(partnership=partnership)
        said_at = clock.said_on(said_on) if said_on else None
        with writing(partnership, by=None, reason="Partnership created", said_at=said_at) as w:
            w.save(partnership)
    return partnership


def add_agency(
    partnership: Partnership, *, by: User | None, name: str, short_name: str = ""
) -> Agency:
    """Add an agency.

    Raises:
        Refused: there is one of that name.
    """
    with writing(partnership, by=by, reason="Agency added") as w:
        if agency_named(partnership, name):
            raise Refused(f"There is an agency called {name} already. Choose it from the list.")
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
    new_agency: str = "",
    left_on: date | None = None,
) -> Officer:
    """Add someone who can be accountable for an action, with their agency if it is new.

    Raises:
        Refused: an officer of that name is there already, or the agency is.
    """
    with writing(partnership, by=by, reason="Officer added") as w:
        officer = Officer(
            partnership=partnership, kind=kind, name=name, job_title=job_title, left_on=left_on
        )
        _keep_officer_names_apart(officer)
        officer.agency = _agency(partnership, agency, new_agency, by)
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
    new_agency: str = "",
    seen: int | None = None,
) -> Officer:
    """Change an officer's name, post or agency, or say that they left.

    ``seen`` is the newest revision that the user saw; none asks for no such care.

    Raises:
        Stale: somebody changed the officer since.
        Refused: another officer has that name, or the new agency is there already.
    """
    with writing(officer.partnership, by=by, reason=reason) as w:
        if seen is not None and seen != newest_revision(officer):
            raise Stale("Somebody changed this officer since you opened the page.")
        officer.name, officer.job_title = name, job_title
        officer.kind, officer.left_on = kind, left_on
        _keep_officer_names_apart(officer)
        officer.agency = _agency(officer.partnership, agency, new_agency, by)
        w.save(officer)
    return officer


def newest_revision(officer: Officer) -> int | None:
    """The number of the officer's newest revision."""
    newest = revisions(Officer).filter(id=officer.pk).order_by("-history_date", "-history_id")
    number: int | None = newest.values_list("history_id", flat=True).first()
    return number


def _keep_officer_names_apart(officer: Officer) -> None:
    others = Officer.objects.filter(partnership=officer.partnership, name=officer.name)
    if others.exclude(pk=officer.pk).exists():
        raise Refused(f"There is an officer called {officer.name} already. Use a fuller name.")


def _agency(
    partnership: Partnership, agency: Agency | None, new_agency: str, by: User | None
) -> Agency | None:
    if new_agency:
        return add_agency(partnership, by=by, name=new_agency)
    if agency is not None and agency.partnership_id != partnership.pk:
        raise Refused("That agency belongs to another partnership. Choose one of this one.")
    return agency


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


def set_password(user: User, password: str, *, by: User | None, reason: str) -> None:
    """Give an account another password; the record says who did, never what it is.

    Raises:
        Refused: the password is too weak.
    """
    _check_password(user, password)
    with writing(user.partnership, by=by, reason=reason) as w:
        user.refresh_from_db()
        user.set_password(password)
        w.save(user)


def change_user(user: User, *, by: User | None, reason: str, name: str, is_active: bool) -> User:
    """Change an account's name, or let it sign in no longer.

    Raises:
        Refused: nothing would change, it is the user's own, or a partnership would have no
            administrator left.
    """
    with writing(user.partnership, by=by, reason=reason) as w:
        user.refresh_from_db()
        if (user.name, user.is_active) == (name, is_active):
            raise Refused("The account is so already. Nothing was changed.")
        if user.is_active and not is_active:
            _may_deactivate(user, by)
        user.name, user.is_active = name, is_active
        w.save(user)
    return user


def _may_deactivate(user: User, by: User | None) -> None:
    if user == by:
        raise Refused("You cannot deactivate your own account. Ask another plan administrator.")
    today = clock.today()
    for role in user.roles.filter(in_force(today)):
        _keep_an_administrator(role, today)


def act_for(
    user: User, officer: Officer, *, by: User | None, from_date: date, to_date: date | None = None
) -> Acting:
    """Let a user act for an officer, from a day to a day.

    Raises:
        Refused: the days are the wrong way round, or the user acts for the officer then already.
    """
    _check_days(from_date, to_date)
    with writing(officer.partnership, by=by, reason="Acting for an officer") as w:
        if _overlapping(Acting.objects.filter(user=user, officer=officer), from_date, to_date):
            raise Refused(f"{user} acts for {officer} in that time already. Choose other days.")
        acting = Acting(user=user, officer=officer, from_date=from_date, to_date=to_date)
        w.save(acting)
    return acting


def stop_acting(acting: Acting, *, by: User | None, on: date, reason: str) -> Acting:
    """End an acting: ``on`` is its last day; the day before its first, and it never began.

    Raises:
        Refused: it has ended already, or the day is before it began.
    """
    with writing(acting.officer.partnership, by=by, reason=reason) as w:
        acting.refresh_from_db(fields=["from_date", "to_date"])
        _refuse_if_over(acting)
        _check_days(acting.from_date - date.resolution, on)
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
    """Give a user a role in a partnership, one of its plans or one of its bodies.

    Raises:
        Refused: the days are the wrong way round, the body is another partnership's, or the user
            holds the same role then already.
    """
    _check_days(from_date, to_date)
    if body is not None and body.partnership_id != partnership.pk:
        raise Refused("That body belongs to another partnership. Choose one of this one.")
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
        same = Role.objects.filter(
            user=user, kind=kind, partnership=partnership, plan_slug=plan_slug, body=body
        )
        if _overlapping(same, from_date, to_date):
            raise Refused(f"{user} holds this role in that time already. Choose other days.")
        w.save(role)
    return role


def withdraw_role(role: Role, *, by: User | None, reason: str) -> Role:
    """End a role now: yesterday was its last day.

    Raises:
        Refused: it has ended already, or it is the partnership's last administrator.
    """
    today = clock.today()
    with writing(role.partnership, by=by, reason=reason) as w:
        role.refresh_from_db(fields=["from_date", "to_date"])
        _refuse_if_over(role)
        _keep_an_administrator(role, today)
        role.to_date = today - date.resolution
        w.save(role)
    return role


def _keep_an_administrator(role: Role, today: date) -> None:
    """Refuse to take away the last role that may manage the whole partnership for good."""
    if role.kind != Role.Kind.ADMINISTRATOR or role.plan_slug or role.from_date > today:
        return
    others = Role.objects.filter(
        partnership=role.partnership,
        kind=role.kind,
        plan_slug="",
        to_date=None,
        from_date__lte=today,
        user__is_active=True,
    )
    if not others.exclude(user=role.user_id).exists():
        raise Refused("This is the last plan administrator. Give someone else the role first.")


def _overlapping(
    held: QuerySet[Role] | QuerySet[Acting], from_date: date, to_date: date | None
) -> bool:
    begun = held.filter(from_date__lte=to_date) if to_date else held
    return begun.filter(Q(to_date=None) | Q(to_date__gte=from_date)).exists()


def _refuse_if_over(held: Role | Acting) -> None:
    if is_over(held.to_date, clock.today()):
        raise Refused("This has ended already. Nothing was changed.")


def _check_days(from_date: date, to_date: date | None) -> None:
    if to_date is not None and to_date < from_date:
        raise Refused("The last day is before the first day. Give a later last day.")


def begin_visit(user: User, *, session_key: str = "", browser: str = "") -> Visit:
    """Note that a user signed in; no part of any partnership's record."""
    return Visit.objects.create(
        user=user, began_at=clock.now(), session_key=session_key, browser=browser[:300]
    )
