"""The form that erases a text from an action's record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actions.selectors.erasing import RecordText
from people.forms import GroundsForm
from people.wording import listed


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
        self.fields["text"].choices = choices  # type: ignore[attr-defined]
        if not texts:
            self.ask_nothing()

    def chosen(self, data: dict[str, Any]) -> RecordText:
        return self.texts[data["text"]]


def _told(text: RecordText) -> SafeString:
    """The whole text, and everywhere it goes from."""
    file = " The file itself goes too." if text.contents else ""
    return format_html(
        '{}<br><span class="govuk-hint">It goes from: {}.{}</span>',
        text.words, listed(text.where), file,
    )  # fmt: skip
