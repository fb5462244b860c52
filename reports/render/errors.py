"""Why a pack cannot be rendered."""

from __future__ import annotations


class CannotRender(Exception):
    """The machine lacks what rendering needs; the message says what, in one sentence."""
