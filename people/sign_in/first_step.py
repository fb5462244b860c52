"""The password as the first step: whether it still holds when the second one is taken."""

from __future__ import annotations

from allauth.account.models import Login
from django.utils.crypto import constant_time_compare

from people.models import User

_GIVEN = "password"


def note(login: Login) -> None:
    """Keep a mark of the password that was given."""
    login.state[_GIVEN] = _mark(login)


def still_holds(login: Login) -> bool:
    """Whether the account has the password that was given, if one was."""
    noted = login.state.get(_GIVEN)
    return noted is None or constant_time_compare(noted, _mark(login))


def _mark(login: Login) -> str:
    assert isinstance(login.user, User)  # noqa: S101 - there is no other kind of account
    return login.user.get_session_auth_hash()
