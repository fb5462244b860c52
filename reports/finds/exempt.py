"""Words that were decided exempt, wherever they stand and however they are broken. Pure.

They are compared by their letters and figures alone, so neither the end of a line or a page, nor a
hyphen, a soft one, a ligature or a change of case hides them. A long text is looked for in pieces
of a few words, so that half of a sentence is found as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from people.identity.finding import Span
from people.identity.invisible import seen

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_PIECE = 6
"""Words of a long text that, one after the other, no other text is likely to have."""
_LEAST = 3
"""Letters and figures of a text below which it says too little to be looked for."""


def exempt_words(text: str, exempt: Sequence[str]) -> Iterator[Span]:
    """Where any of the exempt texts, or a piece of one, stands in a text."""
    letters, places = _letters(text)
    for piece in _pieces(tuple(exempt)):
        start = letters.find(piece)
        while start >= 0:
            end = start + len(piece)
            if _is_whole(text, places[start], places[end - 1] + 1):
                yield places[start], places[end - 1] + 1
            start = letters.find(piece, end)


@lru_cache(maxsize=2)
def _pieces(exempt: tuple[str, ...]) -> list[str]:
    """What is looked for, each once, the longest first; the same for every text of a pack."""
    found = {piece for text in exempt for piece in _pieces_of(text)}
    return sorted((p for p in found if len(p) >= _LEAST), key=lambda p: (-len(p), p))


def _pieces_of(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield _letters(text)[0]
    for first in range(len(words) - _PIECE + 1):
        yield _letters("".join(words[first : first + _PIECE]))[0]


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and figures of a text in one form, and where each stood."""
    plain, at = seen(text)
    kept: list[str] = []
    places: list[int] = []
    for place, sign in zip(at, plain, strict=True):
        for letter in unicodedata.normalize("NFKC", sign).casefold():
            if letter.isalnum():
                kept.append(letter)
                places.append(place)
    return "".join(kept), places


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether it begins and ends as words do: “Hill” is not found in “Hilltop”."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
