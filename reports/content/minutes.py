"""The minutes of a meeting as a paper, in the form in which councils print them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from governance.meetings.document import (
    AgreedMinutes,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextMeeting,
    NextStepEntry,
    PaperEntry,
    PersonEntry,
)
from people.wording import day_words, listed, time_words
from reports.content.exchanges import exchanges, paragraphs
from reports.content.minutes_shape import Block, Heading, Minute, Minutes, Points, Resolved, Words

_COUNCILLOR = "Councillor "
_DECLARATIONS = "declaration"
"""How the title of the item begins at which interests are declared."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The later meeting that agreed these minutes."""

    on: date
    amendments: str = ""


def minutes(
    document: MeetingDocument,
    *,
    made_at: datetime,
    agreement: Agreement | None = None,
    objectives: Mapping[str, str] | None = None,
) -> Minutes:
    """The paper.

    Args:
        made_at: the moment of the record that it shows.
        agreement: none for a draft.
        objectives: the words of the plan's objectives by their refs.
    """
    return Minutes(
        council=document.council,
        body=document.body,
        day=f"{document.held_on:%A} {day_words(document.held_on)}",
        begins=_begins(document),
        standing=_standing(agreement),
        is_draft=agreement is None,
        foot=_foot(agreement),
        attendance=tuple(_attendance(document)),
        minutes=tuple(
            Minute(item.number, item.title, tuple(_blocks(item, document, objectives or {})))
            for item in document.items
        ),
        notes=tuple(_notes(document)),
        made_at=made_at.isoformat(),
    )


def _begins(document: MeetingDocument) -> str:
    """``at 1:30pm, Town Hall``"""
    at = f"at {time_words(document.begins_at)}" if document.begins_at else ""
    return ", ".join(part for part in (at, document.venue) if part)


def _standing(agreement: Agreement | None) -> str:
    if agreement is None:
        return "Draft minutes, not yet agreed by the body"
    changed = f" with these amendments: {agreement.amendments}" if agreement.amendments else ""
    return f"{_agreed_on(agreement)}{changed}"


def _foot(agreement: Agreement | None) -> str:
    """However many amendments there are, they are told on the first page alone."""
    if agreement is None:
        return "Draft minutes, not yet agreed"
    return f"{_agreed_on(agreement)}{', with amendments' if agreement.amendments else ''}"


def _agreed_on(agreement: Agreement) -> str:
    return f"Agreed as a correct record on {day_words(agreement.on)}"


def _attendance(document: MeetingDocument) -> Iterator[Words]:
    chaired = [person for person in document.present if person.name == document.chair]
    others = [person for person in document.present if person.name != document.chair]
    parts = [f"{document.chair} (in the Chair)"] if document.chair and chaired else []
    if chaired or others:
        yield Words("; ".join([*parts, *named(others)]) + ".", "Present:-")
    if document.in_attendance:
        yield Words(f"{'; '.join(named(document.in_attendance))}.", "Also in attendance:-")
    if document.apologies:
        yield Words(f"{'; '.join(named(document.apologies))}.", "Apologies for absence:-")
    if document.declarations and not any(map(_takes_declarations, document.items)):
        yield Words(" ".join(_declared(document)), "Declarations of interest:-")


def named(people: Iterable[PersonEntry]) -> Iterator[str]:
    """``Councillors Ahmed and Rose``, then everyone else with what they are."""
    everyone = [*people]
    plain = [each for each in everyone if each.name.startswith(_COUNCILLOR) and not each.role]
    surnames = [each.name.removeprefix(_COUNCILLOR) for each in plain]
    if surnames:
        yield f"Councillor{'s' if surnames[1:] else ''} {listed(surnames)}"
    for each in everyone:
        if each not in plain:
            yield f"{each.name} ({each.role})" if each.role else each.name


def _takes_declarations(item: ItemEntry) -> bool:
    return item.title.casefold().startswith(_DECLARATIONS)


def _declared(document: MeetingDocument) -> Iterator[str]:
    for each in document.declarations:
        about = f" in minute {each.item}" if each.item else ""
        yield f"{each.member} declared an interest{about}: {each.interest.rstrip('.')}."


def _blocks(
    item: ItemEntry, document: MeetingDocument, objectives: Mapping[str, str]
) -> Iterator[Block]:
    if item.exclusion:
        yield Words(_excluded(item.exclusion))
    yield from paragraphs(item.text)
    if _takes_declarations(item):
        yield from map(Words, _declared(document))
    yield from paragraphs(item.introduction)
    yield from _papers(item.papers)
    yield from _points(item.points)
    yield from exchanges(item, objectives)
    yield from paragraphs(item.closing)
    yield from _agreed(item.minutes_agreed, said_already=bool(item.resolutions))
    yield from _next_steps(item.next_steps_introduction, item.next_steps)
    yield from _resolved(item)


def _points(items: tuple[str, ...]) -> Iterator[Block]:
    if items:
        yield Points(items)


def _excluded(exclusion: Exclusion) -> str:
    return exclusion.words or (
        "The press and public were excluded from the meeting for this item under paragraph "
        f"{exclusion.paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972."
    )


def _papers(papers: tuple[PaperEntry, ...]) -> Iterator[Block]:
    if papers:
        yield Words("The meeting had before it:-")
        yield Points(tuple(map(_paper, papers)))


def _paper(paper: PaperEntry) -> str:
    by = f", presented by {paper.presented_by}" if paper.presented_by else ""
    pages = f" (pages {paper.pages})" if paper.pages else ""
    return f"{paper.title}{by}{pages}"


def _agreed(agreed: AgreedMinutes | None, *, said_already: bool) -> Iterator[Block]:
    if agreed is None:
        return
    if not said_already:
        day = day_words(agreed.meeting_on)
        yield Words(f"The minutes of the meeting held on {day} were agreed as a correct record.")
    if agreed.amendments:
        yield Words(agreed.amendments, "Amendments:-")


def _next_steps(introduction: str, steps: tuple[NextStepEntry, ...]) -> Iterator[Block]:
    if steps:
        yield Heading("Next steps")
        yield from paragraphs(introduction)
        yield Points(tuple(map(_step, steps)))


def _step(step: NextStepEntry) -> str:
    by = f"by {day_words(step.due_on)}" if step.due_on else ""
    who = ", ".join(part for part in (step.owner, by) if part)
    if not who:
        return step.text
    bare = step.text.removesuffix(".")
    return f"{bare} ({who}){step.text.removeprefix(bare)}"


def _resolved(item: ItemEntry) -> Iterator[Block]:
    if item.resolutions:
        yield Resolved(item.resolutions)
    elif item.next_meeting:
        yield Words(_next_meeting(item.next_meeting))


def _next_meeting(meeting: NextMeeting) -> str:
    at = f" at {time_words(meeting.at)}" if meeting.at else ""
    return f"The next meeting is on {meeting.on:%A} {day_words(meeting.on)}{at}."


def _notes(document: MeetingDocument) -> Iterator[str]:
    if document.uncertainty:
        yield document.uncertainty
    for item in document.items:
        for question in item.questions:
            if question.uncertainty:
                yield f"Minute {item.number}, question {question.n}: {question.uncertainty}"
