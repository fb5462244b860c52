"""What a session of the pages knows of how it was signed in."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.backends.base import SessionBase

from people import clock

_COMPLETE = "signed_in_completely"
_CONFIRMED_AT = "confirmed_at"

CONFIRMED_FOR = timedelta(minutes=10)
"""For so long nobody is asked for the password again."""


def begin(session: SessionBase, *, complete: bool) -> None:
    """Note that somebody has just signed in; ``complete`` with all that is asked of them."""
    session[_COMPLETE] = complete
    confirm(session)


def complete(session: SessionBase) -> None:
    """Note that nothing more is asked before the pages open."""
    session[_COMPLETE] = True


def is_complete(session: SessionBase) -> bool:
    return bool(session.get(_COMPLETE, False))


def confirm(session: SessionBase) -> None:
    """Note that the user has just shown who they are."""
    session[_CONFIRMED_AT] = clock.now().timestamp()


def is_confirmed(session: SessionBase) -> bool:
    """Whether the user has shown lately who they are."""
    since = clock.now().timestamp() - float(session.get(_CONFIRMED_AT, 0))
    return since < CONFIRMED_FOR.total_seconds()
