"""What every form asks that takes a text or a name away for good."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, why_field
from people.models import Erasure
from people.services import Grounds


class GroundsForm(OnceForm):
    """On what ground in law, why, and that its user knows what they do."""

    button, warns = "Erase it for good", True
    ground = forms.ChoiceField(
        label="On what ground in law?",
        choices=Erasure.Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say on what ground in law"},
    )
    reason = why_field("Why, without repeating what goes?")
    is_certain = forms.BooleanField(
        label="I know that nobody can bring it back",
        error_messages={"required": "Say that you know that nobody can bring it back"},
    )

    @staticmethod
    def grounds(data: dict[str, Any]) -> Grounds:
        return Grounds(data["ground"], data["reason"])


class NameForm(GroundsForm):
    """Takes the name of a departed user away."""

    button = "Take the name away for good"
