"""The parts of a meeting's record that can be typed: with which form, and by which verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from governance.forms.entering import (
    AgreementForm,
    AttendanceForm,
    AttendingForm,
    DeclarationForm,
    ExclusionForm,
    ItemForm,
    NewItemForm,
    PaperForm,
    ResolutionForm,
    SilentForm,
    StepForm,
)
from governance.forms.entering_questions import (
    AnswerForm,
    ExchangeForm,
    OfQuestionForm,
    PromiseForm,
    QuestionForm,
)
from governance.forms.entry import EntryForm
from governance.models import (
    Answer,
    Attendance,
    Declaration,
    Meeting,
    MeetingItem,
    NextStep,
    ObjectiveWithoutQuestions,
    Part,
    PresentedPaper,
    Promise,
    Question,
    Resolution,
)
from governance.selectors.entering import Desk, ever_in
from governance.services import entering
from governance.services import meetings as verbs
from governance.services.entering import Held
from people.errors import Refused
from people.models import User

Data = dict[str, Any]
_GONE = "Somebody took this out after you opened the page. Nothing was saved."


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that was just written."""

    part: str
    row: int
    """Of the attendance, which is no single row: how it stood with what was written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of part."""

    form: type[EntryForm]
    """For a new one."""
    model: type[Part]
    way: str
    """From a row to its meeting, as Django's queries name it."""
    add: Callable[..., Any]
    correcting: type[EntryForm] | None = None
    """The form for one that stands there, if it is another one."""

    def rows(self, meeting: Meeting) -> QuerySet[Any]:
        return self.model._default_manager.filter(**{self.way: meeting})

    def had(self, meeting: Meeting, key: int | None) -> bool:
        """Whether a row stands in a meeting's record, or once did."""
        return ever_in(meeting, self.model, self.way).filter(id=key).exists()

    @property
    def form_for_correcting(self) -> type[EntryForm]:
        return self.correcting or self.form


_OF_ITEM, _OF_QUESTION = "item__meeting", "question__item__meeting"
KINDS: dict[str, Kind] = {
    "attending": Kind(AttendingForm, Attendance, "meeting", verbs.record_attendance),
    "declaration": Kind(DeclarationForm, Declaration, "meeting", verbs.declare_interest),
    "item": Kind(NewItemForm, MeetingItem, "meeting", verbs.open_item, ItemForm),
    "paper": Kind(PaperForm, PresentedPaper, _OF_ITEM, verbs.present_paper),
    "question": Kind(QuestionForm, Question, _OF_ITEM, verbs.ask),
    "answer": Kind(AnswerForm, Answer, _OF_QUESTION, verbs.answer),
    "promise": Kind(PromiseForm, Promise, _OF_QUESTION, verbs.promise),
    "silent": Kind(SilentForm, ObjectiveWithoutQuestions, _OF_ITEM, verbs.note_no_questions),
    "resolution": Kind(ResolutionForm, Resolution, _OF_ITEM, verbs.resolve),
    "step": Kind(StepForm, NextStep, _OF_ITEM, verbs.set_next_step),
}

_OF_NO_SINGLE_ROW: tuple[type[EntryForm], ...] = (
    AttendanceForm,
    ExchangeForm,
    ExclusionForm,
    AgreementForm,
)
FORMS: dict[str, type[EntryForm]] = {
    form.part: form
    for form in (
        *_OF_NO_SINGLE_ROW,
        *(kind.form for kind in KINDS.values()),
        *(kind.form_for_correcting for kind in KINDS.values()),
    )
}
"""Every form of the page, by its part."""


def keep(form: EntryForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    """Carry out what a form asks; the rows that it wrote, the chief one first.

    Raises:
        Stale, Refused: as the services do.
        Http404: it speaks of what is not in this meeting.
    """
    match form:
        case AttendanceForm():
            return _keep_attendance(form, desk, by, data)
        case ExchangeForm():
            return _keep_exchange(form, desk, by, data)
        case QuestionForm():
            return _keep_question(form, desk, by, data)
        case ExclusionForm():
            return _keep_exclusion(form, desk, by, data)
        case AgreementForm():
            return _agree(form, desk, by, data)
    return _keep_row(form, desk, by, data)


def row_of(desk: Desk, part: str, key: int | None) -> Any:
    """A row of this meeting, or none where none is named.

    Raises:
        Refused, Http404: as ``get_row``.
    """
    return None if key is None else get_row(desk, part, key)


def _held(desk: Desk, part: str, key: int | None, last_seen: int | None) -> Held[Any] | None:
    row = row_of(desk, part, key)
    return Held(row, last_seen) if row else None


def get_row(desk: Desk, part: str, key: int | None) -> Any:
    """A row of this meeting.

    Raises:
        Refused: somebody took it out.
        Http404: there is no such part, or this meeting never had one such.
    """
    kind = KINDS.get(part)
    if kind is None:
        raise Http404
    found = kind.rows(desk.meeting).filter(pk=key).first()
    if found is None and kind.had(desk.meeting, key):
        raise Refused(_GONE)
    if found is None:
        raise Http404
    return found


def item_of(desk: Desk, data: Data) -> MeetingItem:
    found: MeetingItem = get_row(desk, "item", data["item"])
    return found


def _keep_row(form: EntryForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    part = form.kind_kept()
    kind, held = KINDS[part], _held(desk, part, data["row"], data["seen"])
    above = None if held else _above(form, kind, desk, data)
    kept = entering.keep_part(kind.add, above, by=by, said=form.said(data), held=held)
    return (Kept(part, kept.pk),)


def _above(form: EntryForm, kind: Kind, desk: Desk, data: Data) -> object:
    """What a new row is added to."""
    if kind.way == "meeting":
        return desk.meeting
    if isinstance(form, OfQuestionForm):
        return row_of(desk, "question", data["question"])
    return item_of(desk, data)


def _keep_attendance(form: AttendanceForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    newest = entering.keep_attendance(
        desk.meeting,
        by=by,
        chair=data["chair"],
        present={name: form.roles[name] for name in data["present"]},
        apologies={name: form.roles[name] for name in data["apologies"]},
        last_seen=data["seen"] or 0,
    )
    return (Kept(form.part, newest),)


def _keep_question(form: QuestionForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    held = _held(desk, "question", data["row"], data["seen"])
    kept = entering.keep_question(
        held.row.item if held else item_of(desk, data),
        by=by,
        said=form.said(data),
        about=form.asked_about(data),
        held=held,
    )
    return (Kept("question", kept.pk),)


def _keep_exchange(form: ExchangeForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    question, answered = entering.keep_exchange(
        item_of(desk, data),
        by=by,
        asked=form.said(data),
        about=form.asked_about(data),
        answered=form.answered(data),
        question=_held(desk, "question", data["row"], data["seen"]),
        first_answer=_held(desk, "answer", data["answer_row"], data["answer_seen"]),
    )
    kept = (Kept("question", question.pk),)
    return (*kept, Kept("answer", answered.pk)) if answered else kept


def _keep_exclusion(form: ExclusionForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    item, said = item_of(desk, data), form.said(data)
    if said["paragraph"]:
        verbs.exclude_public(item, by=by, last_seen=data["seen"], **said)
    else:
        verbs.admit_public(item, by=by, last_seen=data["seen"])
    return (Kept("item", item.pk),)


def _agree(form: AgreementForm, desk: Desk, by: User, data: Data) -> tuple[Kept, ...]:
    item = item_of(desk, data)
    verbs.agree_minutes(item, by=by, **form.said(data))
    return (Kept("item", item.pk),)
