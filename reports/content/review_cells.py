"""How a recommendation is put into the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator

from governance.reviews.judged import Judged, look_words
from governance.reviews.rows import AssignmentRow, ResponseRow
from people.wording import day_words, first_capital, short_day_words
from reports.content.shape import Cell, Column, Row
from reports.content.wording import excerpt, sentence

REF = Column("No.", "ref")
RECOMMENDATION = Column("Recommendation", "wide")
DECISION = Column("Decision", "rating")
RESPONSE = Column("Responses", "text")
OFFICERS = Column("Officers, action by", "lead")
STATUS = Column("Status", "shows")

NOTHING_YET = "No response yet."
NOBODY = "Nobody is named"
EXCERPT_WORDS = 45
"""An extract shows so many words of a recommendation; part C shows them all."""


def whole_row(each: Judged) -> Row:
    """A recommendation with all that came of it."""
    return (
        ref_cell(each),
        Cell(each.entry.text),
        decision_cell(each),
        response_cell(each),
        officers_cell(each),
        status_cell(each),
    )


def short_row(each: Judged) -> Row:
    """What members may wish to ask about a recommendation."""
    text = excerpt(each.entry.text, EXCERPT_WORDS)
    told = tuple(prompt.sentence for prompt in each.prompts)
    return ref_cell(each), Cell(text), officers_cell(each), Cell(doubts=told)


def ref_cell(each: Judged) -> Cell:
    return Cell(each.entry.ref, strong=True)


def decision_cell(each: Judged) -> Cell:
    decided, entry = each.row.decided, each.entry
    if entry.decision is None:
        return Cell(entry.decision_as_printed or "No decision yet")
    words = first_capital(f"{entry.decision.value} {entry.subject_to}".strip())
    day = decided.decided_on if decided else None
    body = each.row.responding_body
    notes = (body.name if body else "", short_day_words(day) if day else "")
    return Cell(words, notes=tuple(filter(None, notes)))


def response_cell(each: Judged) -> Cell:
    rationale = each.row.decided.rationale if each.row.decided else ""
    said = [sentence(rationale)] if rationale else []
    said += [_response(row) for row in each.row.responses if not row.entry.is_corrected]
    return Cell("\n".join(said) or NOTHING_YET, notes=tuple(_corrected(each)))


def _response(row: ResponseRow) -> str:
    """``18 March 2026: It is done.``, as a paper heads it where one did."""
    entry = row.entry
    day = day_words(entry.said_on) if entry.said_on else ""
    heading = entry.heading.rstrip(" :;.–-") or day
    return f"{heading}: {entry.text}" if heading else entry.text


def _corrected(each: Judged) -> Iterator[str]:
    wrong = sum(row.entry.is_corrected for row in each.row.responses)
    if wrong:
        yield f"{wrong} put right by a further response"


def officers_cell(each: Judged) -> Cell:
    lines = [_assigned(row) for row in each.row.assignments]
    return Cell("\n".join(lines) or NOBODY)


def _assigned(row: AssignmentRow) -> str:
    names = ", ".join(row.entry.officers) or NOBODY
    return f"{names}\nby {short_day_words(row.entry.due_on)}" if row.entry.due_on else names


def status_cell(each: Judged) -> Cell:
    looked = each.row.look.reason if each.row.look else ""
    reasons = [row.reason for row in each.row.assignments if row.reason]
    actions = [f"Action {action.ref}: {action.stands}" for action in each.delivered]
    told = tuple(prompt.sentence for prompt in each.prompts)
    said = "\n".join(filter(None, (_status(each), look_words(each.row), looked)))
    return Cell(said, doubts=told, notes=(*dict.fromkeys(reasons), *actions))


def _status(each: Judged) -> str:
    done = next((row.entry.completed_on for row in each.row.assignments), None)
    words = first_capital(each.status_words)
    return f"{words}, {short_day_words(done)}" if done else words
