"""The moment that a page shows: ``?at=2026-03-31``, or now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest

from people import clock
from people.access_log.answer import shows_moment
from people.asat import began
from people.errors import Refused
from people.models import Officer, Partnership
from people.selectors.places import present
from people.wording import day_words, moment_words

Kept = tuple[tuple[str, str], ...]
_DAY_OR_INSTANT = "a day such as 2026-03-31, or an instant such as 2026-03-31T12:00:00Z"


@dataclass(frozen=True, slots=True)
class AsAt:
    """A moment, and what the box needs in which another is chosen."""

    moment: datetime
    of: str
    """What is shown as at it: ``the plan``."""
    value: str = ""
    """As it stands in the address; empty for now."""
    action: str = ""
    """The page's address without what stands behind the question mark."""
    kept: Kept = ()
    """The other parameters of the address."""
    problem: str = ""
    """Why the moment that was asked for is not shown."""
    note: str = ""
    """What a reader has to know of a past moment."""

    @property
    def is_now(self) -> bool:
        return not self.value

    @property
    def day(self) -> date:
        """The London day of the moment: roles and memberships are counted by days."""
        return clock.london_day(self.moment)

    @property
    def chosen(self) -> str:
        """The day that stands in the box; nothing for now."""
        return "" if self.is_now else self.day.isoformat()

    @property
    def words(self) -> str:
        return moment_words(self.moment)

    @property
    def last(self) -> str:
        """The latest day that can be asked for."""
        return clock.today().isoformat()

    @property
    def now_url(self) -> str:
        return f"{self.action}?{urlencode(self.kept)}" if self.kept else self.action

    @property
    def query(self) -> str:
        """What to put behind a link so that it keeps the moment."""
        return f"?{urlencode({'at': self.value})}" if self.value else ""

    @property
    def instant(self) -> str:
        """As an address has it where the versions of this plan are unknown; empty for now."""
        known = self.is_now or read_moment(self.value)
        return self.value if known else self.moment.isoformat()

    @property
    def instant_query(self) -> str:
        """``query`` for a link to another room or plan."""
        return f"?{urlencode({'at': self.instant})}" if self.instant else ""


def asked(request: HttpRequest) -> str:
    """The moment that the address names, as it stands there; empty for now."""
    text = request.GET.get("at", "")
    return "" if text == "now" else text


def kept(request: HttpRequest) -> Kept:
    """The other parameters of the address, but for the page of a list."""
    parameters = request.GET.lists()
    return tuple((n, text) for n, texts in parameters if n not in ("at", "page") for text in texts)


def as_at(
    request: HttpRequest, partnership: Partnership, *, of: str, officer: Officer | None = None
) -> AsAt:
    """The moment that the address asks for; what names none is said so, and now is shown.

    Args:
        officer: whose record the page shows, where it is not the partnership's.
    """
    now, shows = present(partnership), officer or partnership

    def read(text: str) -> datetime:
        moment = past_moment(text, now, ways=_DAY_OR_INSTANT)
        refuse_before(began(shows), moment, whose=f"this {shows._meta.verbose_name}")
        return moment

    return shown(request, of=of, now=now, read=read)


def shown(request: HttpRequest, *, of: str, now: datetime, read: Callable[[str], datetime]) -> AsAt:
    """The moment that ``read`` finds in the address; where it refuses, why, and now."""
    text, rest = asked(request), kept(request)
    if not text:
        return AsAt(now, of, action=request.path, kept=rest)
    try:
        found = AsAt(read(text), of, text, request.path, rest)
    except Refused as refusal:
        problem = f"{refusal} This page shows {of} as at now."
        return AsAt(now, of, action=request.path, kept=rest, problem=problem)
    shows_moment(found.moment)
    return found


def past_moment(text: str, now: datetime, *, ways: str) -> datetime:
    """The day or instant that a text names; of today, now.

    Args:
        ways: how a moment can be written, for who wrote it otherwise.

    Raises:
        Refused: it names none, or lies ahead.
    """
    moment = read_moment(text)
    if moment is None:
        raise Refused(f"“{text}” is no moment. Write {ways}.")
    if clock.london_day(moment) > clock.london_day(now):
        raise Refused(f"{text} lies ahead. Choose a day up to today.")
    return min(moment, now)


def refuse_before(begun: datetime | None, moment: datetime, *, whose: str) -> None:
    """Raise Refused where nothing was recorded yet at a moment."""
    if begun is not None and moment < begun:
        day = day_words(clock.london_day(begun))
        raise Refused(f"The record of {whose} begins on {day}. Choose a later day.")


def read_moment(text: str) -> datetime | None:
    """The end of a London day, or an instant that says its zone (UTC); none for other words."""
    return _day(text) or _instant(text)


def _day(text: str) -> datetime | None:
    try:
        return clock.end_of_day(date.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _instant(text: str) -> datetime | None:
    """An instant on a day that London’s calendar has, as those at either end of time are not."""
    try:
        instant = datetime.fromisoformat(text)
        return instant.astimezone(clock.LONDON).astimezone(UTC) if instant.tzinfo else None
    except (ValueError, OverflowError):
        return None
