"""Accounts: adding one, its password, and whether it may sign in."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from people import clock
from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, Partnership, User, Visit
from people.services.departing import refuse_former
from people.services.roles import keep_an_administrator
from people.standing import in_force
from people.writing import writing


def add_user(
    partnership: Partnership, *, by: User | None, email: str, name: str, password: str | None = None
) -> User:
    """Add an account; without a password nobody can sign in with it yet.

    Raises:
        Refused: the e-mail address has an account, or the password is too weak.
    """
    has_one = Refused(f"{email} has an account already. Give that account a role instead.")
    if User.objects.filter(email__iexact=email).exists():
        raise has_one
    user = User(partnership=partnership, email=email.lower(), name=name)
    if password is not None:
        _check_password(user, password)
    user.password = make_password(password)
    try:
        with writing(partnership, by=by, reason="Account added") as w:
            w.save(user)
            _enter(AccessEntry.Kind.ACCOUNT, user, by=by, result="added")
    except IntegrityError:  # somebody was quicker, perhaps in another partnership
        raise has_one from None
    return user


def _check_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None


def set_password(user: User, password: str, *, by: User | None, reason: str) -> None:
    """Give an account another password; the record says who did, never what it is.

    Raises:
        Refused: the password is too weak, or the account's name was taken away for good.
    """
    _check_password(user, password)
    with writing(user.partnership, by=by, reason=reason) as w:
        refuse_former(user)
        user.set_password(password)
        w.save(user)
        _enter(AccessEntry.Kind.PASSWORD, user, by=by)


def change_user(user: User, *, by: User | None, reason: str, name: str, is_active: bool) -> User:
    """Change an account's name, or let it sign in no longer.

    Raises:
        Refused: nothing would change, it is the user's own, a partnership would have no
            administrator left, or the account's name was taken away for good.
    """
    with writing(user.partnership, by=by, reason=reason) as w:
        refuse_former(user)
        if (user.name, user.is_active) == (name, is_active):
            raise Refused("The account is so already. Nothing was changed.")
        if user.is_active and not is_active:
            _may_deactivate(user, by)
        what = _what_changes(user, is_active=is_active)
        user.name, user.is_active = name, is_active
        w.save(user)
        _enter(AccessEntry.Kind.ACCOUNT, user, by=by, result=what)
    return user


def _what_changes(user: User, *, is_active: bool) -> str:
    if user.is_active == is_active:
        return "renamed"
    return "reactivated" if is_active else "deactivated"


def _enter(kind: AccessEntry.Kind, user: User, *, by: User | None, result: str = "") -> None:
    enter(kind, by=by, whom=user, partnership=user.partnership, result=result)


def _may_deactivate(user: User, by: User | None) -> None:
    if user == by:
        raise Refused("You cannot deactivate your own account. Ask another plan administrator.")
    today = clock.today()
    for role in user.roles.filter(in_force(today)):
        keep_an_administrator(role, today)


_BROWSER_LIMIT = 300


def begin_visit(user: User, *, session_key: str = "", browser: str = "") -> Visit:
    """Note that a user signed in; no part of any partnership's record."""
    return user.visits.create(
        began_at=clock.now(), session_key=session_key, browser=browser[:_BROWSER_LIMIT]
    )
