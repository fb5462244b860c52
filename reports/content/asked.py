"""The part with what the body asked at its last meeting, and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from governance.meetings.asked import Followed, FollowedKind
from governance.meetings.document import QuestionEntry
from people.wording import day_words, first_capital, listed, number_of
from reports.content.cells import EXCERPT_WORDS
from reports.content.facts import PlanFacts
from reports.content.letters import PartOf
from reports.content.shape import Block, Cell, Column, Group, Paragraph, Part, Row, Table
from reports.content.source import Became, LastMeeting, Meeting, Raised
from reports.content.wording import excerpt, rated_word, sentence, short_day, verb

TITLE = "What this body asked"
_ABOUT = Column("About", "ref")
_QUESTION = Column("Question", "text")
_ANSWER = Column("Answer", "text")
_CAME = Column("What came of it", "shows")
_OWED = Column("Promise or next step", "text")
_WHO = Column("Who, and by when", "lead")


def asked_part(plan: PlanFacts) -> Part:
    letter, last = plan.letter(PartOf.ASKED), plan.source.last_meeting
    if last is None:
        return Part(letter, TITLE, _nothing(plan.source.meeting), (), follows=True)
    return Part(letter, TITLE, _opening(last), tuple(_blocks(last, letter)))


def _nothing(meeting: Meeting | None) -> str:
    if meeting and meeting.body:
        return "This body has asked nothing about this plan yet."
    return "No body is named for this pack, so nothing that one asked is told."


def _opening(last: LastMeeting) -> str:
    raised = number_of(len(last.raised), "question") if last.raised else "no question"
    said = f"On {day_words(last.held_on)} this body raised {raised} about this plan"
    if not last.followed:
        return f"{said}; nothing was promised for later."
    came = sum(not each.is_open for each in last.followed)
    if len(last.followed) == 1:
        return f"{said}. {followed_words(last.followed)} is {'closed' if came else 'still open'}."
    are = verb(came or 1, "is", "are")
    return f"{said}. Of {followed_words(last.followed)}, {came or 'none'} {are} closed."


def followed_words(followed: Sequence[Followed]) -> str:
    """``2 promises and 1 next step``."""
    promises = sum(each.kind is FollowedKind.PROMISE for each in followed)
    steps = len(followed) - promises
    found = [number_of(promises, "promise")] if promises else []
    found += [number_of(steps, "next step")] if steps else []
    return listed(found)


def _blocks(last: LastMeeting, letter: str) -> Iterator[Block]:
    until = day_words(last.told_until)
    yield Paragraph(
        f"{letter}1",
        f"What came of it is told until {until}, whatever the day that the plan shows.",
    )
    if last.raised:
        columns = (_ABOUT, _QUESTION, _ANSWER, _CAME)
        yield Table("Questions", columns, (Group(tuple(map(_raised_row, last.raised))),))
    if last.followed:
        rows = tuple(_followed_row(each, last) for each in last.followed)
        yield Table("Promises and next steps", (_OWED, _WHO, _CAME), (Group(rows),))


def _raised_row(raised: Raised) -> Row:
    entry = raised.entry
    refs = ", ".join(entry.action_refs) or entry.objective_ref or "–"
    by = first_capital(entry.asked_by)
    return (
        Cell(refs, strong=True),
        Cell(excerpt(entry.text, EXCERPT_WORDS), notes=(by,) if by else ()),
        Cell("\n".join(_answers(entry)) or "No answer is recorded."),
        Cell("\n".join(_came(raised.became)) or "–"),
    )


def _answers(entry: QuestionEntry) -> Iterator[str]:
    for answer in entry.answers:
        who = f"{answer.officer}: " if answer.officer else ""
        yield f"{who}{excerpt(answer.text, EXCERPT_WORDS)}"
    if entry.answer_note:
        yield sentence(entry.answer_note)


def _came(became: Iterable[Became]) -> Iterator[str]:
    for each in became:
        before, now = rated_word(each.before), rated_word(each.now)
        yield f"{each.ref}: {now}, as then" if before == now else f"{each.ref}: {before} to {now}"


def _followed_row(followed: Followed, last: LastMeeting) -> Row:
    by = short_day(followed.due_on)
    about = (f"About {listed(followed.refs)}",) if followed.refs else ()
    return (
        Cell(sentence(excerpt(followed.text, EXCERPT_WORDS)), notes=about),
        Cell(followed.who or "Nobody is named", notes=(f"by {by}",) if by else ()),
        Cell(_closed(followed, last)),
    )


def _closed(followed: Followed, last: LastMeeting) -> str:
    if followed.closing:
        closing = followed.closing
        text = f": {excerpt(closing.text, EXCERPT_WORDS)}" if closing.text.strip() else ""
        return sentence(f"{first_capital(closing.outcome)}, {short_day(closing.closed_on)}{text}")
    if followed.is_overdue(last.told_until):
        return f"Open, {number_of(followed.days_late(last.told_until), 'day')} overdue."
    return "Open."
