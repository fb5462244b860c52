"""A Word document as blocks: paragraphs with their levels, tables with texts, fills and merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plans.formats.gate import Kind, unpack
from plans.formats.grid import (
    BODY,
    BOLD,
    METHODOLOGY,
    STATEMENT,
    TITLE,
    Block,
    Cell,
    Merge,
    Pages,
    Paragraph,
    Row,
    Table,
)
from plans.formats.ooxml import parsed, property_title, theme_colours
from plans.formats.reading import Problem, Severity, Unreadable
from plans.formats.text import clean, whole
from plans.formats.word_fill import Paint
from plans.formats.word_text import W, block_text, on, struck_of, symbol, text_of, unwrapped, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SHORT = 120
"""Bold paragraphs up to this many characters look like headings."""
_MOST_COLUMNS = 64
_DEEPEST = 10
"""Styles that are based on one another."""
STYLES = {"title": TITLE, "theme statement": STATEMENT, "methodology": METHODOLOGY}
"""Names of paragraph styles, in small letters, that say what stands in the paragraph."""
_NOTES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("ins", "del", "moveFrom", "moveTo"),
        (
            "The document has tracked changes that are neither accepted nor rejected; "
            "insertions were read, deletions were not."
        ),
    ),
    (("txbxContent",), "Text in text boxes was not read."),
    (("footnoteReference", "endnoteReference"), "Footnotes and endnotes were not read."),
    (("commentReference",), "Comments were not read."),
)
"""What is said of a document that holds any of these elements."""


def read_word(content: bytes) -> Pages:
    """The blocks of a .docx.

    Raises:
        Unreadable: the file is damaged, hostile or far too large.
    """
    parts = unpack(content, Kind.DOCX)
    root = parsed(parts, "word/document.xml")
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise Unreadable("This Word document has no text.")
    walk = _Walk(_levels(parts), Paint(theme_colours(parts)))
    return Pages(tuple(walk.blocks(body)), tuple(_notes(root)), property_title(parts))


def _notes(root: Element) -> Iterator[Problem]:
    for names, what in _NOTES:
        if any(next(root.iter(f"{W}{name}"), None) is not None for name in names):
            yield Problem("the document", what, Severity.NOTE)
    if not all(symbol(element) for element in root.iter(f"{W}sym")):
        what = "Some signs of a symbol font are not known and were not read."
        yield Problem("the document", what, Severity.NOTE)


def _levels(parts: Mapping[str, bytes]) -> dict[str, int]:
    """The level of each paragraph style, by its id."""
    root = parsed(parts, "word/styles.xml")
    styles = {} if root is None else {value(s, "styleId"): s for s in root.findall(f"{W}style")}
    return {name: level for name in styles if (level := _level(name, styles))}


def _level(name: str, styles: Mapping[str, Element], depth: int = 0) -> int:
    style = styles.get(name)
    if style is None or depth > _DEEPEST:
        return BODY
    called = value(style.find(f"{W}name")).lower()
    if called in STYLES:
        return STYLES[called]
    if called.startswith("heading ") and (level := whole(called[8:])) is not None:
        return level
    return _outline(style) or _level(value(style.find(f"{W}basedOn")), styles, depth + 1)


def _outline(element: Element) -> int:
    """The level that a paragraph or its style states, from 1; 0 for that of the text."""
    level = whole(value(element.find(f"{W}pPr/{W}outlineLvl")))
    return level + 1 if level is not None and level < BOLD else 0


class _Walk:
    """One pass over a document's body; tables are counted as a reader would count them."""

    def __init__(self, levels: Mapping[str, int], paint: Paint) -> None:
        self.levels = levels
        self.paint = paint
        self.tables = 0
        self.paragraphs = 0

    def blocks(self, body: Element) -> Iterator[Block]:
        for element in unwrapped(body, "p", "tbl"):
            if element.tag == f"{W}tbl":
                self.tables += 1
                yield self._table(element, f"table {self.tables}")
            else:
                yield from self._paragraph(element)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        text, struck = clean(text_of(element)), clean(struck_of(element))
        if text or struck:
            self.paragraphs += 1
            level = self._paragraph_level(element, text)
            yield Paragraph(text, f"paragraph {self.paragraphs}", level, struck=struck)

    def _paragraph_level(self, paragraph: Element, text: str) -> int:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if outline := _outline(paragraph):
            return outline
        return self.levels.get(style, BODY) or (BOLD if _all_bold(paragraph, text) else BODY)

    def _table(self, table: Element, where: str) -> Table:
        rows = (
            Row(self._cells(row), f"{where}, row {number}")
            for number, row in enumerate(unwrapped(table, "tr"), 1)
            if row.find(f"{W}trPr/{W}del") is None
        )
        return Table(tuple(rows), where)

    def _cells(self, row: Element) -> tuple[Cell, ...]:
        cells = [Cell()] * _number(value(row.find(f"{W}trPr/{W}gridBefore")))
        for element in unwrapped(row, "tc"):
            cell = self._cell(element)
            cells += [cell] + [Cell(merge=Merge.LEFT)] * (cell.span - 1)
        return tuple(cells[:_MOST_COLUMNS])

    def _cell(self, element: Element) -> Cell:
        look = element.find(f"{W}tcPr")
        merge = None if look is None else look.find(f"{W}vMerge")
        span = max(1, _number(value(None if look is None else look.find(f"{W}gridSpan"))))
        if merge is not None and value(merge) != "restart":
            return Cell(merge=Merge.ABOVE, span=span)
        text, fill = self.paint.without_blob(element, block_text(element), self.paint.fill(element))
        return Cell(
            text,
            fill,
            span=span,
            struck=block_text(element, struck_of),
            numbered=any(map(_is_numbered, unwrapped(element, "p"))),
        )


def _is_numbered(paragraph: Element) -> bool:
    """Whether Word counts the paragraph itself; the number 0 is that of no list."""
    return value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId")) not in {"", "0"}


def _number(text: str) -> int:
    return min(whole(text) or 0, _MOST_COLUMNS)


def _all_bold(paragraph: Element, text: str) -> bool:
    runs = [r for r in paragraph.iter(f"{W}r") if text_of(r).strip()]
    return bool(runs) and len(text) <= _SHORT and all(on(r.find(f"{W}rPr/{W}b")) for r in runs)
