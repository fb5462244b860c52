"""Forms about bodies and the seats on them. Each offers only what one partnership has."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms import OnceForm, day_field, line_field, offer_rows, why_field
from people.forms.roles import DaysForm, EndForm
from people.models import Agency, Membership, Partnership, User
from people.selectors.accounts import users_of


class BodyForm(OnceForm):
    """A board, a sub-group or a commission."""

    name = line_field("Name", "Enter a name", hint="As its papers print it.")
    button = "Add the body"


class RenameForm(BodyForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    button = "Save the name"


class SeatForm(DaysForm):
    """Someone's seat on a body."""

    name = line_field("Name", "Enter a name", hint="As the minutes name them.")
    role = forms.ChoiceField(
        label="Seat",
        choices=Membership.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the seat"},
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose an agency from the list"},
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Their account",
        help_text="If they sign in to this service.",
        required=False,
        empty_label="No account",
        error_messages={"invalid_choice": "Choose a user from the list"},
    )
    button = "Seat the member"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "agency", Agency.objects.filter(partnership=partnership))
        offer_rows(self, "user", users_of(partnership))


class SeatChangeForm(SeatForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    field_order = ["name", "role", "agency", "user", "from_date", "to_date", "reason"]
    button = "Save the change"


class EndSeatForm(EndForm):
    on = day_field("Last day on the body")
    button = "End the seat"
