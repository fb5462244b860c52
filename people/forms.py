"""Forms about officers, users and their roles. Each offers only what one partnership has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from people import clock
from people.errors import Refused
from people.models import Acting, Agency, Body, Officer, Partnership, Role, User
from people.selectors.accounts import users_of
from people.selectors.places import agency_named
from people.widgets import DateParts

_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_NAME_LIMIT = 200
_REASON_LIMIT = 500


def helper(button: str, *, warns: bool = False) -> FormHelper:
    """The layout of a form with one button; ``warns`` when it takes something away."""
    made = FormHelper()
    made.form_class = "form--narrow"
    made.add_input(Submit("submit", button, css_class="warning" if warns else ""))
    return made


def day_field(label: str, *, hint: str = "", required: bool = True) -> forms.DateField:
    span = f"Give a year from {_FIRST_DAY.year} to {_LAST_DAY.year}"
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=DateParts,
        validators=[MinValueValidator(_FIRST_DAY, span), MaxValueValidator(_LAST_DAY, span)],
        error_messages={
            "required": f"{label}: give a day, a month and a year",
            "invalid": f"{label}: give a real day, month and year, such as 30 9 2026",
        },
    )


def line_field(label: str, missing: str = "", *, hint: str = "", **options: Any) -> forms.CharField:
    """One line of text; ``missing`` is what is said when it must be given and is not."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=options.pop("max_length", _NAME_LIMIT),
        error_messages={"required": missing},
        **options,
    )


def why_field(label: str = "Why?") -> forms.CharField:
    return line_field(
        label,
        "Say why, in a few words",
        hint="Kept in the record, where it cannot be changed.",
        max_length=_REASON_LIMIT,
    )


def password_field(
    label: str, missing: str, *, hint: str = "", is_new: bool = True
) -> forms.CharField:
    token = "new-password" if is_new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": token})
    return line_field(label, missing, hint=hint, strip=False, widget=widget, max_length=1024)


LENGTH_HINT = (
    "12 characters or more, such as three words that do not belong together. "
    "Names of agencies, of roles and your own do not count."
)


class ServiceForm(forms.Form):
    """A form whose yes is one service's verb; a refusal of the service is an error of the form."""

    button = "Save"
    warns = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(self.button, warns=self.warns)

    def carries_out(self, verb: Callable[[dict[str, Any]], object]) -> bool:
        """Whether the form was sent, is right, and the verb did what it asks."""
        if not self.is_valid():
            return False
        try:
            verb(self.cleaned_data)
        except Refused as refusal:
            self.add_error(None, str(refusal))
            return False
        return True


class OfficerForm(ServiceForm):
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
        agency: Any = self.fields["agency"]
        agency.queryset = Agency.objects.filter(partnership=partnership)

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


class DaysForm(ServiceForm):
    """From a day to a day."""

    from_date = day_field("First day")
    to_date = day_field("Last day", hint="Leave it empty if no end is known.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("from_date", clock.today())
        self.order_fields([n for n in self.fields if n not in ("from_date", "to_date")])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("from_date"), data.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", "The last day is before the first day")
        return data


class ActingForm(DaysForm):
    """Which user acts for an officer."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Who acts for this officer?",
        empty_label="Choose a user",
        error_messages={
            "required": "Choose a user",
            "invalid_choice": "Choose a user from the list",
        },
    )
    button = "Let them act"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user: Any = self.fields["user"]
        user.queryset = users_of(partnership).filter(is_active=True)


class ActForForm(DaysForm):
    """For which officer a user acts."""

    officer = forms.ModelChoiceField(
        Officer.objects.none(),
        label="For which officer?",
        empty_label="Choose an officer",
        error_messages={
            "required": "Choose an officer",
            "invalid_choice": "Choose an officer from the list",
        },
    )
    button = "Let them act"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officer: Any = self.fields["officer"]
        officer.queryset = Officer.objects.filter(partnership=partnership, left_on=None)


class EndActingForm(ServiceForm):
    on = day_field("Last day of acting")
    reason = why_field("Why does it end?")
    button = "End it"
    warns = True

    def __init__(self, *args: Any, acting: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acting = acting
        self.initial.setdefault("on", clock.today())

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.acting.from_date - date.resolution:
            raise forms.ValidationError("The last day is before acting began")
        return on


class RoleForm(DaysForm):
    """A role in the partnership, one of its plans or one of its bodies."""

    kind = forms.ChoiceField(
        label="Role",
        choices=Role.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="For which body?",
        required=False,
        empty_label="No body in particular",
        error_messages={"invalid_choice": "Choose a body from the list"},
    )
    plan_slug = forms.SlugField(
        label="Only in one plan",
        required=False,
        max_length=60,
        help_text="The plan’s short name as it stands in its address, such as cse. "
        "Leave it empty for every plan.",
        error_messages={"invalid": "Give the plan’s short name, such as cse"},
    )
    button = "Give the role"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["body"]
        body.queryset = Body.objects.filter(partnership=partnership)


class InviteForm(RoleForm):
    """A role for somebody whose account another partnership looks after."""

    email = forms.EmailField(
        label="E-mail address of their account",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address such as name@example.org",
        },
    )
    field_order = ["email"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.account = User.objects.filter(email__iexact=email, is_active=True).first()
        if self.account is None:
            raise forms.ValidationError("There is no active account with this address")
        return email


class UserForm(ServiceForm):
    """A new account."""

    name = line_field("Name", "Enter a name", hint="As it is to stand beside what they write.")
    email = forms.EmailField(
        label="E-mail address",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address such as name@example.org",
        },
    )
    button = "Add the user"


class ReasonForm(ServiceForm):
    """A reason, and nothing else: for withdrawing a role, and for closing an account."""

    reason = why_field()

    def __init__(self, *args: Any, button: str, warns: bool, **kwargs: Any) -> None:
        self.button, self.warns = button, warns
        super().__init__(*args, **kwargs)


class ActivityForm(ReasonForm):
    """Whether an account may sign in; says which way, so that sending it twice does it once."""

    may_sign_in = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda value: value == "yes",
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        verb = "Deactivate" if user.is_active else "Reactivate"
        super().__init__(*args, button=f"{verb} the account", warns=user.is_active, **kwargs)
        self.initial["may_sign_in"] = "no" if user.is_active else "yes"


class PasswordForm(ServiceForm):
    password = password_field("New password", "Enter a new password", hint=LENGTH_HINT)
    reason = why_field()
    button = "Set the password"


class OwnPasswordForm(ServiceForm):
    present = password_field("Present password", "Enter your present password", is_new=False)
    password = password_field("New password", "Enter a new password", hint=LENGTH_HINT)
    button = "Change the password"

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise forms.ValidationError("This is not your present password")
        return present
