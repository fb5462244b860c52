"""What the services of this room share: writing to a recommendation, and what they refuse."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

from django.db import models

from governance.models import Recommendation
from people import clock
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import User
from people.writing import Writing, writing


def keeping(
    recommendation: Recommendation, by: User | None, reason: str
) -> AbstractContextManager[Writing]:
    """Write to the partnership of a recommendation."""
    return writing(recommendation.review.partnership, by=by, reason=reason)


def refuse_ahead(w: Writing, day: date | None, what: str = "on which it was said") -> None:
    """Raise Refused where a London day is still to come."""
    if day is not None and day > clock.london_day(w.moment):
        raise Refused(f"That day lies ahead. Give the day {what}.")


def refuse_if_changed(row: models.Model, seen: int | None, what: str) -> None:
    """Raise Stale where a row was edited after the user looked; none asks for no such care."""
    if seen is not None and newest_revision(row) != seen:
        raise Stale(f"Somebody changed {what} since you opened the page.")
