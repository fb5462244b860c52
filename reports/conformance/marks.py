"""What the stream of a page of a finished paper says of what it paints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Matrix

from reports.render.reading import Letters, fonts_of, shown, text_of_picture

_INLINE_IMAGE = "BI"
_PAINTS = frozenset(f"Tj TJ ' \" f F f* B B* b b* S s sh Do {_INLINE_IMAGE}".split())
"""Operators that put something on the page."""
_FURNITURE = "/Artifact"
_INVISIBLE = 3
"""The mode of text that is neither filled nor drawn."""


class Text(NamedTuple):
    """Letters that are set at once."""

    number: int | None
    """Of the piece that tags may speak of; none of what is furniture."""
    left: float
    down: float
    """How far down the page it begins, as ``Line`` has it."""
    words: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What the stream of a page says of what it paints."""

    numbers: frozenset[int]
    """Of the pieces that tags may speak of."""
    tops: dict[int, float]
    """How far down the page each piece begins that is text."""
    lefts: dict[int, float]
    """How far to the right it begins."""
    texts: tuple[Text, ...]
    has_untagged: bool
    """Something is painted that is neither spoken of nor furniture."""
    has_invisible: bool
    """Text is set that nobody sees."""
    has_words_instead: bool
    """A mark says that other words are to be read aloud."""
    fonts: frozenset[str]
    """The names of those in which it sets text."""


class _Reader:
    """Goes through what a page is told to paint, one operator after the other."""

    def __init__(self, fonts: Mapping[str, Letters], pictures: Any, height: float) -> None:
        self.letters_of, self.pictures, self.height = fonts, pictures, height
        self.matrix = Matrix()
        self.kept: list[Matrix] = []
        """What was kept to be taken up again."""
        self.within: list[int | bool] = []
        """Of each mark that is open: its number, or whether it is furniture."""
        self.tops: dict[int, float] = {}
        self.lefts: dict[int, float] = {}
        self.texts: list[Text] = []
        self.letters: Letters = {}
        self.left = self.down = 0.0
        self.numbers: set[int] = set()
        self.fonts: set[str] = set()
        self.has_untagged = self.has_invisible = self.has_words_instead = False

    def read(self, verb: str, given: Any) -> None:
        match verb:
            case "BMC" | "BDC":
                self._open(given)
            case "EMC":
                self.within.pop()
            case "Tf":
                self.fonts.add(str(given[0]))
                self.letters = self.letters_of.get(str(given[0]), {})
            case "q" | "Q" | "cm" | "Tm":
                self._place(verb, given)
            case "Tr":
                self.has_invisible |= int(given[0]) == _INVISIBLE
            case _ if verb in _PAINTS:
                self.has_untagged |= not self.within or self.within[-1] is False
                self._set(verb, given)

    def _place(self, verb: str, given: Any) -> None:
        """Follow where on the page something will be put."""
        match verb:
            case "q":
                self.kept.append(self.matrix)
            case "Q":
                self.matrix = self.kept.pop()
            case "cm":
                self.matrix = Matrix(*map(float, given)) @ self.matrix
            case "Tm":
                left, up = self.matrix.transform((float(given[4]), float(given[5])))
                self._move(left, self.height - up)

    def _move(self, left: float, down: float) -> None:
        self.left, self.down = left, down
        if self.within and not isinstance(self.within[-1], bool):
            self.tops.setdefault(self.within[-1], down)
            self.lefts.setdefault(self.within[-1], left)

    def _set(self, verb: str, given: Any) -> None:
        """Keep what is set: on the page itself, or on a picture that is put there."""
        inner = self.within[-1] if self.within else False
        if verb in ("Tj", "TJ"):
            words = shown(given[0], self.letters)
        elif verb == "Do":
            words = text_of_picture(self.pictures, str(given[0]))
        else:
            return
        if words.strip():
            number = None if isinstance(inner, bool) else inner
            self.texts.append(Text(number, self.left, self.down, words))

    def _open(self, given: Any) -> None:
        number = _number(given[-1])
        self.has_words_instead |= _has_words_instead(given[-1])
        if number is not None:
            self.numbers.add(number)
            self.within.append(number)
        elif str(given[0]) == _FURNITURE:
            self.within.append(True)
        else:
            self.within.append(self.within[-1] if self.within else False)


def _has_words_instead(said: Any) -> bool:
    return isinstance(said, Dictionary) and any(n in said for n in ("/ActualText", "/Alt", "/E"))


def _number(said: Any) -> int | None:
    return int(said.MCID) if isinstance(said, Dictionary) and "/MCID" in said else None


def marks_of(page: pikepdf.Page) -> Marks:
    resources: Any = page.obj.get("/Resources", Dictionary())
    height = float(page.obj.MediaBox[3])
    reader = _Reader(fonts_of(resources), resources.get("/XObject", {}), height)
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            reader.read(_INLINE_IMAGE, [])
        else:
            reader.read(str(instruction.operator), instruction.operands)
    return Marks(
        numbers=frozenset(reader.numbers),
        tops=reader.tops,
        lefts=reader.lefts,
        texts=tuple(reader.texts),
        has_untagged=reader.has_untagged,
        has_invisible=reader.has_invisible,
        has_words_instead=reader.has_words_instead,
        fonts=frozenset(reader.fonts),
    )
