"""The form of each step of a pack's life."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms import ServiceForm
from reports.life import Step
from reports.steps import WORDS

_LONGEST = 2000


class StepForm(ServiceForm):
    """One step, with what whoever takes it has to say on it."""

    reason = forms.CharField(
        label="What do you want to say on it?",
        help_text="Kept in the record, where it cannot be changed.",
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        self.button, self.warns = WORDS[step].button, step is Step.RETURNED
        super().__init__(*args, **kwargs)
        if step is Step.RETURNED:
            reason = self.fields["reason"]
            reason.required, reason.label = True, "What has to change?"
            reason.error_messages["required"] = "Say what has to change"
