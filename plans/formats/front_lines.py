"""What stands at the head of a plan in Word and Excel, a labelled line for each thing.

Readers take the title, owner and period from such lines again; the moment, the position and the
version are for people.
"""

from __future__ import annotations

from collections.abc import Iterator

from people.wording import day_words, moment_words
from plans.document import Period, PlanDocument, Position
from plans.formats.front import NOT_STATED

POSITIONS = {
    Position.RECORDED: "recorded (every update counts)",
    Position.CONSIDERED: "considered (only updates that were considered count)",
}


def as_at(document: PlanDocument) -> str:
    """``As at 11 September 2026, 9:42am``; empty for a document without a moment."""
    return f"As at {moment_words(document.at)}" if document.at else ""


def front_lines(document: PlanDocument, note: str) -> Iterator[tuple[str, str]]:
    """The label of each line, and what stands behind it.

    Args:
        note: what the reader for whom the file is made has to know of it; may be empty.
    """
    yield "Position", POSITIONS[document.position]
    yield "Version", _version(document)
    yield "Owner", document.owner or NOT_STATED
    yield "Period", _period(document.period)
    if note:
        yield "Note", note


def foot_line(document: PlanDocument) -> str:
    """``Version 3.4, changed since · recorded position``."""
    version = f"Version {_version(document)}" if document.version else "No version yet"
    return f"{version} · {document.position} position"


def _version(document: PlanDocument) -> str:
    if not document.version:
        return "none yet"
    return document.version + (", changed since" if document.changed_since_version else "")


def _period(period: Period) -> str:
    if period.start and period.end:
        return f"{day_words(period.start)} to {day_words(period.end)}"
    if period.start:
        return f"from {day_words(period.start)}"
    return f"until {day_words(period.end)}" if period.end else NOT_STATED
