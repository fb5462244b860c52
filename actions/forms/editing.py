"""Forms in which a plan administrator edits an action, each with its reason."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.db.models import Q

from actions.forms.common import SeenForm, VerbForm, prose
from actions.models import Action
from actions.services.recurring import MOST_MONTHS
from people.forms import day_field, line_field, why_field
from people.models import Officer
from people.selectors.roster import officers_now

_MORE_LEADS = 2
"""As many places for leads as there are, and so many more."""

_PLACES = ("Responsible lead", "Second lead", "Third lead")


class ReasonedForm(VerbForm):
    """A reason, and nothing else."""

    reason = why_field()

    def __init__(self, *args: Any, button: str, warns: bool, **kwargs: Any) -> None:
        self.button, self.warns = button, warns
        super().__init__(*args, **kwargs)


class RewordForm(SeenForm):
    """An action's words."""

    button = "Change the words"
    text = prose("What the action says", rows=5, missing="Write what the action says")
    reason = why_field("Why do the words change?")


class LeadsForm(SeenForm):
    """Who leads an action, the responsible one first; nobody is a vacancy."""

    button = "Change the leads"

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [lead.officer_id for lead in action.leads.all()]
        offered = officers_now(action.plan.partnership) | Officer.objects.filter(
            Q(pk__in=held), partnership=action.plan.partnership
        )
        self.places = [f"lead_{number}" for number in range(1, len(held) + _MORE_LEADS + 1)]
        for number, name in enumerate(self.places):
            self.fields[name] = _place(number, offered, held[number : number + 1])
        self.fields["reason"] = why_field("Why does the lead change?")
        self.helper.layout = Layout("form_key", "last_seen", *self.places, "reason")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        chosen = self.officers()
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError("Somebody stands there twice. Name each lead once.")
        return data

    def officers(self) -> list[Officer]:
        """The leads that were chosen, in their order; places left empty are closed up."""
        chosen = (self.cleaned_data.get(name) for name in self.places)
        return [officer for officer in chosen if officer]


def _place(number: int, offered: Any, held: list[int]) -> forms.ModelChoiceField[Officer]:
    label = _PLACES[number] if number < len(_PLACES) else f"Lead {number + 1}"
    return forms.ModelChoiceField(
        offered,
        label=label,
        required=False,
        initial=held[0] if held else None,
        empty_label="Nobody",
        error_messages={"invalid_choice": "Choose an officer from the list"},
    )


class DueDateForm(SeenForm):
    """An administrator moves a date to which somebody agreed."""

    button = "Change the date"
    to_date = day_field("New due date")
    agreed_by = line_field(
        "Who agreed to it?", "Say who agreed to it", hint="A person or a body, as packs print it."
    )
    reason = why_field("Why does the date move?")


class RecurrenceForm(SeenForm):
    """Every how many months an action is done anew."""

    button = "Save"
    months = forms.IntegerField(
        label="Months from one occurrence to the next",
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        help_text="Such as 12 for an action that is done every year. "
        "Leave it empty for one that is done once.",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"Give a number of months from 1 to {MOST_MONTHS}",
        ),
    )
    reason = why_field()
