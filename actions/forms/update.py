"""The form in which a lead says where an action stands."""

from __future__ import annotations

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div
from django import forms

from actions.forms.common import helper, prose
from actions.forms.evidence import EvidenceFields
from actions.models import Action, ProgressUpdate
from actions.services.record import Report
from people.models import Officer
from people.wording import day_words
from plans.brag import NEEDS_HELP, Rating, look
from plans.widgets import RatingChoices

_OFFERED = (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.BLUE)
"""The ratings in the order in which a lead is asked: complete is the last thing to say."""


class UpdateForm(EvidenceFields):
    """A progress update: where it stands, on what evidence, why, and what is needed."""

    mark_optional = False
    """Whether a reason is asked for depends on the rating; the hints say when."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    last_seen = forms.IntegerField(widget=forms.HiddenInput)
    rating = forms.ChoiceField(
        label="Where does it stand?",
        choices=[(rating.value, look(rating).word) for rating in _OFFERED],
        widget=RatingChoices,
        error_messages={"required": "Choose a rating"},
    )
    evidence = prose(
        "What has been done, and how do you know?",
        rows=4,
        hint="It may be printed in a public pack: no child’s name, initials or case number.",
    )
    reason = prose("Why this rating?", rows=2)
    needed = prose("What is needed?", rows=2, hint="A resource, a decision or an intervention.")
    needed_from = forms.CharField(label="From whom?", required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        action: Action,
        last: ProgressUpdate | None,
        names: list[Officer],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.last, self.names = last, names
        self.initial.setdefault("form_key", uuid.uuid4())
        self.initial.setdefault("last_seen", last.pk if last else 0)
        if action.due_on:
            meanings = {Rating.GREEN.value: f"On target for {day_words(action.due_on)}."}
            self.fields["rating"].widget.meanings = meanings
        if last and last.rating:
            word = look(Rating(last.rating)).word
            self.fields["reason"].help_text = f"Needed if it is no longer {word}."
        if len(names) > 1:
            self.fields["on_behalf_of"] = forms.ChoiceField(
                label="In whose name?", choices=[(o.pk, o.name) for o in names]
            )
        self.helper = self._helper()

    def _helper(self) -> FormHelper:
        asked = Div("needed", "needed_from", css_class="asked", css_id="asked")
        behalf = ["on_behalf_of"] if "on_behalf_of" in self.fields else []
        return helper(
            "Post the update",
            "form_key", "last_seen", *behalf, "rating", asked, "evidence", "reason",
            self.evidence_part(),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "rating" in data:
            self._ask_for_what_is_needed(data)
            self._ask_for_the_reason(data)
        return data

    def _ask_for_what_is_needed(self, data: dict[str, Any]) -> None:
        rating = Rating(data["rating"])
        if rating not in NEEDS_HELP:
            return
        word = look(rating).word
        if not data.get("needed"):
            self.add_error("needed", f"Say what is needed: the rating is {word}")
        if not data.get("needed_from"):
            self.add_error("needed_from", f"Say from whom it is needed: the rating is {word}")

    def _ask_for_the_reason(self, data: dict[str, Any]) -> None:
        before = self.last.rating if self.last else ""
        if before and data["rating"] != before and not data.get("reason"):
            word = look(Rating(before)).word
            self.add_error("reason", f"Say why the rating is no longer {word}")

    def report(self) -> Report:
        data = self.cleaned_data
        rating = Rating(data["rating"])
        asks = rating in NEEDS_HELP
        return Report(
            rating=rating,
            evidence=data["evidence"],
            reason=data["reason"],
            needed=data["needed"] if asks else "",
            needed_from=data["needed_from"] if asks else "",
        )

    def on_behalf_of(self) -> Officer | None:
        """The officer in whose name the update is posted."""
        chosen = str(self.cleaned_data.get("on_behalf_of", ""))
        named = [officer for officer in self.names if str(officer.pk) == chosen]
        return next(iter(named or self.names), None)
