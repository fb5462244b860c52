"""What stands where a text was lawfully erased: nothing of it, and never anything else."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import models

from people.clock import london_day
from people.models.users import User, former_address, former_name
from people.wording import day_words

_OF_A_USER = {"name": former_name, "email": former_address}


def erased_words(moment: datetime) -> str:
    """``[Erased on 3 March 2026]``: read wherever the text stood."""
    return f"[Erased on {day_words(london_day(moment))}]"


_WORDS = re.compile(r"\[Erased on \d{1,2} [A-Z][a-z]+ \d{4}\]")


def are_erased_words(text: str) -> bool:
    """Whether nothing but an erasure stands in the text."""
    return _WORDS.fullmatch(text) is not None


def left_of(row: models.Model, field: str, moment: datetime) -> str:
    """What an erasure leaves in a field: worked out from what it is, so that it can say nothing.

    An address leaves nothing, since words would be taken for a place to go to.
    """
    instance: Any = row
    if getattr(row, "instance_type", type(row)) is User and field in _OF_A_USER:
        return _OF_A_USER[field](instance.id)
    addresses = (models.URLField, models.EmailField)
    return "" if isinstance(row._meta.get_field(field), addresses) else erased_words(moment)
