"""Why a pack cannot be rendered."""

from __future__ import annotations


class CannotRender(Exception):  # noqa: N818  (named for what happened, as the other refusals are)
    """The machine lacks what rendering needs; the message says what, in one sentence."""
