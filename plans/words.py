"""Two wordings laid side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "added", "removed"]

_WORD = re.compile(r"\s+|[\w\u0300-\u036f'’-]+|.")
"""White space, a word with its accents, hyphens and apostrophes, or one other sign."""


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


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Pieces by block. A common space never begins a common block: it says nothing."""
    matcher = SequenceMatcher(str.isspace, old, new)
    for _, i, j, m, n in matcher.get_opcodes():
        if old[i:j] == new[m:n]:
            yield Piece("same", "".join(old[i:j]))
        else:
            yield Piece("removed", "".join(old[i:j]))
            yield Piece("added", "".join(new[m:n]))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    said = (piece for piece in pieces if piece.text)
    for kind, group in groupby(said, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))
