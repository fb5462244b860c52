"""What of a meeting can be decided exempt: an item of its minutes, or what was asked at one.

An item from which press and public were excluded is decided exempt by that very resolution. Its
number and title stay, as the agenda printed them; all that was said under it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.urls import reverse

from governance.meetings.asked import anchor_of
from governance.models import (
    Answer,
    MeetingItem,
    MinutesAgreement,
    NextStep,
    NextStepClosing,
    ObjectiveWithoutQuestions,
    PresentedPaper,
    Promise,
    PromiseClosing,
    Question,
    Resolution,
)
from people.asat import revisions
from people.exempt.subjects import Subject, Texts, Thing, Way
from people.wording import day_words

_READS = "people.read_restricted"


def _items(rows: Collection[int]) -> Iterator[Thing]:
    found = MeetingItem.objects.filter(pk__in=rows)
    for item in found.select_related("meeting__partnership", "meeting__body"):
        yield Thing(item.pk, item, _item_name(item), _url(item))


def _questions(rows: Collection[int]) -> Iterator[Thing]:
    found = Question.objects.filter(pk__in=rows)
    for asked in found.select_related("item__meeting__partnership", "item__meeting__body"):
        label = f"{asked.kind} {asked.place} at {_item_name(asked.item)}"
        yield Thing(asked.pk, asked, label, _url(asked.item))


def _item_name(item: MeetingItem) -> str:
    meeting = item.meeting
    return f"item {item.number} of the {meeting.body}, {day_words(meeting.held_on)}"


def _url(item: MeetingItem) -> str:
    meeting = item.meeting
    page = reverse("governance:meeting", args=[meeting.partnership.slug, meeting.slug])
    return f"{page}#{anchor_of(item.number)}"


def _under_items(rows: Collection[int]) -> Mapping[type[Any], Mapping[int, int]]:
    """Questions, promises and next steps stand under the items of these numbers."""
    promised = Promise.objects.filter(question__item__in=rows)
    return {
        Question: _by_item(Question, rows),
        NextStep: _by_item(NextStep, rows),
        Promise: dict(promised.values_list("pk", "question__item")),
    }


def _by_item(model: type[Any], rows: Collection[int]) -> dict[int, int]:
    return dict(model.objects.filter(item__in=rows).values_list("pk", "item"))


def _under_questions(rows: Collection[int]) -> Mapping[type[Any], Mapping[int, int]]:
    promised = Promise.objects.filter(question__in=rows)
    return {Promise: dict(promised.values_list("pk", "question"))}


ITEM = Subject("item", MeetingItem, _READS, _items, _under_items)
QUESTION = Subject("question", Question, _READS, _questions, _under_questions)
SUBJECTS = (ITEM, QUESTION)

_OF_ITEM, _OF_QUESTION = Way(MeetingItem, "item_id"), Way(Question, "question_id")


def _of(model: type[Any], texts: tuple[str, ...], *ways: Way) -> dict[type[Any], Texts]:
    """The texts of what is edited: of the row that stands, and of each of its revisions."""
    was = tuple(Way(model, "id") if way == Way(model, "pk") else way for way in ways)
    return {model: Texts(ways, texts), revisions(model).model: Texts(was, texts)}


TEXTS: dict[type[Any], Texts] = {
    **_of(
        MeetingItem,
        ("text", "introduction", "points", "closing", "next_steps_introduction"),
        Way(MeetingItem, "pk"),
    ),
    **_of(PresentedPaper, ("title", "presented_by", "link"), _OF_ITEM),
    **_of(Resolution, ("text",), _OF_ITEM),
    **_of(ObjectiveWithoutQuestions, ("text",), _OF_ITEM),
    **_of(
        Question,
        ("text", "asked_by", "section", "answer_note", "uncertainty"),
        _OF_ITEM,
        Way(Question, "pk"),
    ),
    **_of(Answer, ("text", "officer_as_printed"), _OF_QUESTION),
    **_of(Promise, ("text", "officer_as_printed"), _OF_QUESTION),
    **_of(NextStep, ("text", "owner_as_printed"), _OF_ITEM),
    PromiseClosing: Texts((Way(Promise, "promise_id"),), ("text",)),
    NextStepClosing: Texts((Way(NextStep, "step_id"),), ("text",)),
    MinutesAgreement: Texts((_OF_ITEM,), ("amendments",)),
}
