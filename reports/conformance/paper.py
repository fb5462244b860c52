"""A finished paper, taken apart once for all that looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property  # noqa: TID251 (it knows no Django; one paper at a time will do)
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Object

from reports.render.reading import Letters, fonts_of, shown, text_of_picture
from reports.render.structure import descendants, kids, kind_of

_INLINE_IMAGE = "BI"
_PAINTS = frozenset(f"Tj TJ ' \" f F f* B B* b b* S s sh Do {_INLINE_IMAGE}".split())
"""Operators that put something on the page."""
_FURNITURE = "/Artifact"
_INVISIBLE = 3
"""The mode of text that is neither filled nor drawn."""


class Spot(NamedTuple):
    """A piece of marked content: the place of its page, and its number on it."""

    page: int
    number: int


class Text(NamedTuple):
    """Letters that are set at once."""

    number: int | None
    """Of the piece that tags may speak of; none of what is furniture."""
    left: float
    down: float
    """How far down the page it begins, as ``Line`` has it."""
    words: str


class Line(NamedTuple):
    """Where on the paper a line of text stands: on which page, and how far down, in points."""

    page: int
    down: float


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


@dataclass(frozen=True)
class Paper:
    pdf: pikepdf.Pdf
    author: str
    """In whose name alone it may be written."""

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @cached_property
    def metadata(self) -> Any:
        return self.pdf.open_metadata()

    @cached_property
    def pages(self) -> list[Any]:
        return [page.obj for page in self.pdf.pages]

    @cached_property
    def place_of(self) -> dict[tuple[int, int], int]:
        """The place of each page by the number of its object."""
        return {page.objgen: place for place, page in enumerate(self.pages)}

    @cached_property
    def marks(self) -> list[Marks]:
        return [_marks(page) for page in self.pdf.pages]

    @cached_property
    def tags(self) -> list[Object]:
        """Every tag, in the order in which they are read."""
        tree = self.root.get("/StructTreeRoot")
        return [] if tree is None else list(descendants(tree))

    @cached_property
    def headings(self) -> list[tuple[Object, Line]]:
        """Each with where it stands, in the order in which they are read."""
        found = [(tag, self.first_line(tag)) for tag in self.tags if level_of(tag)]
        return [(tag, line) for tag, line in found if line is not None]

    @cached_property
    def annotations(self) -> list[tuple[int, Any]]:
        """Each with the place of its page."""
        return [
            (place, note)
            for place, page in enumerate(self.pages)
            for note in page.get("/Annots", [])
        ]

    @cached_property
    def objects(self) -> list[Any]:
        """Every dictionary and stream of the file, those that lie in another too."""
        return [each for whole in self.pdf.objects for each in _within(whole)]

    def spots(self, tag: Object) -> Iterator[Spot]:
        """The content that a tag speaks of by itself."""
        own = tag.get("/Pg")
        for piece in pieces(tag):
            if isinstance(piece, int):
                page, number = own, piece
            elif "/MCID" in piece:
                page, number = piece.get("/Pg", own), int(piece.MCID)
            else:
                continue
            place = None if page is None else self.place_of.get(page.objgen)
            yield Spot(-1 if place is None else place, number)

    def words(self, tag: Object) -> str:
        """All that is printed of a tag."""
        spots = [spot for each in (tag, *descendants(tag)) for spot in self.spots(each)]
        return " ".join(
            text.words for spot in spots for text in self.texts[spot.page].get(spot.number, ())
        )

    @cached_property
    def texts(self) -> list[dict[int | None, list[Text]]]:
        """Of each page what is set, by the number of its piece."""
        pages: list[dict[int | None, list[Text]]] = []
        for marks in self.marks:
            by_number: dict[int | None, list[Text]] = {}
            for text in marks.texts:
                by_number.setdefault(text.number, []).append(text)
            pages.append(by_number)
        return pages

    def first_left(self, tag: Object) -> float | None:
        """How far to the right the text of a tag begins; none where it holds no text."""
        for each in (tag, *descendants(tag)):
            for page, number in self.spots(each):
                if number in self.marks[page].lefts:
                    return self.marks[page].lefts[number]
        return None

    def first_line(self, tag: Object) -> Line | None:
        """Where the text of a tag, or of one under it, begins."""
        for each in (tag, *descendants(tag)):
            for page, number in self.spots(each):
                if number in self.marks[page].tops:
                    return Line(page, self.marks[page].tops[number])
        return None


def _within(whole: Any) -> Iterator[Any]:
    """A dictionary, and those that lie in it by themselves; others are objects of their own."""
    if isinstance(whole, Dictionary | pikepdf.Stream):
        yield whole
        parts: Iterable[Any] = whole.values()
    elif isinstance(whole, Array):
        parts = whole
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _within(part)


def level_of(tag: Object) -> int:
    """The level of a heading; nought of any other tag."""
    kind = kind_of(tag)
    return int(kind[1:]) if kind[0] == "H" and kind[1:].isdecimal() else 0


def pieces(tag: Object) -> list[Any]:
    """What stands directly under a tag and is no tag: marked content and annotations."""
    found: Any = tag.get("/K", [])
    listed: Iterable[Any] = found if isinstance(found, Array) else [found]
    return [k for k in listed if not isinstance(k, Dictionary) or "/S" not in k]


def of(tags: Iterable[Object], *kinds: str) -> list[Object]:
    return [tag for tag in tags if kind_of(tag) in kinds]


def kinds_of_kids(tag: Object) -> list[str]:
    return [kind_of(kid) for kid in kids(tag)]


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


def _marks(page: pikepdf.Page) -> Marks:
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
