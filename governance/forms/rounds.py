"""Forms about the reporting rounds of a plan."""

from __future__ import annotations

from typing import Any

from django import forms

from actions.services.plan_settings import LONGEST_INTERVAL
from governance.models.rounds import LONGEST_SPAN, RoundSchedule
from governance.rounds.calendar import Spans
from governance.selectors.rounds import newest_of_rounds, next_opening
from governance.services.rounds import RoundSettings
from people.forms import OnceForm, day_field, why_field
from plans.models import Plan

SPANS = ("to_report", "remind_before", "remind_after", "escalate_after", "queue_after")


def _days(label: str, *, most: int = LONGEST_SPAN, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=1,
        max_value=most,
        error_messages={
            "required": f"{label} Give a number of days",
            "invalid": f"{label} Give a number of days",
        },
    )


class SetRoundsForm(OnceForm):
    """Whether a plan has reporting rounds, when they open, and how each is spread."""

    is_on = forms.BooleanField(
        label="This plan has reporting rounds",
        required=False,
        help_text="Without them nobody is written to. A round that is under way goes on.",
    )
    first_on = day_field("On which day does the next round open?")
    interval = _days(
        "How many days is the reporting interval of the plan?",
        most=LONGEST_INTERVAL,
        hint="A round opens each time that it has passed: with 31 on the same day of each month, "
        "with 92 each quarter. An action without an update for longer is doubted as stale.",
    )
    to_report = _days(
        "How many days have leads to report?", hint="From the opening to the due day."
    )
    remind_before = _days("How many days before the due day are they reminded?")
    remind_after = _days("How many days after the due day are they reminded again?")
    escalate_after = _days("How many days after it is the chair told what is missing?")
    queue_after = _days("How many days after it does the round go to the chair’s queue?")
    reason = why_field("Why are the rounds kept so from now on?")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    button = "Save the rounds"

    def settings(self) -> RoundSettings:
        data = self.cleaned_data
        spans = Spans(*(data[name] for name in SPANS))
        return RoundSettings(data["is_on"], data["first_on"], data["interval"], spans)


def rounds_as_they_stand(plan: Plan, schedule: RoundSchedule | None) -> dict[str, Any]:
    """The settings for the form; where rounds were never set, the usual ones."""
    spans = schedule.spans if schedule else Spans()
    return {
        "is_on": schedule.is_on if schedule else True,
        "first_on": next_opening(plan, schedule) if schedule else None,
        "interval": plan.reporting_interval,
        **{name: getattr(spans, name) for name in SPANS},
        "seen": newest_of_rounds(plan),
    }


class OpenRoundForm(OnceForm):
    """Nothing but a yes."""

    button = "Open the round"


class CloseRoundForm(OnceForm):
    """Close a round; with a reason where something would be left out."""

    button = "Close the round"

    def __init__(self, *args: Any, left_out: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if left_out:
            self.fields["reason"] = why_field("Why is it closed all the same?")
            self.fields["reason"].help_text = "Printed beside the version, which cannot be changed."
