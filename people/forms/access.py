"""How long the access log is kept."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, why_field
from people.models import Partnership
from people.models.partnership import LEAST_MONTHS, MOST_MONTHS


class TermForm(OnceForm):
    """For how many months rows of the access log are kept."""

    months = forms.IntegerField(
        label="Months",
        help_text=f"From {LEAST_MONTHS} to {MOST_MONTHS}.",
        min_value=LEAST_MONTHS,
        max_value=MOST_MONTHS,
        error_messages={"required": "Enter a number of months", "invalid": "Enter a whole number"},
    )
    reason = why_field()
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = partnership.access_months
        self.initial.update(months=held, seen=held)
