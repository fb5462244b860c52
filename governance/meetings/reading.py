"""Reading meetings from JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.meetings.document import (
    AgendaEntry,
    AgreedMinutes,
    AnswerEntry,
    Closing,
    DeclarationEntry,
    Exclusion,
    ItemEntry,
    MeetingDocument,
    NextStepEntry,
    PaperEntry,
    PersonEntry,
    PromiseEntry,
    PromiseOutcome,
    QuestionEntry,
    QuestionKind,
    StepOutcome,
    WithoutQuestions,
)
from governance.meetings.fields import Fields
from plans.formats import Problem, Unreadable


@dataclass(frozen=True, slots=True)
class MeetingsReading:
    """What a file says, and what of it is not kept."""

    meetings: tuple[MeetingDocument, ...]
    problems: tuple[Problem, ...] = ()


def from_json(text: str) -> MeetingsReading:
    """Read a file of meetings.

    Raises:
        Unreadable: it is no such file; the sentence says where.
    """
    try:
        return from_data(json.loads(text))
    except (ValueError, RecursionError):
        raise Unreadable("The file is not JSON. Export the meetings as JSON again.") from None


def from_data(data: object) -> MeetingsReading:
    problems: list[Problem] = []
    fields = Fields(data, "The file", problems)
    fields.take("counts")
    meetings = fields.each("meetings", _meeting)
    fields.end()
    _refuse_twice(meetings)
    return MeetingsReading(meetings, tuple(problems))


def _refuse_twice(meetings: Sequence[MeetingDocument]) -> None:
    known: set[tuple[str, date]] = set()
    for meeting in meetings:
        if (meeting.body, meeting.held_on) in known:
            what = f"two meetings of {meeting.body} on {meeting.held_on}"
            raise Unreadable(f"The file holds {what}. Leave out one.")
        known.add((meeting.body, meeting.held_on))


def _meeting(read: Fields) -> MeetingDocument:
    body, on = read.given("body"), read.day("date")
    if on is None:
        raise read.fault("date", "a day such as 2016-04-06")
    read.where = f"{body}, {on}"
    return MeetingDocument(
        body=body,
        held_on=on,
        council=read.text("council"),
        begins_at=read.clock("time"),
        venue=read.text("venue"),
        record=read.text("record"),
        source_file=read.text("source_file"),
        chair=read.text("chair"),
        vice_chair=read.text("vice_chair"),
        membership=_named(read, "membership"),
        co_opted=read.each("co_opted", _co_opted),
        present=_named(read, "present"),
        in_attendance=read.each("in_attendance", _person),
        apologies=_named(read, "apologies"),
        declarations=read.each("declarations", _declaration),
        agenda=read.numbered("agenda", _agenda_entry, lambda entry: entry.number),
        items=read.numbered("items", _item, lambda entry: entry.number),
        uncertainty=read.text("uncertainty"),
    )


def _named(read: Fields, name: str) -> tuple[PersonEntry, ...]:
    return tuple(PersonEntry(each) for each in read.texts(name))


def _person(read: Fields) -> PersonEntry:
    return PersonEntry(read.given("name"), read.text("role"))


def _co_opted(read: Fields) -> PersonEntry:
    return PersonEntry(read.given("name"), read.text("for"))


def _declaration(read: Fields) -> DeclarationEntry:
    item = read.label("item") if "item" in read.left else ""
    return DeclarationEntry(read.given("member"), read.given("interest"), item)


def _agenda_entry(read: Fields) -> AgendaEntry:
    return AgendaEntry(
        number=read.label("number"),
        title=read.given("title"),
        note=read.text("note"),
        pages=read.text("pages"),
        recommendations_in_report=read.texts("recommendations_in_report"),
        next_meeting=read.next_meeting("next_meeting"),
    )


def _item(read: Fields) -> ItemEntry:
    number = read.label("number")
    read.where = f"{read.where.rpartition(', ')[0]}, item {number}"
    return ItemEntry(
        number=number,
        title=read.given("title"),
        text=read.text("text"),
        plan_theme=read.number("plan_theme"),
        introduction=read.text("introduction"),
        points=read.texts("points"),
        papers=read.each("papers", _paper),
        exclusion=read.one("exclusion", _exclusion),
        questions=read.numbered("questions", _question, lambda entry: entry.n),
        objectives_without_questions=read.each("objectives_without_questions", _without),
        closing=read.text("closing"),
        minutes_agreed=read.one("minutes_agreed", _agreed),
        next_steps_introduction=read.text("next_steps_introduction"),
        next_steps=tuple(_step(read, each) for each in read.entries("next_steps")),
        resolutions=read.texts("resolutions"),
        next_meeting=read.next_meeting("next_meeting"),
    )


def _paper(read: Fields) -> PaperEntry:
    return PaperEntry(
        read.given("title"), read.text("presented_by"), read.text("pages"), read.text("link")
    )


def _exclusion(read: Fields) -> Exclusion:
    return Exclusion(read.label("paragraph"), read.given("words"))


def _agreed(read: Fields) -> AgreedMinutes:
    on = read.day("date")
    if on is None:
        raise read.fault("date", "the day of the meeting whose minutes were agreed")
    return AgreedMinutes(on, read.text("amendments"))


def _question(read: Fields) -> QuestionEntry:
    n = read.number("n")
    if n is None:
        raise read.fault("n", "a number from 1")
    read.take("id")
    from_public = "public" in read.left
    return QuestionEntry(
        n=n,
        kind=read.choice("kind", QuestionKind),
        asked_by=read.given("public" if from_public else "member"),
        from_public=from_public,
        text=read.given("text"),
        section=read.text("section"),
        objective_ref=read.text("objective_ref"),
        action_refs=read.texts("action_refs"),
        answers=read.each("answers", _answer),
        answer_note=read.text("answer_note"),
        promises=read.each("promises", _promise),
        uncertainty=read.text("uncertainty"),
    )


def _answer(read: Fields) -> AnswerEntry:
    return AnswerEntry(read.given("officer"), read.given("text"))


def _promise(read: Fields) -> PromiseEntry:
    return PromiseEntry(
        text=read.given("text"),
        officer=read.text("officer"),
        due_on=read.day("due_on"),
        closing=read.one("closing", _promise_closing),
    )


def _promise_closing(read: Fields) -> Closing:
    return _closing(read, PromiseOutcome)


def _step_closing(read: Fields) -> Closing:
    return _closing(read, StepOutcome)


def _closing(read: Fields, kind: type[PromiseOutcome | StepOutcome]) -> Closing:
    closed_on = read.day("on")
    if closed_on is None:
        raise read.fault("on", "a day such as 2016-04-06")
    return Closing(read.choice("outcome", kind), closed_on, read.given("text"))


def _without(read: Fields) -> WithoutQuestions:
    return WithoutQuestions(read.given("ref"), read.text("text"))


def _step(read: Fields, value: object) -> NextStepEntry:
    """A next step: its words alone, or with who owns it and by when."""
    if isinstance(value, str):
        return NextStepEntry(value)
    step = Fields(value, f"{read.where}, next step", read.problems)
    made = NextStepEntry(
        text=step.given("text"),
        owner=step.text("owner"),
        due_on=step.day("due_on"),
        closing=step.one("closing", _step_closing),
    )
    step.end()
    return made
