"""The form by which a file is compared with a moment of the plan; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from actions.forms.common import helper
from actions.forms.imports import file_field
from people.forms import offer_choices
from people.plain_form import PlainForm

EARLIER, LATER = "before", "after"


class FileForm(PlainForm):
    """A file, the moment that it is compared with, and which of the two came first."""

    file = file_field("A file that holds the plan")
    moment = forms.ChoiceField(
        label="Compare it with the plan as at",
        error_messages={"required": "Choose a moment", "invalid_choice": "Choose a moment listed"},
    )
    day = forms.DateField(
        label="Or as at this day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as 2026-03-31"},
    )
    file_is = forms.ChoiceField(
        label="Which came first?",
        choices=((EARLIER, "The file"), (LATER, "The plan at that moment")),
        widget=forms.RadioSelect,
        initial=EARLIER,
        error_messages={"required": "Choose which came first"},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "moment", list(choices))
        self.helper = helper("Compare the file", *self.fields, form_id="file")

    @property
    def chosen(self) -> str:
        """The moment as ``from`` and ``to`` take it."""
        day = self.cleaned_data["day"]
        return day.isoformat() if day else str(self.cleaned_data["moment"])
