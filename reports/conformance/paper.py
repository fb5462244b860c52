"""A finished paper, taken apart once for all that looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property  # noqa: TID251 (it knows no Django; one paper at a time will do)
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object

from reports.conformance.marks import Marks, Text, marks_of
from reports.render.structure import descendants, kids, kind_of, marked_content


class Spot(NamedTuple):
    """A piece of marked content: the place of its page, and its number on it."""

    page: int
    number: int


class Line(NamedTuple):
    """Where on the paper a line of text stands: on which page, and how far down, in points."""

    page: int
    down: float


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
        return [marks_of(page) for page in self.pdf.pages]

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
        for page, number in marked_content(tag):
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


def of(tags: Iterable[Object], *kinds: str) -> list[Object]:
    return [tag for tag in tags if kind_of(tag) in kinds]


def kinds_of_kids(tag: Object) -> list[str]:
    return [kind_of(kid) for kid in kids(tag)]
