"""The inks of our Word and Excel files: the service's own, as the office formats write them."""

from __future__ import annotations

INK, SECOND_INK, ACCENT, PAPER, RULE = "0B0C0C", "484949", "43213F", "F7F5F2", "D9D5CE"
EDGE = "77736C"
"""Of edges that carry meaning: 4.7 to 1 on white."""


def hexed(colour: str) -> str:
    """A colour such as ``#12436d`` without its sign, in capitals."""
    return colour.lstrip("#").upper()
