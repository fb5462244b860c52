"""The answers in a cell: the first, and those under headings such as "November 2014:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from governance.reviews.document import ResponseEntry
from plans.formats.grid import Cell
from plans.formats.when import read_day

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\.?\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
)
_HEADING = re.compile(
    rf"(?:updates?|response|progress)?\s*(?:as at|at|of|in|[-–])?\s*\(?(?P<day>{_DAY})\)?"
    r"\s*(?:updates?|response|progress)?\s*[:;.–-]*",
    re.IGNORECASE,
)
"""A line that only says when what follows was written."""
_LEADING = re.compile(rf"(?P<day>{_DAY})\s*[:;]\s+(?=\S)", re.IGNORECASE)
"""A day with a colon before the first words of its own line."""


def responses_of(text: str) -> tuple[ResponseEntry, ...]:
    """The answers that a cell holds, in its order.

    A paragraph without a heading, after the first one, is an answer of its own: it was added later,
    and nobody wrote down when. One under a heading goes on until the next heading.
    """
    return tuple(_responses(text))


def _responses(text: str) -> Iterator[ResponseEntry]:
    heading, said_on, lines = "", None, list[str]()
    for line in text.split("\n"):
        found, rest = _split(line)
        ends = found or not heading
        if ends and lines:
            yield ResponseEntry("\n".join(lines), heading, said_on)
            lines = []
        if found:
            heading, said_on = found, _day(found)
        lines += [rest] if rest else []
    if lines or heading:
        yield ResponseEntry("\n".join(lines), heading, said_on)


def _split(line: str) -> tuple[str, str]:
    """The heading that a line is or begins with, and the words that are left."""
    if _HEADING.fullmatch(line):
        return line, ""
    if leading := _LEADING.match(line):
        return leading[0].strip(), line[leading.end() :]
    return "", line


def _day(heading: str) -> date | None:
    found = re.search(_DAY, heading, re.IGNORECASE)
    return read_day(Cell(found[0])) if found else None
