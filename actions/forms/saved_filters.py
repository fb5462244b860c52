"""Forms about saved views."""

from __future__ import annotations

from django import forms

from actions.forms.common import VerbForm
from people.forms import line_field

_MINE, _EVERYONE = "mine", "everyone"


class SaveFilterForm(VerbForm):
    """A name for a view, and for whom."""

    button = "Save this view"
    name = line_field(
        "Name of the view",
        "Give the view a name",
        hint="As it will stand above the filters, such as Police, overdue.",
        max_length=100,
    )
    shared = forms.TypedChoiceField(
        label="Who sees it?",
        choices=[(_MINE, "Only me"), (_EVERYONE, "Everyone who reads this plan")],
        coerce=lambda value: value == _EVERYONE,
        widget=forms.RadioSelect,
        initial=_MINE,
        error_messages={
            "required": "Choose who sees the view",
            "invalid_choice": "Choose who sees the view from the list",
        },
    )


class DeleteFilterForm(VerbForm):
    """A yes, and nothing else."""

    button = "Delete this view"
    warns = True
