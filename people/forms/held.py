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
    labels = labels_of(field) if isinstance(field, forms.ChoiceField) else {}
    if value in (None, "", []):
        return labels.get("", "nothing")
    if isinstance(value, date):
        return day_words(value)
    if not labels:
        return str(value)
    chosen = value if isinstance(value, list) else [getattr(value, "pk", value)]
    return listed(labels[str(code)] for code in chosen)


def labels_of(field: forms.ChoiceField) -> dict[str, str]:
    """What stands beside each choice; a row is named by its number, no choice by nothing."""
    offered: Any = field.choices
    return {str(code): str(label) for code, label in offered}
