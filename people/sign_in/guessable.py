"""A password is not made of what everybody around its owner would try first.

Pure: the words come from ``people.password_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from people.wording import plain

LEAST = 12
"""Characters of a password, words that are easily guessed left out."""

EVERYWHERE = (
    "password", "passphrase", "welcome", "letmein", "qwerty", "changeme", "secret",
    "council", "police", "health", "probation", "agency", "safeguarding", "partnership",
    "children", "childrens", "board", "committee", "commission", "scrutiny", "cabinet",
    "delivery", "plan", "action", "lead", "admin",
)  # fmt: skip
"""Words of the work and of the service, in any partnership, and those of any list of passwords."""

_SHORTEST = 4
"""Letters of a word that is worth leaving out: shorter ones stand within ordinary words."""


def words_of(*texts: str) -> set[str]:
    """The single words of names and addresses that are worth leaving out."""
    found = re.findall(r"[^\W\d_]+", plain(" ".join(texts)).casefold())
    return {word for word in found if len(word) >= _SHORTEST}


def whole(text: str) -> str:
    """A text as a password may hold it: letters and digits alone, without case or accents."""
    return re.sub(r"[\W_]+", "", plain(text).casefold())


def what_counts(password: str, words: Iterable[str]) -> int:
    """How many characters a password has without the words that are easily guessed."""
    rest = full = whole(password)
    for word in sorted({whole(word) for word in words} - {""}, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(password) - len(full) + len(rest)
