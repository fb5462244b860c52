"""What a session of the pages knows of how it was signed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from people import clock

Marks = SessionBase | Mapping[str, Any]
"""A session, or what was stored of one."""

_COMPLETE = "signed_in_completely"
_CONFIRMED_AT = "confirmed_at"
_BEGAN_AT, _SEEN_AT = "began_at", "seen_at"

_NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when somebody was last seen: not each page writes to the database."""

CONFIRMED_FOR = timedelta(minutes=10)
"""For so long nobody is asked for the password again."""


def begin(session: SessionBase, *, complete: bool) -> None:
    """Note that somebody has just signed in; ``complete`` with all that is asked of them."""
    session[_COMPLETE] = complete
    session[_BEGAN_AT] = session[_SEEN_AT] = clock.now().timestamp()
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
    """Whether the user has shown lately who they are; not if the clock has gone back since."""
    return abs(_since(session, _CONFIRMED_AT)) < CONFIRMED_FOR


def is_over(session: Marks) -> bool:
    """Whether nobody used it for too long, or it has lasted too long."""
    idle = timedelta(minutes=settings.IDLE_MINUTES)
    return _since(session, _SEEN_AT) >= idle or clock.now() >= ends_at(session)


def ends_at(session: Marks) -> datetime:
    """When it ends at the latest, however much it is used."""
    whole = timedelta(hours=settings.SESSION_HOURS)
    return datetime.fromtimestamp(float(session.get(_BEGAN_AT, 0)), UTC) + whole


def see(session: SessionBase) -> None:
    """Note that somebody uses it, also where the clock has gone back since it was noted."""
    if abs(_since(session, _SEEN_AT)) >= _NOTED_EVERY:
        session[_SEEN_AT] = clock.now().timestamp()


def seen_at(data: Marks) -> datetime:
    """When somebody was last seen in a session, to the minute."""
    return datetime.fromtimestamp(float(data.get(_SEEN_AT, 0)), UTC)


def _since(session: Marks, mark: str) -> timedelta:
    return timedelta(seconds=clock.now().timestamp() - float(session.get(mark, 0)))
