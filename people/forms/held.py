"""What stands there now, for whoever was overtaken: in the words of the form they filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from people.wording import day_words, listed


def held_now(form: forms.Form, held: Mapping[str, Any]) -> str:
    """Each field that says something else now than what was typed, with what it says.

    Args:
        held: what stands there now, as the initial values of the form name it.
    """
    told = []
    for name, value in held.items():
        field = form.fields[name]
        words = in_words(field, value)
        if not form[name].is_hidden and words != in_words(field, form.cleaned_data[name]):
            told.append(f"{field.label}: {words}")
    return "; ".join(told)


def in_words(field: forms.Field, value: Any) -> str:
    """A value of a field as its page words it."""
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(field, forms.ChoiceField):
        return listed(_labels(field, value))
    return str(value)


def _labels(field: forms.ChoiceField, value: Any) -> list[str]:
    """What stands beside the choices that a value names; a row is named by its number."""
    chosen = value if isinstance(value, list) else [getattr(value, "pk", value)]
    offered: Any = field.choices
    labels = {str(code): str(label) for code, label in offered}
    return [labels[str(code)] for code in chosen]
