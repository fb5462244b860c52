"""The forms that erase a text from an action's record, or from any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actions.selectors.erasing import RecordText
from people.forms import GroundsForm, OnceForm, offer_choices
from people.plain_form import LineField
from people.selectors.erasable import StandingText
from people.wording import first_capital, listed


class EraseForm(GroundsForm):
    """Which text, on what ground, why."""

    text = forms.ChoiceField(
        label="Which text?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the text that is to go"},
    )
    field_order = ("text",)

    def __init__(self, *args: Any, texts: Sequence[RecordText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {text.name: text for text in texts}
        choices = [(name, _told(text)) for name, text in self.texts.items()]
        offer_choices(self, "text", choices)
        if not texts:
            self.ask_nothing()

    def chosen(self, data: dict[str, Any]) -> RecordText:
        return self.texts[data["text"]]


class _Sought(LineField):
    """Words to look for, of which nothing is kept: what they may tell is not asked about."""


def _words_field(**options: Any) -> _Sought:
    return _Sought(
        label="Which words stand in it?",
        min_length=3,
        max_length=200,
        error_messages={
            "required": "Enter words that stand in the text",
            "min_length": "Enter three characters or more",
        },
        **options,
    )


class FindTextsForm(OnceForm):
    """Words by which texts are found. They are sent, and stand in no address."""

    words = _words_field(
        help_text="Capitals do not matter. Texts of plans, actions, officers, bodies, reviews and "
        "their history are looked through, and the reasons given for changes."
    )
    button = "Find the texts"


class EraseTextsForm(GroundsForm):
    """Which of the texts that were found, on what ground, why."""

    words = _words_field(widget=forms.HiddenInput)
    texts = forms.MultipleChoiceField(
        label="Which texts?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose the texts that are to go",
            "invalid_choice": "One of these texts was changed or erased meanwhile. Look again",
        },
    )
    field_order = ("words", "texts")

    def __init__(self, *args: Any, texts: Sequence[StandingText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {text.name: text for text in texts}
        choices = [(name, _found(text)) for name, text in self.found.items()]
        offer_choices(self, "texts", choices)

    def chosen(self, data: dict[str, Any]) -> list[StandingText]:
        return [self.found[name] for name in data["texts"]]


def _found(text: StandingText) -> SafeString:
    return format_html(
        '{}<br><span class="govuk-hint">{}; of {}</span>',
        text.words, first_capital(text.label), listed(text.where),
    )  # fmt: skip


def _told(text: RecordText) -> SafeString:
    """The whole text, and everywhere it goes from."""
    file = " The file itself goes too." if text.contents else ""
    return format_html(
        '{}<br><span class="govuk-hint">It goes from: {}.{}</span>',
        text.words, listed(text.where), file,
    )  # fmt: skip
