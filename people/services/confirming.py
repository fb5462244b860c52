"""Saying what was found is no child's identity, apart from writing the text in which it stands."""

from __future__ import annotations

from people.confirming import Confirmed, confirming
from people.models import Partnership, User
from people.writing import writing


def confirm(partnership: Partnership, *, by: User, confirmed: Confirmed) -> None:
    """Keep what a named person said of findings, and why."""
    with confirming(confirmed), writing(partnership, by=by, reason=confirmed.reason):
        pass
