"""The numbers of recommendations: 12, its parts 12a and 12b, and rows without a number."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"(?:rec(?:ommendation)?\.?\s*)?(?P<ref>\d{1,3}[a-z]?)[.):]?(?:\s+|$)", re.IGNORECASE
)
_FIRST_PART = re.compile(r"^\(?a\)\s+", re.MULTILINE)
_LETTERED = re.compile(r"^\(?(?P<letter>[a-z])\)\s+", re.MULTILINE)
_REF = re.compile(r"\d{1,3}(?:[a-z]|\.\d{1,2})?")


def is_ref(text: str) -> bool:
    """Whether a text is such a number: 12, 12a, or 18.2 for a further row of 18."""
    return _REF.fullmatch(text) is not None


class Numbering:
    """Takes rows in the order of the paper and says what each is called."""

    def __init__(self) -> None:
        self.number = ""
        """The last number that was printed."""
        self.rows = 0
        """Rows under that number so far."""
        self.stem = ""
        """The words that the parts of the last number share."""

    def take(self, number: str, text: str) -> tuple[str, str, tuple[str, ...]]:
        """The row's ref, its whole words, and sentences on what was made of it."""
        found = _NUMBERED.match(number) or _NUMBERED.match(text)
        if found:
            words = text if _NUMBERED.match(number) else text[found.end() :]
            return self._numbered(found["ref"].lower(), words)
        return self._unnumbered(text)

    def _numbered(self, ref: str, text: str) -> tuple[str, str, tuple[str, ...]]:
        self.number, self.rows, self.stem = ref, 1, ""
        part = _FIRST_PART.search(text)
        if part is None or len(_LETTERED.findall(text)) > 1:
            return ref, text, ()
        self.stem = text[: part.start()].strip()
        return f"{ref}a", text, ()

    def _unnumbered(self, text: str) -> tuple[str, str, tuple[str, ...]]:
        self.rows += 1
        part = _LETTERED.match(text)
        if part and self.stem:
            whole = f"{self.stem}\n{text}"
            return f"{self.number}{part['letter']}", whole, ()
        ref = f"{self.number}.{self.rows}" if self.number else str(self.rows)
        said = f"This row has no number; it was taken for {ref}, a further row of {self.number}."
        return ref, text, (said,) if self.number else ()
