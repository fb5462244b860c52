"""A calendar as text, as RFC 5545 has it. Pure: dates in, bytes out.

Only what we need of it: a date of a whole day, or an instant in UTC, with words and a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_OCTETS = 75
"""The longest line, its end not counted; a longer one is folded (RFC 5545, 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One date in a calendar."""

    uid: str
    """Stays the same however the date moves, so that it moves in the reader's calendar too."""
    when: date
    """A day, or an instant where the hour is known."""
    title: str
    url: str = ""


def calendar(entries: Iterable[Entry], *, name: str, made_at: datetime, refresh: str) -> bytes:
    """The calendar with its entries in their order.

    Args:
        refresh: after how long it is worth asking again, such as ``PT6H``.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//delivery plan//dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}",
        f"X-PUBLISHED-TTL:{refresh}",
        *(line for entry in entries for line in _event(entry, made_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode()


def _event(entry: Entry, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{_instant(made_at)}"
    if isinstance(entry.when, datetime):
        yield f"DTSTART:{_instant(entry.when)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.when:%Y%m%d}"
        # A due date takes nobody's time: the day stays free for meetings.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text as a value: what would end it is marked, and signs that no line holds are left out."""
    kept = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    return kept.translate(_ESCAPES)


def fold(line: str) -> Iterator[str]:
    """The line in pieces that are short enough, each after the first begun with a space.

    No piece ends within a sign, so that a reader who does not join them first reads each.
    """
    piece, length = "", 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > _OCTETS:
            yield piece
            piece, length = " ", 1
        piece += sign
        length += octets
    yield piece
