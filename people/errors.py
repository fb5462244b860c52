"""Refusals: each carries one plain sentence that says what is wrong and what to do.

And what an error says that is none of ours.
"""

from __future__ import annotations


class Refused(Exception):
    """The product's rules do not allow this; nothing was written."""


class Stale(Refused):
    """Something newer was written since the user looked; nothing was written."""


def first_line(error: Exception) -> str:
    """What an error says, up to the end of a line; its name where it says nothing."""
    return next(iter(str(error).splitlines()), type(error).__name__)
