"""The form in which is said what came of a promise or a next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from actions.forms.common import VerbForm, prose
from governance.meetings.document import PromiseOutcome, StepOutcome
from people import clock
from people.forms import day_field, offer_choices


class ClosingForm(VerbForm):
    """What came of it, and when; it is said once."""

    outcomes: Sequence[tuple[str, str]] = ()
    outcome = forms.ChoiceField(
        label="What became of it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it"},
    )
    text = prose(
        "What came of it, or why did nothing?",
        rows=5,
        missing="Say what came of it, or why nothing did",
        hint="Members read it beside their question. It stays in the record.",
    )
    closed_on = day_field("On which day?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("closed_on", clock.today())
        offer_choices(self, "outcome", self.outcomes)


class PromiseForm(ClosingForm):
    """What became of an answer that was promised for later."""

    button = "Close the promise"
    outcomes = (
        (PromiseOutcome.KEPT.value, "Kept: the answer was given"),
        (PromiseOutcome.NOT_KEPT.value, "Not kept: there will be no answer"),
    )


class NextStepForm(ClosingForm):
    """What became of a next step."""

    button = "Close the next step"
    outcomes = (
        (StepOutcome.DONE.value, "Done"),
        (StepOutcome.NOT_DONE.value, "Not done: it will not be"),
    )
