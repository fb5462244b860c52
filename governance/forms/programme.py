"""Forms about the work programme of a body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.models import Meeting, MeetingItem, ProgrammeEntry, Review
from governance.programme import months_from
from governance.selectors.programme import items_held, meetings_of
from governance.services.programme import NOTHING, Looking, Subject
from people import clock
from people.forms import OnceForm, line_field, offer_choices, why_field
from people.models import Body
from people.plain_form import ProseField
from people.wording import day_words, month_words
from plans.models import Objective, Plan, Theme

_MONTHS = 24
"""How far ahead a programme is made."""
_LONGEST_WHY = 2000
_SHORTENED = 90
Choice = tuple[str, str]


def subjects(body: Body, held: str) -> list[tuple[str, list[Choice]]]:
    """What an entry can be about: each plan with its themes and objectives, then the reviews.

    Args:
        held: what it is about already, which is offered though it has left its plan.
    """
    plans = Plan.objects.filter(partnership=body.partnership)
    found = [
        (plan.title, [(f"plan-{plan.pk}", "The whole plan"), *_parts(plan, held)]) for plan in plans
    ]
    reviews = Review.objects.filter(partnership=body.partnership)
    titles = [(f"review-{review.pk}", review.title[:_SHORTENED]) for review in reviews]
    return [*found, *([("Scrutiny reviews", titles)] if titles else [])]


def _parts(plan: Plan, held: str) -> list[Choice]:
    themes = [
        (f"theme-{each.pk}", f"Theme {each}", each.removed)
        for each in Theme.objects.filter(plan=plan)
    ]
    objectives = [
        (f"objective-{each.pk}", f"{each.ref} {each.text}"[:_SHORTENED], each.removed)
        for each in Objective.objects.filter(plan=plan).order_by("theme__number", "place")
    ]
    every = (*themes, *objectives)
    return [(code, words) for code, words, has_left in every if code == held or not has_left]


def chosen(entry: ProgrammeEntry) -> str:
    """What an entry is about, as the form names it."""
    if entry.review_id:
        return f"review-{entry.review_id}"
    if entry.objective_id:
        return f"objective-{entry.objective_id}"
    if entry.theme_id:
        return f"theme-{entry.theme_id}"
    return f"plan-{entry.plan_id}" if entry.plan_id else ""


def subject(code: str) -> Subject:
    """The subject that a choice of the form names."""
    kind, _, key = code.partition("-")
    if kind == "plan":
        return Subject(plan=Plan.objects.get(pk=key))
    if kind == "theme":
        return Subject(theme=Theme.objects.select_related("plan").get(pk=key))
    if kind == "objective":
        return Subject(objective=Objective.objects.select_related("plan").get(pk=key))
    return Subject(review=Review.objects.get(pk=key)) if kind == "review" else NOTHING


class EntryForm(OnceForm):
    """Something that a body means to look at."""

    title = line_field("What does the body mean to look at?", "Say what it means to look at",
                       max_length=300)  # fmt: skip
    why = ProseField(
        label="Why?",
        help_text="What it wants to know, or what was promised to it.",
        required=False,
        max_length=_LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    about = forms.ChoiceField(
        label="What is it about?",
        required=False,
        error_messages={"invalid_choice": "Choose what it is about from the list"},
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="At which meeting?",
        required=False,
        empty_label="No meeting is set yet",
        error_messages={"invalid_choice": "Choose a meeting from the list"},
    )
    month = forms.TypedChoiceField(
        label="Or in which month?",
        help_text="Where no meeting is set yet.",
        required=False,
        coerce=date.fromisoformat,
        empty_value=None,
        error_messages={"invalid_choice": "Choose a month from the list"},
    )
    button = "Put it on the work programme"

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(
            self,
            "about",
            [("", "Nothing of these"), *subjects(body, self.initial.get("about", ""))],
        )
        meeting: Any = self.fields["meeting"]
        meeting.queryset = meetings_of(body)
        meeting.label_from_instance = lambda each: day_words(each.held_on)
        month: Any = self.fields["month"]
        held: date | None = self.initial.get("month")
        offered = sorted({*months_from(clock.today(), _MONTHS), *([held] if held else [])})
        month.choices = [("", "A meeting is set"), *((m, month_words(m)) for m in offered)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("meeting") and not data.get("month"):
            self.add_error("meeting", "Choose a meeting, or the month")
        return data

    def looking(self) -> Looking:
        """What was typed; called once the form is right."""
        data = self.cleaned_data
        return Looking(
            data["title"], data["why"], subject(data["about"]), data["meeting"], data["month"]
        )


class EntryChangeForm(EntryForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    button = "Save the change"


class LookForm(OnceForm):
    """At which item of a meeting the body looked at something."""

    item = forms.ModelChoiceField(
        MeetingItem.objects.none(),
        label="At which item?",
        help_text="The items of the meetings that the body has held, the last first.",
        empty_label="Choose an item",
        error_messages={
            "required": "Choose the item",
            "invalid_choice": "Choose an item from the list",
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    button = "Keep that it was looked at"

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item: Any = self.fields["item"]
        item.queryset = items_held(body)
        item.label_from_instance = _item_words


def _item_words(item: MeetingItem) -> str:
    return f"{day_words(item.meeting.held_on)}: {item.number} {item.title}"[:_SHORTENED]
