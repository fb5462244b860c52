"""Forms about roles, and about who acts for whom: each from a day to a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django import forms

from people import clock
from people.errors import Refused
from people.forms.common import (
    OnceForm,
    day_field,
    email_field,
    offer_choices,
    offer_rows,
    why_field,
)
from people.models import Acting, Body, Membership, Officer, Partnership, Role, User
from people.plan_titles import only_in, plan_titles
from people.selectors.accounts import account_by_email, users_of
from people.selectors.roster import officers_now
from people.services.days import check_days, check_last


@contextmanager
def _said_beside(form: forms.Form, field: str) -> Iterator[None]:
    """What the rules of days refuse is said beside the field, before the form is carried out."""
    try:
        yield
    except Refused as refusal:
        form.add_error(field, str(refusal))


class DaysForm(OnceForm):
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
        if first:
            with _said_beside(self, "to_date"):
                check_days(first, last)
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
        offer_rows(self, "user", users_of(partnership).filter(is_active=True))


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
        offer_rows(self, "officer", officers_now(partnership))


class EndForm(OnceForm):
    """The last day of something that is held."""

    on = day_field("Last day")
    reason = why_field("Why does it end?")
    warns = True

    def __init__(self, *args: Any, held: Acting | Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.initial.setdefault("on", clock.today())

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        with _said_beside(self, "on"):
            check_last(self.held, on)
        return on


class EndActingForm(EndForm):
    on = day_field("Last day of acting")
    button = "End it"


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
    plan_slug = forms.ChoiceField(
        label="In which plan?",
        required=False,
        error_messages={"invalid_choice": "Choose a plan from the list"},
    )
    button = "Give the role"

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "body", Body.objects.filter(partnership=partnership))
        self._plans = plan_titles(partnership)
        offer_choices(self, "plan_slug", [("", "Every plan"), *self._plans.items()])

    @property
    def role(self) -> str:
        """``Auditor for The Board, in the plan “Early help” only``: what was given."""
        data = self.cleaned_data
        words = str(Role.Kind(data["kind"]).label)
        words += f" for {data['body']}" if data["body"] else ""
        plan = data["plan_slug"]
        return f"{words}, in the {only_in(plan, self._plans)}" if plan else words


class InviteForm(RoleForm):
    """A role for somebody whose account another partnership looks after."""

    email = email_field("E-mail address of their account")
    field_order = ["email"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.account = account_by_email(email)
        if self.account is None:
            raise forms.ValidationError("There is no active account with this address")
        return email
