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
_PACKS_AT_ONCE = 16
"""Packs that several threads may be reading, each with its own exempt texts."""
_LEAST = 3
"""Letters and figures of a text below which it says too little to be looked for."""


def exempt_words(text: str, exempt: Sequence[str]) -> Iterator[Span]:
    """Where any of the exempt texts, or a piece of one, stands in a text."""
    letters = letters_of(text)
    pieces = [piece for piece in _pieces(tuple(exempt)) if piece in letters]
    places = _places(text) if pieces else []
    for piece in pieces:
        start = letters.find(piece)
        while start >= 0:
            end = start + len(piece)
            if _is_whole(text, places[start], places[end - 1] + 1):
                yield places[start], places[end - 1] + 1
            start = letters.find(piece, end)


def may_stand_in(letters: str, exempt: Sequence[str]) -> bool:
    """Whether ``exempt_words`` is worth asking of a text that has these letters: it costs more."""
    return any(piece in letters for piece in _pieces(tuple(exempt)))


@lru_cache(maxsize=_PACKS_AT_ONCE)
def _pieces(exempt: tuple[str, ...]) -> list[str]:
    """What is looked for, each once, the longest first; the same for every text of a pack."""
    found = {piece for text in exempt for piece in _pieces_of(text)}
    return sorted((p for p in found if len(p) >= _LEAST), key=lambda p: (-len(p), p))


def _pieces_of(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield letters_of(text)
    for first in range(len(words) - _PIECE + 1):
        yield letters_of("".join(words[first : first + _PIECE]))


class _Forms(dict[int, str]):
    """The letters and figures that each sign stands for, in one form."""

    def __missing__(self, code: int) -> str:
        form = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = "".join(filter(str.isalnum, form))
        return self[code]


_FORMS = _Forms()


def letters_of(text: str) -> str:
    """The letters and figures of a text in one form."""
    return seen(text)[0].translate(_FORMS)


def _places(text: str) -> list[int]:
    """Where in the text each of its letters and figures stood."""
    plain, at = seen(text)
    return [place for place, sign in zip(at, plain, strict=True) for _ in _FORMS[ord(sign)]]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether it begins and ends as words do: “Hill” is not found in “Hilltop”."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
