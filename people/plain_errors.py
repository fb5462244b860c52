"""What the framework says of a value that it does not take, in the words of this service."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError

SENTENCES: Mapping[str, str] = {
    "max_length": "Shorten this to %(limit_value)d characters: it has %(show_value)d",
    "min_value": "Give %(limit_value)s or more",
    "max_value": "Give %(limit_value)s or less",
    "null_characters_not_allowed": "Leave out the null character, which cannot be kept",
    "blank": "It must not be empty",
}
"""By the framework's code of each fault; what is in brackets it fills in."""


def plainly(error: ValidationError) -> str:
    """The first thing that is wrong, in one sentence."""
    first = error.error_list[0]
    sentence = SENTENCES.get(first.code or "")
    return first.messages[0] if sentence is None else sentence % (first.params or {})
