"""A pack in Word: headings, lists, tables and charts as Word and those who hear it know them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from plans.formats.package import Properties
from plans.formats.text import printable_line
from plans.formats.word_package import Furniture, Section, document_of
from plans.formats.word_xml import BOLD, NEW_PAGE, paragraph, run
from reports.content.shape import FrontSheet, PackContent, Part
from reports.render.word_blocks import Blocks, numbered


def render_docx(content: PackContent) -> bytes:
    """The pack as a .docx; the same content gives the same bytes.

    Raises:
        CannotRender: the font for the words in charts is absent.
    """
    upright, across = Blocks(across=False), Blocks(across=True)
    across.pictures = upright.pictures
    sections = [
        Section("".join(body for _, body in bodies), across=wide)
        for wide, bodies in groupby(_bodies(content, upright, across), key=lambda each: each[0])
    ]
    furniture = Furniture(printable_line(content.running_title), "", printable_line(content.foot))
    at = datetime.fromisoformat(content.made_at)
    properties = Properties(printable_line(content.title), printable_line(content.front.kicker), at)
    return document_of(sections, furniture, properties, [p.png for p in upright.pictures])


def _bodies(content: PackContent, upright: Blocks, across: Blocks) -> Iterator[tuple[bool, str]]:
    """The front sheet and each part, with whether its pages lie across."""
    yield (
        False,
        paragraph(run(printable_line(content.partnership), BOLD), "Normal") + _front(content.front),
    )
    for part in content.parts:
        yield part.wide, "".join(_part(part, across if part.wide else upright))


def _front(front: FrontSheet) -> str:
    said = [
        paragraph(run(printable_line(front.title)), "Title"),
        paragraph(run(printable_line(front.kicker)), "Subtitle"),
    ]
    said += [paragraph(run(f"{row.name}: ", BOLD) + run(row.value), "Normal") for row in front.rows]
    for section in front.sections:
        said.append(paragraph(run(f"{section.number} {section.title}"), "Heading1"))
        said += map(numbered, section.paragraphs)
    return "".join(said)


def _part(part: Part, blocks: Blocks) -> Iterator[str]:
    start = "" if part.follows else NEW_PAGE
    yield paragraph(run(f"{part.letter} {part.title}".strip()), "Heading1", start)
    yield paragraph(run(part.opening), "Normal")
    for block in part.blocks:
        yield from blocks.of(block)
