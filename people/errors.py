"""Refusals: each carries one plain sentence that says what is wrong and what to do."""

from __future__ import annotations


class Refused(Exception):
    """The product's rules do not allow this; nothing was written."""


class Stale(Refused):
    """Something newer was written since the user looked; nothing was written."""
