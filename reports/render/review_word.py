"""The pack of a review in Word: A4 across, headings, lists and tables as Word knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from plans.formats.package import Properties
from plans.formats.text import one_line, printable
from plans.formats.word_package import Furniture, landscape_document
from plans.formats.word_xml import BOLD, NEW_PAGE, cell_of, paragraph, row, run, table
from reports.content.shape import (
    Block,
    Cell,
    Column,
    FrontSheet,
    PackContent,
    Paragraph,
    Part,
    Table,
    Tallies,
)
from reports.render.errors import CannotRender

_WIDTHS = {"ref": 1.3, "wide": 6.0, "rating": 3.2, "lead": 3.8, "shows": 5.0, "name": 7.0,
           "figure": 4.0}  # fmt: skip
_ACROSS = 26.7
"""Centimetres between the margins; a column of text takes what the others leave."""


def review_docx(content: PackContent) -> bytes:
    """The pack as a .docx; the same content gives the same bytes.

    Raises:
        CannotRender: it holds a chart.
    """
    furniture = Furniture(_line(content.running_title), "", _line(content.foot))
    at = datetime.fromisoformat(content.made_at)
    properties = Properties(_line(content.title), _line(content.front.kicker), at)
    return landscape_document("".join(_body(content)), furniture, properties)


def _line(text: str) -> str:
    return one_line(printable(text))


def _body(content: PackContent) -> Iterator[str]:
    yield paragraph(run(_line(content.partnership), BOLD), "Normal")
    yield from _front(content.front)
    for part in content.parts:
        yield from _part(part)


def _front(front: FrontSheet) -> Iterator[str]:
    yield paragraph(run(_line(front.title)), "Title")
    yield paragraph(run(_line(front.kicker)), "Subtitle")
    for said in front.rows:
        yield paragraph(run(f"{said.name}: ", BOLD) + run(said.value), "Normal")
    for section in front.sections:
        yield paragraph(run(f"{section.number} {section.title}"), "Heading1")
        for block in section.paragraphs:
            yield from _paragraph(block)


def _part(part: Part) -> Iterator[str]:
    yield paragraph(run(f"{part.letter} {part.title}"), "Heading1", NEW_PAGE)
    yield paragraph(run(part.opening), "Normal")
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block)
        case Tallies():
            for each in block.items:
                yield paragraph(run(each.figure, BOLD) + run(f" {each.words}"), "ListBullet")
        case Table():
            yield from _table(block)
        case _:
            raise CannotRender("A chart cannot be put into Word. Take the PDF.")


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield paragraph(run(f"{block.number} ", BOLD) + run(block.text), "Normal")
    for item in block.items:
        yield paragraph(run(item), "ListBullet")


def _table(block: Table) -> Iterator[str]:
    yield paragraph(run(block.caption), "Heading2")
    rows = [row(map(_cell, cells)) for group in block.groups for cells in group.rows]
    yield table(
        [column.head for column in block.columns],
        rows,
        _widths(block.columns),
        caption=block.caption,
        summary=f"{len(rows)} rows",
    )
    yield paragraph("", "SmallPrint")


def _widths(columns: Sequence[Column]) -> list[float]:
    """In centimetres; columns of text share what the others leave."""
    taken = sum(_WIDTHS.get(column.width, 0) for column in columns)
    texts = sum(column.width not in _WIDTHS for column in columns)
    rest = (_ACROSS - taken) / texts if texts else 0
    return [_WIDTHS.get(column.width, rest) for column in columns]


def _cell(said: Cell) -> str:
    look = BOLD if said.strong else ""
    lines = [paragraph(run(said.text, look), "TableText")] if said.text else []
    lines += [paragraph(run(f"? {doubt}"), "TableText") for doubt in said.doubts]
    lines += [paragraph(run(note), "TableText") for note in said.notes]
    return cell_of("".join(lines) or paragraph("", "TableText"))
