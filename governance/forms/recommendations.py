"""Forms about one recommendation: what was decided and answered, who does it, how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from actions.forms.common import prose
from actions.models import Action
from governance.forms.reviews import not_ahead
from governance.reviews.document import Decision, Found, Status
from people.forms import OnceForm, ServiceForm, day_field, line_field, offer_rows, why_field
from people.models import Officer, Partnership
from people.selectors.roster import officers_now
from people.wording import first_capital
from plans.models import Plan

_MORE_OFFICERS = 2
"""As many places for officers as are named, and so many more."""
_SAID_BY_SCRUTINY = (Status.DISCHARGED,)


def _choices(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, first_capital(word)) for word in words]


class DecisionForm(ServiceForm):
    """What the executive decided."""

    button = "Keep the decision"
    decision = forms.TypedChoiceField(
        label="What was decided?",
        choices=_choices(each.value for each in Decision),
        coerce=Decision,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided"},
    )
    subject_to = line_field(
        "Subject to what?", hint="Only if it is accepted subject to something.", max_length=500
    )
    rationale = prose("Why?", rows=3, hint="Needed where it is rejected or deferred.")
    decided_on = day_field("Decided on")

    def clean_decided_on(self) -> date | None:
        return not_ahead(self.cleaned_data["decided_on"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        decision = data.get("decision")
        if decision is Decision.SUBJECT_TO and not data.get("subject_to"):
            self.add_error("subject_to", "Say to what the acceptance is subject")
        if decision is not Decision.SUBJECT_TO and data.get("subject_to"):
            self.add_error("subject_to", "Leave this empty, or choose “Accepted subject to”")
        if decision and decision.needs_reason and not data.get("rationale"):
            self.add_error("rationale", f"Say why it is {decision}")
        return data


class ResponseForm(ServiceForm):
    """What is answered, at first or as an update."""

    button = "Add the response"
    text = prose("What is answered?", rows=8, missing="Write the response")
    said_on = day_field("Said on")

    def clean_said_on(self) -> date | None:
        return not_ahead(self.cleaned_data["said_on"])


class CorrectionForm(ResponseForm):
    button = "Add the correction"


class OfficersForm(OnceForm):
    """Who is to carry it out, and by when."""

    button = "Save"
    due_on = day_field("Action by", required=False)

    def __init__(
        self, *args: Any, partnership: Partnership, held: Iterable[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = list(held)
        offered = officers_now(partnership) | Officer.objects.filter(
            Q(pk__in=named), partnership=partnership
        )
        self.places = [f"officer_{n}" for n in range(1, len(named) + _MORE_OFFICERS + 1)]
        for number, name in enumerate(self.places):
            self.fields[name] = _place(number, offered, named[number : number + 1])
        self.order_fields([*self.places, "due_on", *(n for n in self.fields if n != "due_on")])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        officers = [data.pop(name, None) for name in self.places]
        data["officers"] = [officer for officer in officers if officer]
        if len(data["officers"]) != len(set(data["officers"])):
            raise forms.ValidationError("Somebody stands there twice. Name each officer once.")
        if not data["officers"] and not data.get("due_on"):
            raise forms.ValidationError("Name an officer, or give the day by which it is due.")
        return data


def _place(
    number: int, offered: QuerySet[Officer], held: list[int]
) -> forms.ModelChoiceField[Officer]:
    return forms.ModelChoiceField(
        offered,
        label="Officer" if number == 0 else f"Officer {number + 1}",
        required=False,
        initial=held[0] if held else None,
        empty_label="Nobody",
        error_messages={"invalid_choice": "Choose an officer from the list"},
    )


class OfficersChangeForm(OfficersForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field("Why does it change?")


class StatusForm(ServiceForm):
    """How far those have come who carry it out; to discharge is for scrutiny alone."""

    button = "Save the status"
    status = forms.TypedChoiceField(
        label="How far is it?",
        choices=_choices(each.value for each in Status if each not in _SAID_BY_SCRUTINY),
        coerce=Status,
        widget=forms.RadioSelect,
        help_text="What is said to be completed is a claim until scrutiny has looked at it.",
        error_messages={"required": "Choose how far it is"},
    )
    completed_on = day_field("Completed on", hint="Only if it is completed.", required=False)
    reason = prose("Why?", rows=3, hint="Needed where it is not achievable or superseded.")

    def clean_completed_on(self) -> date | None:
        return not_ahead(self.cleaned_data["completed_on"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        status, is_completed = data.get("status"), data.get("status") is Status.COMPLETED
        if is_completed and "completed_on" in data and data["completed_on"] is None:
            self.add_error("completed_on", "Give the day on which it was completed")
        if not is_completed and data.get("completed_on"):
            self.add_error("completed_on", "Leave this empty, or choose “Completed”")
        if status and status.needs_reason and not data.get("reason"):
            self.add_error("reason", f"Say why it is {status}")
        return data


class LookForm(OnceForm):
    """What the scrutiny body found of what is said to be completed."""

    button = "Keep what scrutiny found"
    found = forms.TypedChoiceField(
        label="Does scrutiny agree that it is completed?",
        choices=[(Found.AGREED.value, "Agreed"), (Found.NOT_AGREED.value, "Not agreed")],
        coerce=Found,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether scrutiny agrees"},
    )
    looked_on = day_field("Looked at on", hint="The day of the body’s meeting.")
    reason = prose("Why?", rows=3, hint="Needed where it is not agreed.")

    def clean_looked_on(self) -> date | None:
        return not_ahead(self.cleaned_data["looked_on"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("found") is Found.NOT_AGREED and not data.get("reason"):
            self.add_error("reason", "Say why it is not agreed")
        return data


class DischargeForm(OnceForm):
    """The scrutiny body asks for nothing more."""

    button = "Discharge it"
    warns = True
    discharged_on = day_field("Decided on", hint="The day of the body’s meeting.")
    reason = prose("Why?", rows=3, missing="Say why nothing more is asked for")

    def clean_discharged_on(self) -> date | None:
        return not_ahead(self.cleaned_data["discharged_on"])


class DeliveringForm(OnceForm):
    """Which actions deliver it: those that are linked, and one more."""

    button = "Save the links"
    held = forms.ModelMultipleChoiceField(
        Action.objects.none(),
        label="Linked now",
        help_text="Take the tick away where an action does not deliver it.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Another action of the plan",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose a plan from the list"},
    )
    ref = line_field("Its ref", hint="Such as 1.1.3.", max_length=30)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = why_field()

    def __init__(
        self, *args: Any, plans: QuerySet[Plan], linked: QuerySet[Action], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        held: Any = self.fields["held"]
        held.queryset = linked
        held.label_from_instance = _action_words
        offer_rows(self, "plan", plans)
        if not linked:
            del self.fields["held"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        plan, ref = data.pop("plan", None), data.pop("ref", "")
        actions = list(data.pop("held", []))
        if bool(plan) != bool(ref):
            self.add_error("ref", "Give the plan and the ref of the action, or neither")
        elif plan:
            actions += self._action(plan, ref)
        data["actions"] = list(dict.fromkeys(actions))
        return data

    def _action(self, plan: Plan, ref: str) -> list[Action]:
        found = Action.objects.select_related("plan").filter(plan=plan, ref=ref)
        if not found:
            self.add_error("ref", f"{plan.title} has no action {ref}. Look at its list of actions")
        return list(found)


def _action_words(action: Action) -> str:
    return f"{action.ref} {action.text} ({action.plan.title})"
