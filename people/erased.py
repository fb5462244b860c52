"""What stands where a text was lawfully erased: nothing of it, and never anything else."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import models

from people.clock import london_day
from people.models.lines import Lines
from people.models.users import User, former_address, former_name
from people.wording import day_words

OF_A_USER = {"name": former_name, "email": former_address}
"""What says who a user is, each with what stands there once it is gone."""


def erased_words(moment: datetime, *, number: int | None = None) -> str:
    """``[Erased on 3 March 2026]``: read wherever the text stood.

    Args:
        number: tells two from each other, of which no two may be called the same.
    """
    which = "" if number is None else f", no. {number}"
    return f"[Erased on {day_words(london_day(moment))}{which}]"


_WORDS = re.compile(r"\[Erased on \d{1,2} [A-Z][a-z]+ \d{4}(?:, no\. \d+)?\]")


def are_erased_words(text: str) -> bool:
    """Whether nothing but an erasure stands in the text."""
    return _WORDS.fullmatch(text) is not None


def left_of(row: models.Model, field: str, moment: datetime) -> str:
    """What an erasure leaves in a field: worked out from what it is, so that it can say nothing.

    An address leaves nothing, since words would be taken for a place to go to.
    """
    instance: Any = row
    said: type[models.Model] = getattr(row, "instance_type", type(row))
    if said is User and field in OF_A_USER:
        return OF_A_USER[field](instance.id)
    if isinstance(row._meta.get_field(field), models.URLField | models.EmailField):
        return ""
    return erased_words(moment, number=instance.id if _is_named_once(said, field) else None)


def as_held(row: models.Model, field: str, words: str) -> Any:
    """What a field holds that says these words and nothing else."""
    return [words] if isinstance(row._meta.get_field(field), Lines) else words


def _is_named_once(model: type[models.Model], field: str) -> bool:
    rules = (rule for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint))
    return any(field in rule.fields for rule in rules)
