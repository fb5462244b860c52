"""The form in which what is needed is answered."""

from __future__ import annotations

from django import forms

from actions.forms.common import VerbForm, prose
from actions.models import NeedAnswer


class NeedAnswerForm(VerbForm):
    """The one asked says what they give, or why they do not."""

    button = "Post the answer"
    outcome = forms.ChoiceField(
        label="What is your answer?",
        choices=NeedAnswer.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is given"},
    )
    text = prose(
        "What is given, or why not?",
        rows=3,
        missing="Say what was given, or why it was refused",
        hint="The lead reads it. It stays in the record.",
    )
