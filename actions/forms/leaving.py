"""The form in which an officer leaves: on which day, and who follows in what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms

from actions.models import Action, Leaving
from actions.services.leaving import Handover
from people.forms import ServiceForm, day_field, why_field
from people.models import Officer
from people.selectors.roster import officers_now

AS_FOR_ALL, VACANT = "all", "vacant"


class LeavingForm(ServiceForm):
    """Who leads the actions of an officer once they have left."""

    button = "Let them leave"

    def __init__(
        self, *args: Any, officer: Officer, actions: Sequence[Action], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = officers_now(officer.partnership).exclude(pk=officer.pk)
        self.by_number = {str(each.pk): each for each in offered}
        people = [(number, each.name) for number, each in self.by_number.items()]
        self.places = {f"action_{each.pk}": each.pk for each in actions}
        self.fields["last_day"] = day_field(
            "What is their last day?", hint="From the day after, others lead their actions."
        )
        self.fields["successor"] = _choice(
            "Who follows in their actions?",
            [("", "Choose"), (VACANT, "Nobody yet: vacant"), *people],
        )
        for name, action in zip(self.places, actions, strict=True):
            self.fields[name] = _choice(
                f"Action {action.ref}",
                [(AS_FOR_ALL, "As for all"), (VACANT, "Nobody yet: vacant"), *people],
                hint=f"{action.plan}: {action.text}",
            )
            self.initial.setdefault(name, AS_FOR_ALL)
        self.fields["reason"] = why_field("Why do they leave?")
        self.helper.layout = self._layout()

    def _layout(self) -> Layout:
        single = [Fieldset("Who follows in single actions", *self.places)] if self.places else []
        return Layout("form_key", "last_day", "successor", *single, "reason")

    def handover(self) -> Handover:
        data = self.cleaned_data
        chosen = {pk: data[name] for name, pk in self.places.items() if data[name] != AS_FOR_ALL}
        return Handover(
            data["last_day"],
            self._officer(data["successor"]),
            {pk: self._officer(number) for pk, number in chosen.items()},
        )

    def _officer(self, number: str) -> Officer | None:
        return self.by_number.get(number)


def _choice(label: str, choices: list[tuple[str, str]], *, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        error_messages={
            "required": f"{label.rstrip('?')}: choose somebody, or leave it vacant",
            "invalid_choice": f"{label.rstrip('?')}: choose an officer from the list",
        },
    )


def said_before(officer: Officer, said: Leaving | None) -> dict[str, Any]:
    """What was last said of an officer's leaving, for the form."""
    if said is None:
        return {"last_day": officer.left_on}
    single = {f"action_{action}": _as_chosen(other) for action, other in said.others.items()}
    return {
        "last_day": said.last_day,
        "successor": _as_chosen(said.successor),
        "reason": said.reason,
        **single,
    }


def _as_chosen(successor: Officer | None) -> str:
    return str(successor.pk) if successor else VACANT
