"""Forms about officers. Each offers only what one partnership has."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, day_field, line_field, offer_rows, why_field
from people.models import Agency, Officer, Partnership
from people.selectors.places import agency_named


class OfficerForm(OnceForm):
    """A person, a post or a group that can be accountable for an action."""

    name = line_field("Name", "Enter a name", hint="As it stands in the plan.")
    kind = forms.ChoiceField(
        label="Is this a person, a post or a group?",
        choices=Officer.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a person, a post or a group"},
    )
    job_title = line_field("Job title")
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency",
        required=False,
        empty_label="The partnership as a whole",
        error_messages={"invalid_choice": "Choose an agency from the list"},
    )
    new_agency = line_field("Another agency", hint="Only if it is not in the list.")
    left_on = day_field(
        "Left on", hint="The last day on which they could lead an action.", required=False
    )
    button = "Add the officer"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        offer_rows(self, "agency", Agency.objects.filter(partnership=partnership))

    def clean_new_agency(self) -> str:
        name: str = self.cleaned_data["new_agency"]
        if name and self.cleaned_data.get("agency"):
            raise forms.ValidationError("Choose an agency or name another one, not both")
        if name and agency_named(self.partnership, name):
            raise forms.ValidationError(f"{name} is in the list. Choose it there")
        return name


class OfficerChangeForm(OfficerForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    button = "Save the change"
