"""What stands in a user's calendar: each room gives the dates that it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from people.calendars.ical import Entry
from people.models import User

Source = Callable[[User], Iterable[Entry]]

_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Let a room give dates, refs and titles alone; ``config`` wires it."""
    if source not in _sources:
        _sources.append(source)


def entries_of(user: User) -> list[Entry]:
    """A user's dates as they may read them today."""
    return [entry for source in _sources for entry in source(user)]
