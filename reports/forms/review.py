"""The form that asks for the pack of a review."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms import helper, line_field
from people.pointing_out import PointsOut
from reports.forms.making import FILES
from reports.render.formats import Format


class ReviewPackForm(PointsOut):
    """As what the pack of a review is wanted, and who presents it."""

    as_what = forms.ChoiceField(
        label="As what?",
        choices=[*FILES.items(), (Format.HTML, "A page, to look at it first")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a file, or a page"},
    )
    report_of = line_field("Report of", hint="Who presents it: name and post.", max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper("Make the pack")
