"""Two wordings laid side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "added", "removed"]

_WORD = re.compile(r"(\s*)([\w\u0300-\u036f'’-]+|\S|\Z)")
"""White space, and a word with its accents, hyphens and apostrophes, or one other sign."""

_Token = tuple[str, str]
"""A word with the white space before it, which counts only once the words are laid out."""


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, what went and what came, in reading order; what went comes first.

    The same and the removed pieces joined are ``before``; the same and the added, ``after``.
    No piece is empty and no two neighbours are of one kind.
    """
    return tuple(_joined(_pieces(_WORD.findall(before), _WORD.findall(after))))


def _pieces(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, [word for _, word in old], [word for _, word in new])
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag == "equal":
            for (was, word), (now, _) in zip(old[i:j], new[m:n], strict=True):
                yield from _replaced(was, now)
                yield Piece("same", word)
        else:
            yield from _replaced(_text(old[i:j]), _text(new[m:n]))


def _replaced(was: str, now: str) -> Iterator[Piece]:
    """What went and what came, without the white space that both begin with."""
    gap = _gap(now) if _gap(now) == _gap(was) else ""
    yield Piece("same", gap)
    yield Piece("removed", was.removeprefix(gap))
    yield Piece("added", now.removeprefix(gap))


def _gap(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(gap + word for gap, word in tokens)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    said = (piece for piece in pieces if piece.text)
    for kind, group in groupby(said, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))
