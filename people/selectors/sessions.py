"""Where a user is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session

from people import clock
from people.models import User
from people.sign_in.browsers import browser_words
from people.sign_in.session import is_over, seen_at


@dataclass(frozen=True, slots=True)
class OpenSession:
    visit: int
    began_at: datetime
    seen_at: datetime
    browser: str
    is_this: bool


def open_sessions(user: User, *, this: str) -> list[OpenSession]:
    """The user's sessions, newest first.

    Args:
        this: the key of the session in which that is asked.
    """
    visits = {visit.session_key: visit for visit in user.visits.exclude(session_key="")}
    stored = Session.objects.filter(session_key__in=visits, expire_date__gt=clock.now())
    kept: dict[str, Mapping[str, Any]] = {row.session_key: row.get_decoded() for row in stored}
    found = [
        OpenSession(
            visit.pk, visit.began_at, seen_at(kept[key]), browser_words(visit.browser), key == this
        )
        for key, visit in visits.items()
        if key in kept and _is_of(user, kept[key]) and not is_over(kept[key])
    ]
    return sorted(found, key=lambda each: each.began_at, reverse=True)


def _is_of(user: User, data: Mapping[str, Any]) -> bool:
    """Whether it still is the user's: a password that was changed since has ended it."""
    return (
        data.get("_auth_user_id") == str(user.pk)
        and data.get("_auth_user_hash") == user.get_session_auth_hash()
    )
