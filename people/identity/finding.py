"""A place in a text that looks like a child's identity. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where it stands in the text."""

    rule: str
    start: int
    end: int
    match: str
    """As it is seen."""

    @property
    def essence(self) -> str:
        """The match without spaces, marks and capitals: the same however it is written."""
        return "".join(sign for sign in self.match.casefold() if sign.isalnum())


Span = tuple[int, int]
"""Where in a text something begins and ends."""
