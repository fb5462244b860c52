"""A finished paper, taken apart once for all that looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object

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


class Line(NamedTuple):
    """Where on the paper a line of text stands: on which page, and how far down."""

    page: int
    down: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What the stream of a page says of what it paints."""

    numbers: frozenset[int]
    """Of the pieces that tags may speak of."""
    tops: dict[int, float]
    """How far down the page each piece begins that is text."""
    has_untagged: bool
    """Something is painted that is neither spoken of nor furniture."""
    has_invisible: bool
    """Text is set that nobody sees."""
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

    def __init__(self) -> None:
        self.within: list[int | bool] = []
        """Of each mark that is open: its number, or whether it is furniture."""
        self.tops: dict[int, float] = {}
        self.numbers: set[int] = set()
        self.fonts: set[str] = set()
        self.has_untagged = self.has_invisible = False

    def read(self, verb: str, given: Any) -> None:
        match verb:
            case "BMC" | "BDC":
                self._open(given)
            case "EMC":
                self.within.pop()
            case "Tf":
                self.fonts.add(str(given[0]))
            case "Tm" if self.within and not isinstance(self.within[-1], bool):
                self.tops.setdefault(self.within[-1], float(given[5]))
            case "Tr":
                self.has_invisible |= int(given[0]) == _INVISIBLE
            case _ if verb in _PAINTS:
                self.has_untagged |= not self.within or self.within[-1] is False

    def _open(self, given: Any) -> None:
        number = _number(given[-1])
        if number is not None:
            self.numbers.add(number)
            self.within.append(number)
        elif str(given[0]) == _FURNITURE:
            self.within.append(True)
        else:
            self.within.append(self.within[-1] if self.within else False)


def _number(said: Any) -> int | None:
    return int(said.MCID) if isinstance(said, Dictionary) and "/MCID" in said else None


def _marks(page: pikepdf.Page) -> Marks:
    reader = _Reader()
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            reader.read(_INLINE_IMAGE, [])
        else:
            reader.read(str(instruction.operator), instruction.operands)
    return Marks(
        numbers=frozenset(reader.numbers),
        tops=reader.tops,
        has_untagged=reader.has_untagged,
        has_invisible=reader.has_invisible,
        fonts=frozenset(reader.fonts),
    )
