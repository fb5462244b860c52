"""The moment that a page of a partnership shows: ``?at=2026-03-31``, or now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import HttpRequest

from people import clock
from people.asat import revisions
from people.models import Partnership
from people.selectors.places import present
from people.wording import day_words, moment_words


@dataclass(frozen=True, slots=True)
class AsAt:
    """A moment, and what the box needs in which another is chosen."""

    moment: datetime
    value: str = ""
    """As it stands in the address; empty for now."""
    problem: str = ""
    """Why the moment that was asked for is not shown."""
    now_url: str = ""

    @property
    def is_now(self) -> bool:
        return not self.value

    @property
    def day(self) -> date:
        """The London day of the moment: roles and memberships are counted by days."""
        return clock.london_day(self.moment)

    @property
    def words(self) -> str:
        return moment_words(self.moment)

    @property
    def last(self) -> str:
        """The latest day that can be asked for."""
        return clock.london_day(clock.now()).isoformat()


def as_at(request: HttpRequest, partnership: Partnership) -> AsAt:
    """The moment that the address asks for; if it names none, now, and the page says why."""
    now, text = present(partnership), request.GET.get("at", "")
    if text in ("", "now"):
        return AsAt(now, now_url=request.path)
    moment = _moment(text)
    problem = _problem(partnership, text, moment)
    if moment is None or problem:
        return AsAt(now, problem=f"{problem} This page shows now.", now_url=request.path)
    return AsAt(min(moment, now), value=text, now_url=request.path)


def _problem(partnership: Partnership, text: str, moment: datetime | None) -> str:
    if moment is None:
        return f"“{text}” is no date. Write a day such as 2026-03-31."
    if clock.london_day(moment) > clock.london_day(clock.now()):
        return f"{day_words(clock.london_day(moment))} lies ahead. Choose a day up to today."
    own = revisions(Partnership).filter(id=partnership.pk)
    first = own.order_by("history_date", "history_id").first()
    if first is not None and moment < first.history_date:
        begun = day_words(clock.london_day(first.history_date))
        return f"The record of this partnership begins on {begun}. Choose a later day."
    return ""


def _moment(text: str) -> datetime | None:
    """The end of a London day, or an instant that says its zone."""
    try:
        return clock.end_of_day(date.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        instant = datetime.fromisoformat(text)
        return instant.astimezone(UTC) if instant.tzinfo else None
    except (ValueError, OverflowError):
        return None
