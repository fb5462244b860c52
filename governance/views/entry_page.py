"""The page on which a meeting is entered: its record as text, with a form wherever one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from governance.forms.entering import AttendanceForm, ExclusionForm
from governance.forms.entry import EntryForm
from governance.meetings.document import Capacity
from governance.models import MeetingItem, Question
from governance.selectors.entering import Desk
from governance.services.entering import newest_of_attendance
from governance.views.entry_parts import FORMS, KINDS, Kept, row_of
from people.asat import newest_revision
from people.wording import counted, day_words, first_capital

_PARTS_OF_AN_ITEM = (
    "exchange", "answer", "promise", "silent", "resolution", "step", "paper", "exclusion",
    "agreement",
)  # fmt: skip
_OF_A_QUESTION = ("answer", "promise")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    item: int | None = None
    """The item that is being entered; the last one otherwise."""
    edit: Kept | None = None
    """The row that is being corrected."""
    focus: str = ""
    """The part whose form has the focus."""
    kept: tuple[Kept, ...] = ()
    """What was written a moment ago."""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the record, as text or, where it is being corrected, as a form."""

    part: str
    key: int
    who: str
    lines: tuple[str, ...]
    edit: str
    """Where it is corrected."""
    is_new: bool = False
    form: EntryForm | None = None

    @property
    def place(self) -> str:
        return f"{self.part}-{self.key}"

    @property
    def called(self) -> str:
        """What a link to it is read as."""
        return self.who or "the words of this item"


@dataclass(frozen=True, slots=True)
class ItemShown:
    key: int
    number: str
    title: str
    address: str
    """Where it is the one that is being entered."""
    is_current: bool
    rows: tuple[Shown, ...]
    forms: dict[str, EntryForm] = field(default_factory=dict)
    opens: dict[str, bool] = field(default_factory=dict)
    """Which of its folded forms stand open."""


class EntryPage:
    """Everything that the page shows, made from one reading of the record."""

    def __init__(self, desk: Desk, asked: Asked, failed: EntryForm | None = None) -> None:
        self.desk, self.asked, self.failed = desk, asked, failed
        known = [item.pk for item in desk.items]
        self.current = asked.item if asked.item in known else (known[-1] if known else None)
        meeting = desk.meeting
        self._path = reverse(
            "governance:enter-meeting", args=[meeting.partnership.slug, meeting.slug]
        )

    def address(self, **more: Any) -> str:
        """The same page; the item and the plan are kept."""
        said = {"item": self.current, "plan": self.asked.plan, **more}
        query = urlencode({name: value for name, value in said.items() if value}, doseq=True)
        return f"{self._path}?{query}" if query else self._path

    @property
    def sentence(self) -> str:
        """``Eight are present and two sent apologies. Three items hold nine exchanges.``"""
        present = len(self.desk.named(Capacity.PRESENT))
        away = len(self.desk.named(Capacity.APOLOGIES))
        asked = sum(1 for _ in self.desk.questions)
        items = len(self.desk.items)
        told = (
            f"{counted(present, 'member')} present, {counted(away, 'apology', 'apologies')}.",
            f"{counted(items, 'item')}, {counted(asked, 'exchange')}.",
        )
        return " ".join(map(first_capital, told))

    def forms_of_the_meeting(self) -> dict[str, EntryForm]:
        """Those that belong to no item, by their parts."""
        meeting = self.desk.meeting
        held = {**AttendanceForm.held(meeting), "seen": newest_of_attendance(meeting)}
        return {
            "attendance": self._form("attendance", **held),
            "attending": self._form("attending"),
            "declaration": self._form("declaration"),
            "next_item": self._form(
                "item", number=self.desk.next_number, title=self.desk.next_title
            ),
        }

    @property
    def opens_attendance(self) -> bool:
        return self.opens("attendance") or not self.desk.named(Capacity.PRESENT)

    @property
    def opens_declaration(self) -> bool:
        return self.opens("declaration")

    def opens(self, part: str) -> bool:
        """Whether whoever types goes on in this form, or it came back."""
        if self.failed is not None:
            return self.failed.part == part
        return self.asked.focus == part

    @property
    def without_place(self) -> list[tuple[str, str]]:
        """What was typed, where that into which it was typed is no longer on the page.

        No form: sent again it would be refused again.
        """
        form = self.failed
        if form is None or form.part not in FORMS or form in self._placed():
            return []
        return form.typed()

    def _placed(self) -> list[EntryForm | None]:
        """The forms of the page; none are left once the minutes are agreed."""
        if self.desk.agreed_by:
            return []
        items = self.items()
        rows = (*self.people(), *self.declarations(), *(row for item in items for row in item.rows))
        return [
            *self.forms_of_the_meeting().values(),
            *(form for item in items for form in item.forms.values()),
            *(row.form for row in rows),
        ]

    def people(self) -> list[Shown]:
        rows = self.desk.named(Capacity.IN_ATTENDANCE)
        return [self._shown("attending", row, row.name, row.role) for row in rows]

    def declarations(self) -> list[Shown]:
        rows = self.desk.meeting.declarations.all()
        return [self._shown("declaration", row, row.member, row.interest) for row in rows]

    def items(self) -> list[ItemShown]:
        return [self._item(item) for item in self.desk.items]

    def _item(self, item: MeetingItem) -> ItemShown:
        is_current = item.pk == self.current
        forms = dict(self._forms(item)) if is_current else {}
        return ItemShown(
            key=item.pk,
            number=item.number,
            title=item.title,
            address=self.address(item=item.pk, focus="exchange"),
            is_current=is_current,
            rows=tuple(self._rows(item)),
            forms=forms,
            opens={part: self.opens(part) for part in forms},
        )

    def _forms(self, item: MeetingItem) -> Iterator[tuple[str, EntryForm]]:
        has_questions = bool(item.questions.all())
        for part in _PARTS_OF_AN_ITEM:
            if part in _OF_A_QUESTION:
                if has_questions:
                    yield part, self._form(part, item=item.pk)
            elif part == "exclusion":
                said = ExclusionForm.held(item)
                yield part, self._form(part, item=item.pk, seen=newest_revision(item), **said)
            else:
                yield part, self._form(part, item=item.pk)

    def _form(self, part: str, **initial: Any) -> EntryForm:
        """The form for a new part; the one that was posted and refused, if it is that one."""
        made = self.failed
        if made is None or made.part != part or _corrects(made):
            made = FORMS[part](desk=self.desk, auto_id=f"{part}-new-%s", initial=initial)
        return self._ready(made, has_focus=self.asked.focus == part)

    def _ready(self, form: EntryForm, *, has_focus: bool) -> EntryForm:
        form.helper.form_action = self.address()
        if has_focus and self.failed is None:
            form.takes_focus()
        return form

    def _shown(self, part: str, row: Any, who: str, *texts: str) -> Shown:
        kept = Kept(part, row.pk)
        lines = tuple(line for text in texts for line in text.splitlines() if line.strip())
        return Shown(
            part=part,
            key=row.pk,
            who=who,
            lines=lines,
            edit=self.address(edit=f"{part}.{row.pk}"),
            is_new=kept in self.asked.kept,
            form=self._correcting(kept),
        )

    def _correcting(self, row: Kept) -> EntryForm | None:
        made = FORMS_FOR_CORRECTING[row.part]
        if self.failed is not None:
            is_it = self.failed.part == made.part and str(self.failed["row"].value()) == str(
                row.row
            )
            return self._ready(self.failed, has_focus=False) if is_it else None
        if row != self.asked.edit:
            return None
        held = row_of(self.desk, row.part, row.row)
        initial = {**made.held(held), "row": held.pk, "seen": newest_revision(held)}
        form = made(desk=self.desk, auto_id=f"{row.part}-{row.row}-%s", initial=initial)
        return self._ready(form, has_focus=True)

    def _rows(self, item: MeetingItem) -> Iterator[Shown]:
        yield self._shown(
            "item", item, "", item.exclusion_words, item.text, item.introduction, *item.points
        )
        for paper in item.papers.all():
            yield self._shown("paper", paper, "Paper", paper.title, paper.presented_by)
        for question in item.questions.all():
            yield from self._exchange(question)
        for silent in item.objectives_without_questions.all():
            yield self._shown("silent", silent, silent.ref, silent.text)
        for step in item.next_steps.all():
            yield self._shown(
                "step", step, "Next step", _owed(step.text, step.owner_as_printed, step)
            )
        for resolution in item.resolutions.all():
            yield self._shown("resolution", resolution, "Resolved", resolution.text)

    def _exchange(self, question: Question) -> Iterator[Shown]:
        refs = (question.objective_ref, *(each.ref for each in question.about.all()))
        about = ", ".join(ref for ref in refs if ref) or question.section
        who = f"{question.place}. {question.asked_by}"
        yield self._shown(
            "question", question, f"{who} ({about})" if about else who, question.text,
            question.answer_note,
        )  # fmt: skip
        for answer in question.answers.all():
            yield self._shown("answer", answer, answer.officer_as_printed, answer.text)
        for promise in question.promises.all():
            said = _owed(promise.text, promise.officer_as_printed, promise)
            yield self._shown("promise", promise, "Promised", said)

    def silent_refs(self) -> list[str]:
        """The objectives that can still be said to have been asked nothing about."""
        asked = {question.objective_ref for question in self.desk.questions}
        noted = {
            row.ref for item in self.desk.items for row in item.objectives_without_questions.all()
        }
        held = self.desk.refs.objectives.items()
        return [ref for ref, row in held if not row.removed and ref not in asked | noted]


FORMS_FOR_CORRECTING = {part: kind.form_for_correcting for part, kind in KINDS.items()}
_CORRECTING = {form.part for form in FORMS_FOR_CORRECTING.values()}


def _corrects(form: EntryForm) -> bool:
    """Whether it stands in the place of the row that it corrects."""
    return form.part in _CORRECTING and bool(form["row"].value())


def _owed(text: str, who: str, row: Any) -> str:
    by = f"by {day_words(row.due_on)}" if row.due_on else ""
    owed = ", ".join(part for part in (who, by) if part)
    return f"{text} ({owed})" if owed else text
