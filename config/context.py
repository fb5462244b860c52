"""What every template is given."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from people.sign_in import session


def session_end(request: HttpRequest) -> dict[str, Callable[[], dict[str, int]]]:
    """When the reader's session ends, for the warning before: asked for by pages of who signed in.

    ``idle`` is in seconds; ``at_last`` is in seconds since 1970, and the same on all its pages.
    """
    return {
        "session_end": lambda: {
            "idle": settings.IDLE_MINUTES * 60,
            "hours": settings.SESSION_HOURS,
            "at_last": int(session.ends_at(request.session).timestamp()),
        }
    }


def service(_request: HttpRequest) -> dict[str, dict[str, object]]:
    elsewhere = {name: address for name, address in settings.ELSEWHERE.items() if address}
    return {
        "service": {
            "name": settings.SERVICE_NAME,
            "strapline": settings.SERVICE_STRAPLINE,
            "elsewhere": elsewhere,
        },
    }
