"""Forms about routes: to whom a body reports, and which plans it is to hear of."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.models import PlanRoute
from governance.routes.frequency import FREQUENCIES, frequency_words
from people.forms import OnceForm, line_field, offer_rows, why_field
from people.models import Body
from people.wording import first_capital
from plans.models import Plan


class IntervalForm(OnceForm):
    """How often something is to be heard."""

    interval = forms.TypedChoiceField(
        label="How often?",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Choose how often from the list"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        interval: Any = self.fields["interval"]
        offered = _offered(self.initial.get("interval"))
        interval.choices = [("", first_capital(frequency_words(None))), *offered]


def _offered(held: int | None) -> list[tuple[int, str]]:
    """The intervals to choose from, with the one that holds though it has no name."""
    days = sorted({*FREQUENCIES, *([held] if held else [])})
    return [(each, first_capital(frequency_words(each))) for each in days]


class ReportForm(IntervalForm):
    """On what a body reports, and how often."""

    what = line_field(
        "What does it report?", hint="Such as: progress against the plan. It may be left empty."
    )


class ReportingForm(ReportForm):
    """That a body reports to another one."""

    to = forms.ModelChoiceField(
        Body.objects.none(),
        label="To which body does it report?",
        empty_label="Choose a body",
        error_messages={
            "required": "Choose a body",
            "invalid_choice": "Choose a body from the list",
        },
    )
    field_order = ["to", "what", "interval"]
    button = "Save the route"

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(
            self, "to", Body.objects.filter(partnership=body.partnership).exclude(pk=body.pk)
        )


class ReportingChangeForm(ReportForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    field_order = ["what", "interval", "reason"]
    button = "Save the change"


class PartForm(IntervalForm):
    """What a body is to a plan, and how often it is to hear of it."""

    part = forms.ChoiceField(
        label="What is the body to the plan?",
        help_text="Which body drives a plan is said in the settings of the plan.",
        choices=PlanRoute.Part.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the body is to the plan"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interval"].help_text = "It is shown when it has not heard for longer."


class PlanRouteForm(PartForm):
    """That a body owns, oversees or scrutinises a plan."""

    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Which plan?",
        empty_label="Choose a plan",
        error_messages={
            "required": "Choose a plan",
            "invalid_choice": "Choose a plan from the list",
        },
    )
    field_order = ["plan", "part", "interval"]
    button = "Save the part"

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "plan", Plan.objects.filter(partnership=body.partnership))


class PlanRouteChangeForm(PartForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")
    field_order = ["part", "interval", "reason"]
    button = "Save the change"
