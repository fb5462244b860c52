"""Letters that nobody sees, and that would hide a number from the rules. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and marks that are drawn as nothing."""
_SELECTORS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""They choose the look of the letter before them."""
_FORMATS = "".join(
    re.escape(chr(code))
    for code in chain(range(0x20000), range(0xE0000, 0xE1000))
    if unicodedata.category(chr(code)) == "Cf"
)
"""Joiners, soft hyphens, marks of direction. Between these ranges are ideographs alone."""
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = re.compile(f"[{_FILLERS}{_SELECTORS}{_FORMATS}{_CONTROLS}]")
_SEEN = re.compile(rf"[^\s{_FILLERS}{_SELECTORS}{_FORMATS}{_CONTROLS}]")


def is_blank(text: str) -> bool:
    """Whether nothing is seen of a text: it is empty, of spaces, or of unseen letters alone."""
    return not _SEEN.search(text)


def seen(text: str) -> tuple[str, list[int]]:
    """What is seen of a text, and where each letter of it stood."""
    if not _UNSEEN.search(text):
        return text, list(range(len(text)))
    kept = [place for place, letter in enumerate(text) if not _UNSEEN.match(letter)]
    return "".join(text[place] for place in kept), kept
