"""The forms in which is entered what is asked at a meeting, and what is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from actions.forms.common import prose
from governance.forms.entry import ANSWERERS, ASKERS, EntryForm, name_field, number_field
from governance.meetings.document import QuestionKind
from governance.services.meetings import About
from people.forms import day_field, line_field, offer_choices
from people.wording import listed
from plans.models import Objective

_BETWEEN_REFS = re.compile(r"[\s,;]+")
_MOST_LETTERS = 60
"""Of a question, among those from which one is chosen."""


class QuestionForm(EntryForm):
    """What a member, or one of the public, asks or says."""

    part = "question"
    button = "Save the question"
    keeps = ("kind", "asked_by", "text", "from_public", "answer_note", "uncertainty")
    lines: ClassVar[tuple[tuple[str, ...], ...]] = (("asked_by", "about", "kind"),)
    asked_by = name_field("Who asks", "Say who asks", offered=ASKERS)
    about = line_field("Objective or action", max_length=200)
    kind = forms.ChoiceField(
        label="Kind",
        choices=[(each.value, each.value.capitalize()) for each in QuestionKind],
        initial=QuestionKind.QUESTION.value,
    )
    text = prose("What is asked", rows=3, missing="Write what is asked")
    section = line_field(
        "Part of the document",
        max_length=500,
        hint="If it is about no objective, such as In summary.",
    )
    from_public = forms.BooleanField(label="One of the public asks", required=False)
    answer_note = line_field("Note on the answer", max_length=1000)
    uncertainty = line_field("What is uncertain", max_length=1000)

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        refs = (row.objective_ref, *(each.ref for each in row.about.all()))
        about = " ".join(ref for ref in refs if ref)
        return {**super().held(row), "about": about, "section": row.section}

    def clean_about(self) -> str:
        """Raise what is no ref of the plan, if there is a plan."""
        typed: str = self.cleaned_data["about"]
        refs, held = _refs(typed), self.desk.refs
        objectives = [ref for ref in refs if self._is_objective(ref)]
        unknown = [ref for ref in refs if ref not in objectives and ref not in held.actions]
        if self.desk.plan and unknown:
            raise forms.ValidationError(
                f"{listed(unknown)}: no objective or action of {self.desk.plan.title}. "
                "Correct it, or leave it out"
            )
        if objectives[1:]:
            raise forms.ValidationError(
                f"{listed(objectives)}: choose one objective for each question"
            )
        return typed

    def _is_objective(self, ref: str) -> bool:
        """Of the plan; without a plan, by its two numbers."""
        return ref in self.desk.refs.objectives if self.desk.plan else ref.count(".") == 1

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        refs = _refs(data["about"])
        ref = next(filter(self._is_objective, refs), "")
        objective = self.desk.refs.objectives.get(ref) or self._of_action(refs)
        printed = ref or (objective.ref if objective else "")
        return {
            **super().said(data),
            "objective": objective,
            "objective_ref": printed,
            "section": f"Objective {printed}" if printed else data["section"],
        }

    def _of_action(self, refs: list[str]) -> Objective | None:
        actions = self.desk.refs.actions
        return next((actions[ref].objective for ref in refs if ref in actions), None)

    def asked_about(self, data: dict[str, Any]) -> list[About]:
        """The actions, by the refs that were typed."""
        refs = (ref for ref in _refs(data["about"]) if not self._is_objective(ref))
        return [About(ref, self.desk.refs.actions.get(ref)) for ref in refs]


def _refs(typed: str) -> list[str]:
    return [ref for ref in _BETWEEN_REFS.split(typed.strip()) if ref]


class ExchangeForm(QuestionForm):
    """A question with the first answer to it: most need no more."""

    part, writes = "exchange", "question"
    lines = (
        *QuestionForm.lines,
        ("section", "from_public"),
    )
    left_out = ("answer_note", "uncertainty")
    button = "Save, and go on"
    officer_as_printed = name_field("Who answers", "", offered=ANSWERERS)
    answer_text = prose("What is answered", rows=3)
    answer_row, answer_seen = number_field(), number_field()
    field_order = (
        "asked_by", "about", "kind", "text", "officer_as_printed", "answer_text", "section",
        "from_public",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.left_out:
            del self.fields[name]
        self._lay_out()

    def goes_on_in(self, kept: Sequence[object]) -> str:
        """To the answer, while there is none."""
        return "exchange" if kept[1:] else "answer"

    @classmethod
    def held(cls, row: Any) -> dict[str, Any]:
        said = super().held(row)
        return {name: value for name, value in said.items() if name not in cls.left_out}

    @staticmethod
    def held_answer(answer: Any) -> dict[str, Any]:
        return {"officer_as_printed": answer.officer_as_printed, "answer_text": answer.text}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer_text") and not data.get("officer_as_printed"):
            self.add_error("officer_as_printed", "Say who answers")
        if data.get("officer_as_printed") and not data.get("answer_text"):
            self.add_error("answer_text", "Write the answer, or leave out who answers")
        return data

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().said({**dict.fromkeys(self.left_out, ""), **data})

    def answered(self, data: dict[str, Any]) -> dict[str, Any] | None:
        """The first answer, as far as there is one."""
        if not data["answer_text"]:
            return None
        name = data["officer_as_printed"]
        return {
            "officer_as_printed": name,
            "officer": self.desk.officer(name),
            "text": data["answer_text"],
        }


class OfQuestionForm(EntryForm):
    """Something that belongs to a question; one that is corrected keeps its own."""

    question = forms.TypedChoiceField(label="To which question", coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self["row"].value():
            del self.fields["question"]
        else:
            self._offer([*self.desk.questions])
        self._lay_out()

    def _offer(self, questions: Sequence[Any]) -> None:
        """Those of the item at hand; of any item, for a form that comes back."""
        at = self["item"].value()
        offered = [row for row in questions if at in (None, "", row.item_id, str(row.item_id))]
        said = [(row.pk, _shortened(f"{row.place}. {row.asked_by}: {row.text}")) for row in offered]
        offer_choices(self, "question", said)
        self.initial.setdefault("question", said[-1][0] if said else None)


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"


class AnswerForm(OfQuestionForm):
    part, keeps = "answer", ("officer_as_printed", "text")
    button = "Save the answer"
    officer_as_printed = name_field("Who answers", "Say who answers", offered=ANSWERERS)
    text = prose("What is answered", rows=3, missing="Write the answer")
    field_order = ("question", "officer_as_printed", "text")
    lines = (("question", "officer_as_printed"),)

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        return {**super().said(data), "officer": self.desk.officer(data["officer_as_printed"])}


class PromiseForm(OfQuestionForm):
    """An answer that is promised for later."""

    part, keeps = "promise", ("text", "officer_as_printed", "due_on")
    button = "Save the promise"
    text = prose("What is promised", rows=2, missing="Write what is promised")
    officer_as_printed = name_field("Who owes it", "", offered=ANSWERERS)
    due_on = day_field("By when", required=False)
    field_order = ("question", "officer_as_printed", "text", "due_on")
    lines = (("question", "officer_as_printed"),)

    def said(self, data: dict[str, Any]) -> dict[str, Any]:
        return {**super().said(data), "officer": self.desk.officer(data["officer_as_printed"])}
