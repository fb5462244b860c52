"""The form of each step of a pack's life."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms import ServiceForm
from people.plain_form import ProseField
from reports.life import Step
from reports.steps import WORDS

_LONGEST = 2000
_MOST_PAGES = 9999


class StepForm(ServiceForm):
    """One step, with what whoever takes it has to say on it."""

    reason = ProseField(
        label="What do you want to say on it?",
        help_text="Kept in the record, where it cannot be changed.",
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    first_page = forms.IntegerField(
        label="With which page of the agenda pack does it begin?",
        help_text="As the clerk says, such as 12: its pages then bear the agenda’s numbers too. "
        "Leave it empty if nobody has said.",
        required=False,
        min_value=1,
        max_value=_MOST_PAGES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )

    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Open this page again", "invalid": "Open this page again"},
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        self.button, self.warns = WORDS[step].button, step is Step.RETURNED
        super().__init__(*args, **kwargs)
        if step is Step.PUT_FORWARD:
            del self.fields["seen"]
        if step is not Step.PUBLISHED:
            del self.fields["first_page"]
        if step is Step.RETURNED:
            reason = self.fields["reason"]
            reason.required, reason.label = True, "What has to change?"
            reason.error_messages["required"] = "Say what has to change"
