"""What calendars are given is text as RFC 5545 has it, whatever the words in it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from people.calendars.ical import Entry, calendar, escaped, fold

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def written(*entries: Entry, name: str = "Dates") -> str:
    return calendar(entries, name=name, made_at=MADE, refresh="PT6H").decode()


def test_a_day_and_an_instant() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    text = written(
        Entry("a@x.example", date(2026, 9, 30), "1.1.1 is due", "https://x.example/1"),
        Entry("m@x.example", noon, "Meeting of the Board"),
    )
    assert text.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//delivery plan//dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Dates",
        "X-WR-CALNAME:Dates",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        "UID:a@x.example",
        "DTSTAMP:20261126T093000Z",
        "DTSTART;VALUE=DATE:20260930",
        "TRANSP:TRANSPARENT",
        "SUMMARY:1.1.1 is due",
        "URL:https://x.example/1",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:m@x.example",
        "DTSTAMP:20261126T093000Z",
        "DTSTART:20260701T110000Z",
        "SUMMARY:Meeting of the Board",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_calendar_without_dates_is_one_all_the_same() -> None:
    assert written().endswith("X-PUBLISHED-TTL:PT6H\r\nEND:VCALENDAR\r\n")


def test_what_would_end_a_value_is_marked() -> None:
    assert escaped("A; B, C\\D\nE") == "A\\; B\\, C\\\\D\\nE"


def test_no_title_begins_a_line_of_its_own() -> None:
    text = written(Entry("a", date(2026, 9, 30), "Due\r\nEND:VCALENDAR\r\n\x00\x1b"))
    assert "\r\nEND:VCALENDAR\r\n" not in text.removesuffix("END:VCALENDAR\r\n")
    assert "SUMMARY:Due\\nEND:VCALENDAR\\n\r\n" in text


@given(st.text(max_size=300))
def test_no_line_is_too_long_and_joined_they_say_the_same(words: str) -> None:
    line = f"SUMMARY:{escaped(words)}"
    pieces = list(fold(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))))
def test_what_is_marked_is_read_back(words: str) -> None:
    kept = "".join(sign for sign in words if sign.isprintable())
    assert re.sub(r"\\(.)", r"\1", escaped(words)) == kept
