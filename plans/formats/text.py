"""Words as a file has them: white space, case and quotes made even for reading and comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from people.identity.invisible import is_blank

_BLANKS = re.compile(r"[^\S\n\x1c-\x1f\x85]+")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\ufeff\ufffe]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Characters that no text has; a tab and the ends of lines are none of them."""
_NO_XML = re.compile(rf"{CONTROLS.pattern}|[\ud800-\udfff\ufffe\uffff]")
_NO_WORD = re.compile(r"[\W_]+")
_SHORT = 200
"""Characters up to which a text is likely to come again."""
_MOST_DIGITS = 9
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def clean(text: str) -> str:
    """The text as printed: lines kept, other runs of white space one space, no blank lines.

    Non-breaking and other spaces become plain ones; soft hyphens and direction marks go, and so do
    lines of which nothing is seen.
    """
    even = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    )
    even = _UNSEEN.sub("", even)
    lines = (_BLANKS.sub(" ", line).strip() for line in even.split("\n"))
    return "\n".join(line for line in lines if not is_blank(line))


def printable(text: str) -> str:
    """The text as an office file can hold it and as reading that file gives it back."""
    return clean(_NO_XML.sub("", text))


def printable_line(text: str) -> str:
    """The printable text on one line, for a title or a name."""
    return one_line(printable(text))


def one_line(text: str) -> str:
    """The text with white space that is only layout taken away."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text for comparing: no case, no accents, straight quotes and hyphens, single spaces."""
    return " ".join((text if text.isascii() else _bare(text)).casefold().split())


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_only(text: str) -> str:
    """The folded letters and digits, one space between words: for headings and names."""
    return _words(text) if len(text) <= _SHORT else _words.__wrapped__(text)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", fold(text).replace("'", "")).split())


def whole(text: str) -> int | None:
    """The number that digits alone are; none for more of them than any document counts to."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def quoted(text: str, most: int = 80) -> str:
    """The text in quotation marks for a message, cut to ``most`` characters."""
    line = one_line(text)
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"
