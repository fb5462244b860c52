"""A text that a finished file holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    where: str
    """``page 3``, ``a comment``: as it stands behind “in”."""
    text: str
