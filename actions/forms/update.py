"""The forms in which a lead says where an action stands, and puts right what was said."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms

from actions.forms.common import SeenForm, prose
from actions.forms.evidence import EvidenceFields
from actions.models import Action, ProgressUpdate, SignOffProposal
from actions.services.record import Completion, Report
from people import clock
from people.models import Officer
from people.plain_form import LineField
from people.wording import day_words
from plans.brag import NEEDS_HELP, Rating, look
from plans.widgets import RatingChoices

_OFFERED = (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.BLUE)
"""The ratings in the order in which a lead is asked: complete is the last thing to say."""


class ReportForm(EvidenceFields, SeenForm):
    """Where an action stands, on what evidence, why, what is needed, or why it is complete."""

    mark_optional = False
    """Whether a field is asked for depends on the rating; the hints say when."""

    rating = forms.ChoiceField(
        label="Where does it stand?",
        choices=[(rating.value, look(rating).word) for rating in _OFFERED],
        widget=RatingChoices,
        error_messages={"required": "Choose a rating"},
    )
    need_kind = forms.ChoiceField(
        label="What kind of help is needed?",
        required=False,
        choices=ProgressUpdate.NeedKind.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose a resource, a decision or an intervention"},
    )
    needed = prose("What is needed?", rows=2)
    needed_from = LineField(
        label="From whom?",
        required=False,
        max_length=300,
        help_text="An officer of the partnership finds it among their own actions.",
        widget=forms.TextInput(attrs={"list": "officers", "autocomplete": "off"}),
    )
    outcome = forms.ChoiceField(
        label="Was the outcome met?",
        required=False,
        choices=SignOffProposal.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose whether the outcome was met"},
    )
    continues = prose(
        "What continues as usual business?",
        rows=2,
        hint="And with whom. If nothing does, say so. The chair reads it before signing off.",
    )
    evidence = prose(
        "What has been done, and how do you know?",
        rows=4,
        hint="It may be printed in a public pack: no child’s name, initials or case number.",
    )
    reason = prose("Why this rating?", rows=2)

    def __init__(
        self,
        *args: Any,
        action: Action,
        last: ProgressUpdate | None,
        names: list[Officer],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, seen=last.pk if last else 0, **kwargs)
        self.last, self.names = last, names
        if action.due_on:
            meanings = {Rating.GREEN.value: _on_target(action.due_on)}
            self.fields["rating"].widget.meanings = meanings
        if len(names) > 1:
            self.fields["on_behalf_of"] = forms.ChoiceField(
                label="In whose name?", choices=[(o.pk, o.name) for o in names]
            )
        self.helper.form_class = "form--verb"
        self.helper.form_id = "form"
        self.helper.layout = Layout(*self._fields())

    def _fields(self) -> list[Any]:
        """What is asked, in the order in which it is asked."""
        behalf = ["on_behalf_of"] if "on_behalf_of" in self.fields else []
        return ["form_key", "last_seen", *behalf, *self._report_fields()]

    def _report_fields(self) -> list[Any]:
        needs = Div("need_kind", "needed", "needed_from", css_class="asked", css_id="asked")
        complete = Div("outcome", "continues", css_class="completes")
        return ["rating", needs, complete, "evidence", "reason", self.evidence_part()]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("rating"):
            rating = Rating(data["rating"])
            self._ask_for_what_is_needed(rating, data)
            self._ask_for_the_completion(rating, data)
            self._ask_for_the_reason(rating, data)
        return data

    def _ask_for_what_is_needed(self, rating: Rating, data: dict[str, Any]) -> None:
        if rating not in NEEDS_HELP:
            return
        word = look(rating).word
        self._ask(data, "need_kind", f"Choose what kind of help is needed: the rating is {word}")
        self._ask(data, "needed", f"Say what is needed: the rating is {word}")
        self._ask(data, "needed_from", f"Say from whom it is needed: the rating is {word}")

    def _ask_for_the_completion(self, rating: Rating, data: dict[str, Any]) -> None:
        if rating is not Rating.BLUE:
            return
        self._ask(data, "outcome", "Say whether the outcome was met: the rating is Blue")
        self._ask(data, "continues", "Say what continues as usual business, or that nothing does")

    def _ask_for_the_reason(self, rating: Rating, data: dict[str, Any]) -> None:
        before = self.last.rating if self.last else ""
        if before and rating != before:
            self._ask(
                data, "reason", f"Say why the rating is no longer {look(Rating(before)).word}"
            )

    def _ask(self, data: dict[str, Any], field: str, sentence: str) -> None:
        """Make a field that may be left empty otherwise one that must be filled in."""
        if not data.get(field) and field not in self.errors:
            self.add_error(field, sentence)

    def report(self) -> Report:
        data = self.cleaned_data
        rating = Rating(data["rating"])
        asks = rating in NEEDS_HELP
        return Report(
            rating=rating,
            evidence=data["evidence"],
            reason=data["reason"],
            need_kind=data["need_kind"] if asks else "",
            needed=data["needed"] if asks else "",
            needed_from=data["needed_from"] if asks else "",
            completion=_completion(data) if rating is Rating.BLUE else None,
        )

    def on_behalf_of(self) -> Officer | None:
        """The officer in whose name the update is posted."""
        chosen = str(self.cleaned_data.get("on_behalf_of", ""))
        named = [officer for officer in self.names if str(officer.pk) == chosen]
        return next(iter(named or self.names), None)


def _on_target(due_on: date) -> str:
    """What Green says of a due date; of one that has passed nothing is on target for it."""
    if due_on < clock.today():
        return f"On target, though the due date of {day_words(due_on)} has passed."
    return f"On target for {day_words(due_on)}."


def _completion(data: dict[str, Any]) -> Completion:
    return Completion(SignOffProposal.Outcome(data["outcome"]), data["continues"])


class UpdateForm(ReportForm):
    """A progress update."""

    button = "Post the update"

    def __init__(self, *args: Any, last: ProgressUpdate | None, **kwargs: Any) -> None:
        super().__init__(*args, last=last, **kwargs)
        if last and last.rating:
            word = look(Rating(last.rating)).word
            self.fields["reason"].help_text = f"Needed if it is no longer {word}."


class CorrectionForm(ReportForm):
    """An update that puts right another one, which stays as it is."""

    button = "Post the correction"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.label = "What was wrong with it?"
        reason.help_text = "It stands in the record beside the update that you correct."

    def _ask_for_the_reason(self, rating: Rating, data: dict[str, Any]) -> None:  # noqa: ARG002 - whatever the rating is
        self._ask(data, "reason", "Say what was wrong with the update that you correct")
