"""The rows of meetings as they stood at a moment: each table read once, in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from governance.meetings.asked import (
    Exchange,
    Followed,
    FollowedKind,
    MeetingLine,
    Silent,
    Target,
)
from governance.meetings.document import (
    AnswerEntry,
    Closing,
    NextStepEntry,
    PromiseEntry,
    PromiseOutcome,
    QuestionEntry,
    QuestionKind,
    StepOutcome,
)
from governance.models import (
    Answer,
    AskedAbout,
    Meeting,
    MeetingItem,
    NextStep,
    NextStepClosing,
    ObjectiveWithoutQuestions,
    Promise,
    PromiseClosing,
    Question,
)
from people.asat import as_at
from people.exempt.reading import kept_from_reader
from people.exempt.words import are_exempt_words
from people.models import Body, Partnership

Rows = defaultdict[int, list[Any]]
"""Rows by the number of what they stand under."""


def in_place(model: type[models.Model], at: datetime, **filters: Any) -> list[Any]:
    """The revisions that held at a moment, in their order."""
    rows: list[Any] = list(as_at(model, at, **filters))
    return sorted(rows, key=lambda row: (row.place, row.id))


def under(rows: Iterable[Any], column: str) -> Rows:
    found: Rows = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


def lines(partnership: Partnership, *, at: datetime, **filters: Any) -> list[MeetingLine]:
    """Meetings at a moment, the newest first."""
    rows: list[Any] = list(as_at(Meeting, at, partnership_id=partnership.pk, **filters))
    bodies: list[Any] = list(as_at(Body, at, partnership_id=partnership.pk))
    known = {body.id: body for body in bodies}
    found = [_line(row, known[row.body_id]) for row in rows]
    return sorted(found, key=lambda line: (line.held_on, line.key), reverse=True)


def _line(row: Any, body: Any) -> MeetingLine:
    return MeetingLine(
        key=row.id,
        slug=row.slug,
        body=body.name,
        body_key=row.body_id,
        body_slug=body.slug,
        held_on=row.held_on,
        begins_at=row.begins_at,
        venue=row.venue,
        chair=row.chair,
        record=row.record,
    )


def items_of(meetings: Iterable[MeetingLine], *, at: datetime) -> list[Any]:
    """The items of meetings at a moment, each meeting's in their order."""
    return in_place(MeetingItem, at, meeting_id__in=[line.key for line in meetings])


def exchanges_of(
    meetings: Iterable[MeetingLine], items: Iterable[Any], *, at: datetime, **filters: Any
) -> list[Exchange]:
    """What was asked at some items, the newest meeting first, each meeting's in its order.

    Args:
        filters: what narrows the questions.
    """
    known, held = {line.key: line for line in meetings}, {item.id: item for item in items}
    newest = {key: place for place, key in enumerate(known)}
    questions = in_place(Question, at, item_id__in=list(held), **filters)
    said = _Said(questions, at)
    found = []
    for question in questions:
        item = held[question.item_id]
        order = newest[item.meeting_id], item.place, item.id, question.place, question.id
        found.append((order, said.exchange(question, item, known[item.meeting_id])))
    return [exchange for _, exchange in sorted(found, key=lambda pair: pair[0])]


class _Said:
    """All that stands under some questions."""

    def __init__(self, questions: Iterable[Any], at: datetime) -> None:
        keys = [question.id for question in questions]
        promised = in_place(Promise, at, question_id__in=keys)
        closings = PromiseClosing.objects.filter(promise__in=[each.id for each in promised])
        self._about = under(in_place(AskedAbout, at, question_id__in=keys), "question_id")
        self._answers = under(in_place(Answer, at, question_id__in=keys), "question_id")
        self._promised = under(promised, "question_id")
        self._closings = {row.promise_id: _kept(row) for row in closings.filter(moment__lte=at)}

    def exchange(self, question: Any, item: Any, meeting: MeetingLine) -> Exchange:
        entry = self._entry(question)
        if entry.is_exempt:
            return Exchange(question.id, meeting, item.number, item.title, entry, None, (), ())
        about = (entry.objective_ref, *entry.action_refs)
        return Exchange(
            key=question.id,
            meeting=meeting,
            item=item.number,
            item_title=item.title,
            entry=entry,
            objective=question.objective_id,
            about=tuple(Target(row.ref, row.action_id) for row in self._about[question.id]),
            promises=tuple(
                _promised(
                    row,
                    to=question,
                    about=about,
                    item=item.number,
                    meeting=meeting,
                    closing=self._closings.get(row.id),
                )
                for row in self._promised[question.id]
            ),
        )

    def _entry(self, row: Any) -> QuestionEntry:
        if are_exempt_words(row.text):
            return QuestionEntry(row.place, QuestionKind(row.kind), asked_by="", text=row.text)
        answers, promised = self._answers[row.id], self._promised[row.id]
        return QuestionEntry(
            n=row.place,
            kind=QuestionKind(row.kind),
            asked_by=row.asked_by,
            from_public=row.from_public,
            text=row.text,
            section=row.section,
            objective_ref=row.objective_ref,
            action_refs=tuple(each.ref for each in self._about[row.id]),
            answers=tuple(AnswerEntry(each.officer_as_printed, each.text) for each in answers),
            answer_note=row.answer_note,
            promises=tuple(self._promise(each) for each in promised),
            uncertainty=row.uncertainty,
        )

    def _promise(self, row: Any) -> PromiseEntry:
        closing = self._closings.get(row.id)
        return PromiseEntry(row.text, row.officer_as_printed, row.due_on, closing)


def _promised(
    row: Any,
    *,
    to: Any,
    about: Iterable[str],
    item: str,
    meeting: MeetingLine,
    closing: Closing | None,
) -> Followed:
    return Followed(
        kind=FollowedKind.PROMISE,
        key=row.id,
        meeting=meeting,
        item=item,
        text=row.text,
        who=row.officer_as_printed,
        officer=row.officer_id,
        due_on=row.due_on,
        closing=closing,
        question=to.text,
        refs=tuple(filter(None, about)),
    )


def _kept(row: PromiseClosing) -> Closing:
    return Closing(PromiseOutcome(row.outcome), row.closed_on, row.text)


def _done(row: NextStepClosing) -> Closing:
    return Closing(StepOutcome(row.outcome), row.closed_on, row.text)


def steps_of(
    meetings: Iterable[MeetingLine], items: Iterable[Any], *, at: datetime
) -> list[Followed]:
    """The next steps of some items, in their order."""
    known, held = {line.key: line for line in meetings}, {item.id: item for item in items}
    rows = in_place(NextStep, at, item_id__in=list(held))
    ended = NextStepClosing.objects.filter(step__in=[row.id for row in rows], moment__lte=at)
    closings = {row.step_id: _done(row) for row in ended}
    return [
        _step(row, item := held[row.item_id], known[item.meeting_id], closings.get(row.id))
        for row in rows
    ]


def _step(row: Any, item: Any, meeting: MeetingLine, closing: Closing | None) -> Followed:
    return Followed(
        kind=FollowedKind.STEP,
        key=row.id,
        meeting=meeting,
        item=item.number,
        text=row.text,
        who="" if are_exempt_words(row.text) else row.owner_as_printed,
        officer=row.owner_id,
        due_on=row.due_on,
        closing=closing,
    )


def step_entry(step: Followed) -> NextStepEntry:
    return NextStepEntry(step.text, step.who, step.due_on, step.closing)


def silent_of(
    meetings: Iterable[MeetingLine], items: Iterable[Any], *, at: datetime
) -> list[Silent]:
    """The objectives about which some items say that nobody asked anything.

    Of an item that its reader may not read, none: what it was about is no more told than it.
    """
    known, held = {line.key: line for line in meetings}, {item.id: item for item in items}
    rows = in_place(ObjectiveWithoutQuestions, at, item_id__in=list(held))
    return [
        Silent(
            meeting=known[held[row.item_id].meeting_id],
            item=held[row.item_id].number,
            objective=row.objective_id,
            ref=row.ref,
            text=row.text,
        )
        for row in rows
        if not kept_from_reader(row)
    ]


def promise_followed(promise: Promise) -> Followed:
    """A promise as it stands now; about what an exempt question was is no more told than it."""
    question, closing = promise.question, getattr(promise, "closing", None)
    about = () if kept_from_reader(question) else _about(question)
    return _promised(
        promise,
        to=question,
        about=about,
        item=question.item.number,
        meeting=_line_now(promise.of_meeting),
        closing=closing and _kept(closing),
    )


def _about(question: Question) -> Iterable[str]:
    return question.objective_ref, *(each.ref for each in question.about.all())


def step_followed(step: NextStep) -> Followed:
    """A next step as it stands now."""
    closing = getattr(step, "closing", None)
    return _step(step, step.item, _line_now(step.of_meeting), closing and _done(closing))


def _line_now(meeting: Meeting) -> MeetingLine:
    return _line(meeting, meeting.body)
