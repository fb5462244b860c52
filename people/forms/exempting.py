"""The forms by which text is decided exempt, and by which that is lifted."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, day_field, why_field
from people.schedule_12a import PARAGRAPHS
from people.services import Ground


class ExemptForm(OnceForm):
    """Under which paragraph, why, and when somebody looks again."""

    button = "Decide that it is exempt"
    paragraph = forms.ChoiceField(
        label="Under which paragraph of Schedule 12A?",
        choices=[(number, f"{number}. {name}") for number, name in PARAGRAPHS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the paragraph under which it is exempt"},
    )
    reason = why_field()
    review_on = day_field(
        "Review date", hint="By then somebody looks whether it still has to be exempt."
    )

    @staticmethod
    def ground(data: dict[str, Any]) -> Ground:
        return Ground(data["paragraph"], data["reason"], data["review_on"])


class LiftForm(OnceForm):
    """Why text is exempt no longer."""

    button, warns = "Lift the decision", True
    reason = why_field("Why is it exempt no longer?")
