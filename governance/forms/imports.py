"""The forms of a review's import: the paper, and the yes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.forms.reviews import body_field, not_ahead, offer_responding, offer_reviewing
from people.forms import OnceForm, day_field, helper, line_field
from people.models import Body, Partnership
from people.pointing_out import PointsOut


class PaperForm(PointsOut):
    """The paper to read into a review that is kept."""

    file = forms.FileField(
        label="The table of recommendations as a file",
        help_text="Word (.docx), Excel (.xlsx) or CSV, up to 10 MB.",
        error_messages={
            "required": "Choose a file",
            "empty": "This file is empty. Choose another file",
        },
    )
    answered_on = day_field(
        "Day of the first responses",
        hint="Papers print first responses without a date. Leave it empty if you do not know it.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper("Read the file")

    def clean_answered_on(self) -> date | None:
        return not_ahead(self.cleaned_data["answered_on"])


class NewPaperForm(PaperForm):
    """The paper of a review that is not kept yet, with what papers do not say."""

    title = line_field("Title of the review", hint="Only where the paper has none.", max_length=300)
    body = body_field("Which body reviewed?", "None is named")
    reported_on = day_field(
        "Put to the executive on", hint="From this day the response is due.", required=False
    )
    responding_body = body_field("Which body responds?", "None is named")

    def __init__(
        self, *args: Any, partnership: Partnership, kept: QuerySet[Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_responding(self, partnership)
        offer_reviewing(self, partnership, kept)

    def clean_reported_on(self) -> date | None:
        return not_ahead(self.cleaned_data["reported_on"])


class YesForm(OnceForm):
    """The yes to what was previewed."""

    button = "Import it"
    proposal = forms.CharField(widget=forms.HiddenInput)
    accepted = forms.BooleanField(
        label="I have read the warnings and accept them",
        error_messages={"required": "Accept the warnings, or stop here"},
    )

    def __init__(self, *args: Any, has_warnings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warnings:
            del self.fields["accepted"]
