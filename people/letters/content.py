"""What a letter says, as plain data: made by a pure function of facts, one for each kind.

Refs, titles and links only. What was said in confidence stays behind the link, where it is known
who reads it: no evidence, no reason, nothing that may be exempt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do or to know, with its one link."""

    words: str
    """``1.1.1, due 30 September 2026``; names its link, so that links read alone make sense."""
    path: str
    """Where the link leads within the service, from the first slash on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Things that belong together, under a heading."""

    heading: str
    items: tuple[Item, ...] = ()
    sentence: str = ""
    """What is said of them before they are listed."""


@dataclass(frozen=True, slots=True)
class Content:
    subject: str
    opening: str
    """What the letter is about, in a sentence or two."""
    parts: tuple[Part, ...] = ()
    closing: str = ""

    @property
    def items(self) -> Iterator[Item]:
        return (item for part in self.parts for item in part.items)
