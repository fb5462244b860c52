"""The forms of an import: the file, and the yes."""

from __future__ import annotations

from typing import Any

from django import forms

from actions.forms.common import helper, prose
from people.plain_form import LineField, PlainForm
from people.pointing_out import PointsOut
from plans.models import Plan


def file_field(label: str) -> forms.FileField:
    """A file that is read as a plan; the gate of the formats holds it to its limits."""
    return forms.FileField(
        label=label,
        help_text="Word (.docx), Excel (.xlsx), CSV or JSON, up to 10 MB.",
        error_messages={
            "required": "Choose a file",
            "empty": "This file is empty. Choose another file",
        },
    )


class UploadForm(PlainForm):
    """The file to import."""

    file = file_field("The plan as a file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper("Read the file", "file", form_id="upload")


class ConfirmForm(PointsOut):
    """The yes to an import, with what is kept beside it."""

    proposal = forms.CharField(widget=forms.HiddenInput)
    said_on = forms.DateField(
        label="When was it said?",
        required=False,
        help_text="The date of the document, if the plan is still being set up. Today if empty.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reason = prose(
        "Why do dates move or actions leave?",
        rows=2,
        hint="Kept with each of them, and printed.",
    )
    agreed_by = LineField(label="Who agreed to the new dates?", required=False, max_length=300)
    number = LineField(
        label="Cut a version with this number",
        required=False,
        max_length=30,
        help_text="Such as 3.4, or as the document says. Leave it empty to cut none.",
    )
    author = LineField(label="Author of the version", required=False, max_length=200)
    comments = prose("Comments on the version", rows=2)
    accepted = forms.BooleanField(label="I have read the warnings and accept them", required=False)

    def __init__(
        self, *args: Any, plan: Plan, has_warnings: bool, asks_why: bool, **kwargs: Any
    ) -> None:
        """``initial`` is what was read of the version that the document lists as its newest."""
        super().__init__(*args, **kwargs)
        if plan.is_open:
            del self.fields["said_on"]
        if not has_warnings:
            del self.fields["accepted"]
        else:
            self.fields["accepted"].required = True
            self.fields["accepted"].error_messages["required"] = "Accept the warnings, or stop here"
        if not asks_why:
            del self.fields["reason"], self.fields["agreed_by"]
        else:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Say why: it is kept with each"
        self.helper = helper("Import it", *self.fields, form_id="confirm")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("number") and self._says_what_a_version_is():
            self.add_error("number", "Give the version a number, or leave all three empty")
        return data

    def _says_what_a_version_is(self) -> bool:
        """Whether an author or comments are given that were not read from the document."""
        return any(
            self.cleaned_data.get(name) and name in self.changed_data
            for name in ("author", "comments")
        )
