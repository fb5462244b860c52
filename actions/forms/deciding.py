"""The forms by which a chair, or a chief officer, decides what waits in the queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from actions.forms.common import VerbForm, prose
from actions.models import ChallengeAnswer, ChallengeClosing
from actions.queue import Item
from actions.services.challenging import DAYS_TO_ANSWER
from people import clock
from people.forms import day_field, offer_choices

_DIGITS = 18
"""The longest number that names a row."""


class DecisionForm(VerbForm):
    """A decision on one item: which button was pressed, why, and what was on the page."""

    mark_optional = False
    """Whether a reason is asked for depends on the button; the hints say when."""
    choices: ClassVar[Sequence[tuple[str, str]]] = ()
    """The buttons: what each decides and what stands on it."""
    reason_for: ClassVar[Sequence[tuple[str, str]]] = ()
    """Decisions that ask for a reason, each with what is said where there is none."""

    last_seen = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        error_messages={"required": "Choose one of the buttons below the reason"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "decision", self.choices)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        missing = dict(self.reason_for).get(data.get("decision", ""))
        if missing and not data.get("reason"):
            self.add_error("reason", missing)
        return data

    def asks_on(self, item: Item) -> None:
        """Make the form ready for what the page shows of the item."""
        self.initial["last_seen"] = self.seen_on(item)

    @staticmethod
    def seen_on(item: Item) -> int:
        """The newest thing that the page of an item shows, which must still be so."""
        return item.subject.newest

    @property
    def buttons(self) -> Sequence[tuple[str, str]]:
        return self.choices


class ConsiderForm(DecisionForm):
    """Accept an update, return it, or challenge its rating."""

    choices = (
        ("accept", "Accept"),
        ("return", "Return to the lead"),
        ("challenge", "Challenge the rating"),
    )
    reason_for = (
        ("return", "Say why the update is returned: its lead reads the reason"),
        ("challenge", "Say what you question and why: the lead answers it"),
    )
    reason = prose(
        "Your reason",
        rows=2,
        hint="Asked for if you return the update or challenge its rating. The lead reads it.",
    )
    answer_by = day_field("Answer to a challenge by", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("answer_by", clock.today() + timedelta(days=DAYS_TO_ANSWER))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        wants_day = data.get("decision") == "challenge" and "answer_by" not in self.errors
        if wants_day and not data.get("answer_by"):
            self.add_error("answer_by", "Say by which day the lead is to answer")
        return data


class SignOffForm(DecisionForm):
    """Sign a completion off, or return it; its update can be accepted without either."""

    choices = (
        ("sign-off", "Sign off as complete"),
        ("return", "Return to the lead"),
        ("accept", "Accept the update only"),
    )
    reason_for = (
        ("sign-off", "Give your reason: it is printed beside your name"),
        ("return", "Give your reason: its lead reads it"),
    )
    reason = prose("Your reason", rows=2, hint="It is printed in the next pack beside your name.")
    is_considered = False

    def asks_on(self, item: Item) -> None:
        super().asks_on(item)
        self.is_considered = bool(item.completion and item.completion.is_considered)

    @property
    def buttons(self) -> Sequence[tuple[str, str]]:
        """Without accepting the update, where that was done already."""
        return self.choices[:2] if self.is_considered else self.choices


class DateDecisionForm(DecisionForm):
    """Agree to a date that is asked for, or refuse it."""

    choices = (("agree", "Agree to the date"), ("refuse", "Refuse it"))
    reason_for = (("refuse", "Say why the date is refused: the lead reads the reason"),)
    reason = prose("Your reason", rows=2, hint="Asked for if you refuse. The lead reads it.")

    @staticmethod
    def seen_on(item: Item) -> int:
        return item.pk


class CloseForm(DecisionForm):
    """Say how a challenge ended."""

    choices = tuple((o.value, o.label) for o in ChallengeClosing.Outcome)
    reason = prose(
        "Why?", rows=2, missing="Say why: the reason is kept with the challenge and printed"
    )

    stances: tuple[str, ...] = ()

    def asks_on(self, item: Item) -> None:
        super().asks_on(item)
        self.stances = tuple(a.stance for a in item.questioned.answers) if item.questioned else ()

    @staticmethod
    def seen_on(item: Item) -> int:
        return item.questioned.last_answer if item.questioned else 0

    @property
    def buttons(self) -> Sequence[tuple[str, str]]:
        """The outcomes that fit what the lead answered."""
        outcome, stance = ChallengeClosing.Outcome, ChallengeAnswer.Stance
        fits = [outcome.WITHDRAWN]
        if self.stances:
            changed = stance.CHANGED.label in self.stances
            fits.insert(0, outcome.CHANGED if changed else outcome.UPHELD)
        return [(each.value, each.label) for each in fits]


class ManyForm(VerbForm):
    """Accept several updates: those that are ticked, or all that carry no doubt."""

    decision = forms.ChoiceField(
        choices=[("chosen", "Accept those ticked"), ("undoubted", "Accept all without a doubt")],
        error_messages={"required": "Press one of the two buttons above the queue"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Its ids are its own: the form of the item that is open stands on the same page."""
        super().__init__(*args, auto_id="id_many_%s", **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") and not self.wanted():
            self.add_error(None, "Tick the updates that you accept.")
        return data

    @property
    def without_doubt(self) -> bool:
        return self.data.get("decision") == "undoubted"

    def wanted(self) -> set[int]:
        """The updates that the page named, as far as they are numbers."""
        found = self.data.getlist("undoubted" if self.without_doubt else "chosen")  # type: ignore[attr-defined]  # a QueryDict: the form was sent
        return {int(each) for each in found if each.isdecimal() and len(each) <= _DIGITS}
