"""What the forms about actions and plans share."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from people.forms import ServiceForm
from people.plain_form import ProseField

TEXT_LIMIT = 20_000


def prose(label: str, *, rows: int, hint: str = "", missing: str = "") -> forms.CharField:
    """Several lines of text; ``missing`` is what is said when it must be given and is not."""
    return ProseField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


def helper(button: str, *fields: Any, form_id: str = "form") -> FormHelper:
    """The layout of a form with one button."""
    made = FormHelper()
    made.form_id = form_id
    made.attrs = {"data-keep": "yes"}
    made.layout = Layout(*fields)
    made.add_input(Submit("submit", button))
    return made


class VerbForm(ServiceForm):
    """A form whose yes is one verb on an action; leaving it with typed words asks first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.attrs = {"data-keep": "yes"}


class SeenForm(VerbForm):
    """A form that carries what its user had before them, and knows when that was overtaken."""

    last_seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("last_seen", seen)

    def show_again(self, seen: int) -> None:
        """Let the form be posted again by a user who now has the newer state before them."""
        self.data = {**self.data.dict(), "last_seen": str(seen)}  # type: ignore[attr-defined]  # a QueryDict: the form was sent
