"""Phrases that packs are written with: numbers with their nouns, lists, dates, moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from people.clock import LONDON, end_of_day

_A_SECOND = timedelta(seconds=1)


def number_of(number: int, noun: str) -> str:
    """``1 action``, ``3 actions``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def listed(items: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *first, last = [*items] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """The text with a capital and a full stop, where it lacks them."""
    text = text.strip()
    if not text:
        return ""
    ended = text if text[-1] in ".?!…:" else f"{text}."
    return ended[0].upper() + ended[1:]


def long_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def weekday(day: date) -> str:
    return f"{day:%A} {long_day(day)}"


def short_day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def moment(at: datetime) -> str:
    """``the end of 30 September 2015``, or ``11 November 2026, 9:42am``, in London."""
    local = at.astimezone(LONDON)
    if end_of_day(local.date()) - at < _A_SECOND:
        return f"the end of {long_day(local.date())}"
    hour = local.hour % 12 or 12
    half = "am" if local.hour < 12 else "pm"  # noqa: PLR2004
    return f"{long_day(local.date())}, {hour}:{local:%M}{half}"


def digest_words(digest: str, groups: int = 4) -> str:
    """The beginning of a digest as it is printed: ``7F3A 91C4 0BE2 D5A8``."""
    return " ".join(digest[4 * n : 4 * n + 4].upper() for n in range(groups)).strip()


def excerpt(text: str, words: int) -> str:
    """At most so many words; a cut is shown by an ellipsis. Lines are kept."""
    found = 0
    for place, character in enumerate(text.strip()):
        found += character.isspace() and not text.strip()[place - 1].isspace()
        if found == words:
            return text.strip()[:place].rstrip(" ,;:.") + " …"
    return text.strip()
