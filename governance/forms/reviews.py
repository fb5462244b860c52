"""Forms about a review as a whole, and about the words of its recommendations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from actions.forms.common import prose
from governance.reviews.refs import is_ref
from people import clock
from people.forms import OnceForm, day_field, line_field, why_field
from people.models import Body, Partnership

_REF_LIMIT = 20


def body_field(label: str, empty: str, *, hint: str = "") -> forms.ModelChoiceField[Body]:
    return forms.ModelChoiceField(
        Body.objects.none(),
        label=label,
        help_text=hint,
        required=False,
        empty_label=empty,
        error_messages={"invalid_choice": "Choose a body from the list"},
    )


def offer_responding(form: forms.Form, partnership: Partnership) -> None:
    """Let a form offer the bodies that can respond: any of the partnership."""
    field: Any = form.fields["responding_body"]
    field.queryset = Body.objects.filter(partnership=partnership)


def offer_reviewing(form: forms.Form, partnership: Partnership, kept: QuerySet[Body]) -> None:
    """Let a form offer the bodies that review, as far as its user keeps their reviews.

    Who serves some bodies only has to name one of them.
    """
    field: Any = form.fields["body"]
    field.queryset = kept
    if kept.count() < Body.objects.filter(partnership=partnership).count():
        field.required = True
        field.error_messages["required"] = "Choose the body that reviewed, of those that you serve"


class ReviewForm(OnceForm):
    """A scrutiny review: what it is called, who reviewed, who is to respond, by when."""

    button = "Begin the review"
    title = line_field("Title", "Give the review a title", max_length=300)
    body = body_field("Which body reviewed?", "None is named")
    reported_on = day_field(
        "Put to the executive on",
        hint="From this day the response is due: two months, unless you set another day.",
        required=False,
    )
    response_due_on = day_field(
        "Response due by", hint="Only where it is not two months.", required=False
    )
    responding_body = body_field(
        "Which body responds?", "None is named", hint="Such as the Cabinet."
    )
    notes = prose("Notes", rows=3, hint="A paragraph for each line, printed beside the review.")

    def __init__(
        self, *args: Any, partnership: Partnership, kept: QuerySet[Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_responding(self, partnership)
        offer_reviewing(self, partnership, kept)

    def clean_reported_on(self) -> date | None:
        return not_ahead(self.cleaned_data["reported_on"])


class ReviewChangeForm(ReviewForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    button = "Save the change"


class RecommendationForm(OnceForm):
    """One recommendation, as the review words it."""

    button = "Add the recommendation"
    ref = line_field(
        "Number",
        "Give the number of the recommendation",
        hint="As the review prints it, such as 12 or 12a.",
        max_length=_REF_LIMIT,
    )
    text = prose("What is recommended", rows=5, missing="Write what is recommended")
    responding_body = body_field("Which body responds?", "The one that the review names")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_responding(self, partnership)

    def clean_ref(self) -> str:
        ref: str = self.cleaned_data["ref"].lower()
        if not is_ref(ref):
            raise forms.ValidationError("Give a number such as 12, 12a or 12.2")
        return ref


class RewordRecommendationForm(OnceForm):
    button = "Change the words"
    text = prose("What is recommended", rows=5, missing="Write what is recommended")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why do the words change?")


class WhoRespondsForm(OnceForm):
    button = "Save"
    responding_body = body_field("Which body responds?", "The one that the review names")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field()

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_responding(self, partnership)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def not_ahead(day: date | None) -> date | None:
    """The day, if it is not still to come in London."""
    if day is not None and day > clock.today():
        raise forms.ValidationError("That day lies ahead. Give a day up to today")
    return day
