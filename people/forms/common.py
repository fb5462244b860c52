"""What forms share: their fields, their button, and how they carry out a verb."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from people.clock import FIRST_DAY, LAST_DAY
from people.confirming import confirming
from people.errors import Refused, Stale
from people.plain_form import LineField
from people.pointing_out import PointsOut
from people.widgets import DateParts

_NAME_LIMIT = 200
_EMAIL_LIMIT = 254
_REASON_LIMIT = 500


def helper(button: str, *, warns: bool = False) -> FormHelper:
    """The layout of a form with one button; ``warns`` when it takes something away."""
    made = FormHelper()
    made.form_class = "form--narrow"
    made.add_input(Submit("submit", button, css_class="warning" if warns else ""))
    return made


def day_field(label: str, *, hint: str = "", required: bool = True) -> forms.DateField:
    asked = label.removesuffix("?")
    span = f"Give a year from {FIRST_DAY.year} to {LAST_DAY.year}"
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=DateParts,
        validators=[MinValueValidator(FIRST_DAY, span), MaxValueValidator(LAST_DAY, span)],
        error_messages={
            "required": f"{asked}: give a day, a month and a year",
            "invalid": f"{asked}: give a real day, month and year, such as 30 9 2026",
        },
    )


def line_field(label: str, missing: str = "", *, hint: str = "", **options: Any) -> LineField:
    """One line of text; ``missing`` is what is said when it must be given and is not."""
    return LineField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=options.pop("max_length", _NAME_LIMIT),
        error_messages={"required": missing},
        **options,
    )


def email_field(
    label: str = "E-mail address", missing: str = "Enter an e-mail address", **options: Any
) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=_EMAIL_LIMIT,
        error_messages={
            "required": missing,
            "invalid": "Enter an e-mail address such as name@example.org",
        },
        **options,
    )


def offer_choices(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Say from what a field lets choose, where that is known only once the form is shown."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


def offer_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """The same of a field that lets choose from rows."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def why_field(label: str = "Why?") -> LineField:
    return line_field(
        label,
        "Say why, in a few words",
        hint="Kept in the record, where it cannot be changed.",
        max_length=_REASON_LIMIT,
    )


class VerbForm(PointsOut):
    """A form whose yes is one service's verb; a refusal of the service is an error of the form."""

    button = "Save"
    warns = False
    refusal: Refused | None = None
    """Why the service did not do what the form, which was right, asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper(self.button, warns=self.warns)

    def carries_out(self, verb: Callable[[dict[str, Any]], object]) -> bool:
        """Whether the form was sent, is right, and the verb did what it asks."""
        if not self.is_valid():
            return False
        try:
            with confirming(self.confirmed):
                verb(self.cleaned_data)
        except Refused as refusal:
            self.refusal = refusal
            self.add_error(None, str(refusal))
            return False
        return True

    @property
    def is_overtaken(self) -> bool:
        """Whether nothing was done since somebody else was quicker."""
        return isinstance(self.refusal, Stale)


class ServiceForm(VerbForm):
    """A form that carries the key of its rendering: posted twice it counts once."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid.uuid4())

    def ask_nothing(self) -> None:
        """Show neither question nor button: there is nothing to choose."""
        self.fields = {"form_key": self.fields["form_key"]}
        self.helper.inputs = []


class OnceForm(ServiceForm):
    """A form that its page counts once: of its key the verb knows nothing."""

    def carries_out(self, verb: Callable[[dict[str, Any]], object]) -> bool:
        return super().carries_out(
            lambda data: verb({name: said for name, said in data.items() if name != "form_key"})
        )


class ButtonForm(OnceForm):
    """A button, and nothing to fill in."""

    def __init__(self, *args: Any, button: str, warns: bool, **kwargs: Any) -> None:
        self.button, self.warns = button, warns
        super().__init__(*args, **kwargs)


class ReasonForm(ButtonForm):
    """A reason, and nothing else: for withdrawing a role, and for closing an account."""

    reason = why_field()
