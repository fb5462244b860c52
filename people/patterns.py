"""Patterns and vocabularies written as lists. Pure."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\s*\n\s*|\s+\|\s+")


def one_of(alternatives: str) -> str:
    """The source of a group that matches any of them.

    One alternative stands on a line, or several with `` | `` between them.
    """
    return f"(?:{_BETWEEN.sub('|', alternatives.strip())})"


def phrases(alternatives: str, *, then: str = r"\b") -> re.Pattern[str]:
    """Any of them, in whatever case, beginning with a word and followed by ``then``."""
    return re.compile(rf"(?i)\b{one_of(alternatives)}{then}")


def words(*lists: str) -> frozenset[str]:
    """The words of the lists, which white space divides."""
    return frozenset(" ".join(lists).split())
