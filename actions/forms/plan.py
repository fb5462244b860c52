"""Forms about a plan as a whole: beginning it, its versions, how it is kept, its closing."""

from __future__ import annotations

from typing import Any

from django import forms

from actions.assurance import CATALOGUE, Rules
from actions.forms.common import VerbForm, prose
from actions.services.plan_settings import LONGEST_INTERVAL, PlanSettings
from people.forms import OnceForm, day_field, line_field, offer_rows, why_field
from people.models import Body
from plans.models import Plan

_TITLE_LIMIT, _SLUG_LIMIT = 300, 60
_NUMBER_LIMIT = 30
LIMITS = ("moves_later", "unchanged_days")
"""What a plan tunes of its doubts besides the reporting interval."""
_ORDINARY = Rules()
_MOST_MOVES, _MOST_DAYS = 20, 3650


class BeginPlanForm(OnceForm):
    """Begin a plan."""

    title = line_field("Title", "Give the plan its title", max_length=_TITLE_LIMIT)
    slug = forms.RegexField(
        r"\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\Z",
        label="Short name",
        help_text="Stands in the plan’s addresses and stays as it is: such as cse.",
        max_length=_SLUG_LIMIT,
        error_messages={
            "required": "Give the plan a short name, such as cse",
            "invalid": "Write the short name with letters, digits and hyphens alone, such as cse",
        },
    )
    said_on = day_field(
        "On which day was its oldest document agreed?",
        hint="The plan begins with that day. Leave it empty to begin today, without a past.",
        required=False,
    )
    button = "Begin the plan"


class CutVersionForm(OnceForm):
    """Name this moment of the plan."""

    number = line_field(
        "Number", "Give the version a number, such as 3.4", hint="Such as 3.4.",
        max_length=_NUMBER_LIMIT,
    )  # fmt: skip
    author = line_field("Author", "Say who the author is", hint="As the version table prints it.")
    comments = prose(
        "Comments", rows=3, missing="Say what is new in this version",
        hint="What is new since the version before. Printed in the version table.",
    )  # fmt: skip
    button = "Cut the version"


class OpenPlanForm(OnceForm):
    """Open a plan that was being set up."""

    ready = forms.BooleanField(
        label="The plan says what it should; from now on nothing in it is dated back",
        error_messages={"required": "Tick the box if the plan is ready, or go back"},
    )
    button = "Open the plan"


class SettingsForm(OnceForm):
    """How a plan is kept."""

    reporting_interval = forms.IntegerField(
        label="Reporting interval, in days",
        help_text="Each open action is to have an update within this time. Reporting rounds, if "
        "the plan has them, open as often.",
        min_value=1,
        max_value=LONGEST_INTERVAL,
        error_messages={"required": "Give the reporting interval in days"},
    )
    driven_by = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which body drives the plan?",
        help_text="Its chair considers updates and decides.",
        required=False,
        empty_label="None: any chair of the plan",
        error_messages={"invalid_choice": "Choose a body from the list"},
    )
    needs_consideration = forms.BooleanField(
        label="Boards see an update only once the sub-group has considered it", required=False
    )
    second_sign_off = forms.BooleanField(
        label="A chief officer signs off an action besides the chair",
        required=False,
        help_text="When this ends, what the chair has signed is complete at once, unless its words "
        "or its date changed since.",
    )
    off = forms.MultipleChoiceField(
        label="Doubts that are not raised on this plan",
        choices=[(code, entry.label) for code, entry in CATALOGUE.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose doubts from the list"},
    )
    moves_later = forms.IntegerField(
        label="How often may a due date move later before it counts as slipped?",
        min_value=0,
        max_value=_MOST_MOVES,
        error_messages={"required": "Give a number, such as 1"},
    )
    unchanged_days = forms.IntegerField(
        label="After how many days with the same rating is it asked about?",
        min_value=1,
        max_value=_MOST_DAYS,
        error_messages={"required": "Give the number of days, such as 365"},
    )
    reason = why_field("Why is the plan kept so from now on?")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    button = "Save the settings"

    def __init__(self, *args: Any, plan: Plan, rules: Rules, **kwargs: Any) -> None:
        """``rules`` are the plan's as they stand; each doubt is offered in their words."""
        super().__init__(*args, **kwargs)
        self.plan = plan
        offer_rows(self, "driven_by", Body.objects.filter(partnership=plan.partnership))
        off: Any = self.fields["off"]
        off.choices = [
            (code, f"{entry.label}: {entry.rule_words(rules)}") for code, entry in CATALOGUE.items()
        ]

    def settings(self) -> PlanSettings:
        """What was chosen; of the doubts, what differs from the ordinary rules."""
        data = self.cleaned_data
        return PlanSettings(
            reporting_interval=data["reporting_interval"],
            needs_consideration=data["needs_consideration"],
            second_sign_off=data["second_sign_off"],
            driven_by=data["driven_by"],
            doubt_rules=_tuning(data),
        )


def _tuning(data: dict[str, Any]) -> dict[str, Any]:
    limits = {n: data[n] for n in LIMITS if data[n] != getattr(_ORDINARY, n)}
    return {**({"off": data["off"]} if data["off"] else {}), **limits}


def settings_of(plan: Plan) -> dict[str, Any]:
    """The settings as they stand, for the form."""
    return {
        "reporting_interval": plan.reporting_interval,
        "driven_by": plan.driven_by_id,
        "needs_consideration": plan.needs_consideration,
        "second_sign_off": plan.second_sign_off,
        "off": plan.doubt_rules.get("off", []),
        **{n: plan.doubt_rules.get(n, getattr(_ORDINARY, n)) for n in LIMITS},
    }


class SignClosingForm(VerbForm):
    """A chief officer signs that the plan may close."""

    statement = prose(
        "Why may the plan close?", rows=4,
        missing="Say why the plan may close: it is printed beside your name",
        hint="What was achieved, and what goes on elsewhere. Printed beside your name.",
    )  # fmt: skip
    button = "Sign the closing"


class ClosePlanForm(OnceForm):
    """Close a plan for ever."""

    reason = why_field("Why does the plan close?")
    button = "Close the plan"
    warns = True
