"""Words in a text as whole words, whatever their capitals: “Ann” does not stand in “planned”."""

from __future__ import annotations

import re


def holds(text: str, words: str) -> bool:
    return _standing(words).search(text) is not None


def put_for(text: str, words: str, instead: str) -> str:
    """The text with something else wherever the words stand."""
    return _standing(words).sub(lambda _found: instead, text)


def plainest(words: str) -> str:
    """The longest part that every database finds in any capitals; the rest is compared here."""
    return max(re.findall(r"[ !#-\[\]-~]+", words), key=len, default="")


def _standing(words: str) -> re.Pattern[str]:
    """The words, but not as a part of a longer word, of a double name or of another address."""
    return re.compile(rf"(?<!\w)(?<!\w[-.+@]){re.escape(words)}(?![-.@]?\w)", re.IGNORECASE)
