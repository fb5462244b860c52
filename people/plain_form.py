"""The form under all others: whatever a field refuses, it says in the words of this service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from people.identity.invisible import is_blank
from people.plain_errors import SENTENCES

_LOST = "A part of this page was lost. Copy what you typed, and open the page again"
_CHOOSE = "Choose from the list"
_OF_KIND: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "Fill this in"},
    forms.CharField: {
        name: SENTENCES[name] for name in ("max_length", "null_characters_not_allowed")
    },
    forms.IntegerField: {
        "invalid": "Give a whole number, such as 30",
        "min_value": SENTENCES["min_value"],
        "max_value": SENTENCES["max_value"],
    },
    forms.DateField: {"invalid": "Give a real day, such as 30 9 2026"},
    forms.ChoiceField: {
        "required": _CHOOSE, "invalid_choice": _CHOOSE, "invalid_list": _CHOOSE,
    },
    forms.ModelChoiceField: {
        "required": _CHOOSE, "invalid_choice": _CHOOSE, "invalid_list": _CHOOSE,
        "invalid_pk_value": _CHOOSE,
    },
}  # fmt: skip


class PlainForm(forms.Form):
    """A form whose fields say what to do; those that have words of their own keep them."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            _speak_plainly(field)
        super().full_clean()


def _speak_plainly(field: forms.Field) -> None:
    known = _frameworks_words(field)
    for code, sentence in _words_for(field).items():
        if field.error_messages.get(code) == known.get(code):
            field.error_messages[code] = sentence


def _words_for(field: forms.Field) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, sentences in _OF_KIND.items():
        if isinstance(field, kind):
            found |= sentences
    if field.widget.is_hidden:
        found |= {"required": _LOST, "invalid": _LOST}
    return found


def _frameworks_words(field: forms.Field) -> dict[str, object]:
    """What the kind of the field says by itself, as ``Field`` puts it together."""
    found: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


class LineField(forms.CharField):
    """A text, which is empty where nothing of it is seen; a password is taken as it is."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return "" if self.strip and is_blank(text) else text


class ProseField(LineField):
    """Several lines of text. A browser sends each line's end as two signs; one is kept."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")
