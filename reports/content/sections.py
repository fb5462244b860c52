"""The form of a front sheet, whatever it reports: to whom, and in which numbered sections. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reports.content.shape import FrontRow, FrontSection, Paragraph
from reports.content.source import FrontTexts, Meeting
from reports.content.wording import sentence, weekday, without_article

SECTIONS = {
    "title": "Title",
    "report_of": "Report of",
    "directorate": "Directorate",
    "wards": "Wards affected",
    "summary": "Summary",
    "recommendations": "Recommendations",
    "proposals": "Proposals and details",
    "finance": "Finance",
    "risks": "Risks and uncertainties",
    "policy": "Policy and performance implications",
    "background": "Background papers and consultation",
    "appendices": "Appendices",
    "contact": "Contact",
}
"""What people write for the front sheet, by its field; each is decided exempt by itself."""
NOT_STATED = "Not stated"
NOT_SET = "Not yet set"

Said = Sequence[str | tuple[str, ...]]
"""Paragraphs of a section; a tuple is an introduction with its list."""


def body_of(meeting: Meeting | None) -> str:
    """The body that a paper is for, without an article; empty where none is named."""
    return without_article(meeting.body) if meeting else ""


def kicker(body: str) -> str:
    return f"Report to the {body}" if body else "Report to members"


def form_rows(meeting: Meeting | None, texts: FrontTexts) -> Iterator[FrontRow]:
    """The rows with which the form of a report begins."""
    yield FrontRow("Meeting", _meeting_words(meeting))
    yield FrontRow("Date", _date_words(meeting))
    yield FrontRow("Directorate", texts.directorate or NOT_STATED)
    yield FrontRow("Wards", texts.wards or NOT_STATED)


def _meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return NOT_SET
    body = meeting.body or NOT_SET
    return f"{body}, agenda item {meeting.item}" if meeting.item else body


def _date_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return NOT_SET
    day = weekday(meeting.day) if meeting.day else NOT_SET
    return ", ".join(filter(None, (day, meeting.time, meeting.venue)))


def numbered(sections: Iterable[tuple[str, Said]]) -> tuple[FrontSection, ...]:
    return tuple(
        FrontSection(number, title, _paragraphs(number, said))
        for number, (title, said) in enumerate(sections, 1)
    )


def _paragraphs(section: int, said: Said) -> tuple[Paragraph, ...]:
    paragraphs = []
    for number, words in enumerate(said, 1):
        text, *items = (words,) if isinstance(words, str) else words
        paragraphs.append(Paragraph(f"{section}.{number}", text, tuple(items)))
    return tuple(paragraphs)


def written_lines(text: str) -> list[str]:
    """What people wrote, without lines that say nothing."""
    return [line.strip() for line in text.splitlines() if line.strip()]


_MARK = re.compile(r"(?:[-–•●▪■◦·*]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
"""What people put before a line to make it one of a list: ``1. ``, ``(a) ``, ``• ``."""


def _unmarked(lines: Sequence[str]) -> list[str]:
    """Lines of a list, which numbers them, without marks that every one of them bears."""
    marks = [_MARK.match(line) for line in lines]
    return [
        line[mark.end() :] if mark and all(marks) else line
        for line, mark in zip(lines, marks, strict=True)
    ]


def recommended(body: str, items: Sequence[str]) -> tuple[str, ...]:
    """``That the Partnership Board:`` with what it is to do, as a list ends its lines.

    A first line that itself ends with a colon stands in the place of that.
    """
    own = items[0] if len(items) > 1 and items[0].endswith(":") else ""
    bare = [item.rstrip(".;") for item in _unmarked(items[1:] if own else items)]
    asked = own or f"That the {body or 'meeting'}:"
    return (asked, *(f"{item};" for item in bare[:-1]), f"{bare[-1]}.")


def last_sections(texts: FrontTexts, made_by: str) -> Iterator[tuple[str, Said]]:
    """What is appended, where anything is, and whom to ask."""
    if papers := written_lines(texts.appendices):
        yield SECTIONS["appendices"], [_appended(_unmarked(papers))]
    yield SECTIONS["contact"], [sentence(texts.contact or made_by or "No contact is named")]


def _appended(papers: list[str]) -> str | tuple[str, ...]:
    """Which papers are appended: one in a sentence, several as a list."""
    if len(papers) == 1:
        return sentence(f"Appended to this report: {papers[0]}")
    return ("Appended to this report:", *papers)
