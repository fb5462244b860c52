"""The form in which a meeting is called."""

from __future__ import annotations

from typing import Any

from django import forms

from actions.forms.common import prose
from people.forms import OnceForm, day_field, line_field, offer_rows
from people.models import Body


class CallMeetingForm(OnceForm):
    """When and where a body meets, and what about."""

    button = "Call this meeting"
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which body meets",
        empty_label=None,
        error_messages={
            "required": "Choose a body",
            "invalid_choice": "Choose a body whose meetings you keep",
        },
    )
    held_on = day_field("On which day")
    begins_at = forms.TimeField(
        label="At what time",
        required=False,
        help_text="Such as 13:30.",
        error_messages={"invalid": "Give a time such as 13:30"},
    )
    venue = line_field("Where", max_length=300)
    agenda = prose("Agenda", rows=6, hint="One item on each line. You can leave it for later.")

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Body.objects.filter(pk__in=[body.pk for body in bodies])
        offer_rows(self, "body", kept)

    def clean_agenda(self) -> list[str]:
        """The titles of the items, in their order."""
        lines = self.cleaned_data["agenda"].splitlines()
        return [line.strip() for line in lines if line.strip()]
