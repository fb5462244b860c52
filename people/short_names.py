"""Short names, by which things stand in addresses."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, count


def free_short_name(wanted: str, taken: Container[str]) -> str:
    """The wanted name, or with the first number from two on with which nothing is called."""
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
