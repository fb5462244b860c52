"""How long a letter waits until it is tried again: longer each time, up to an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

_MINUTES = (1, 5, 15, 60)


def next_try(tries: int, *, at: datetime) -> datetime:
    """When a letter is tried again that was tried so often, last at this instant."""
    return at + timedelta(minutes=_MINUTES[min(tries, len(_MINUTES)) - 1])
