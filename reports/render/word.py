"""A pack in Word: headings, lists, tables and charts as Word and those who hear it know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from plans.formats.package import Properties
from plans.formats.text import printable_line
from plans.formats.word_package import Furniture, Section, document_of
from plans.formats.word_xml import BOLD, NEW_PAGE, paragraph, run
from reports.content.exempt import LETTER
from reports.content.shape import PackContent, Part
from reports.render.word_blocks import Blocks, numbered


def render_docx(content: PackContent) -> bytes:
    """The pack as a .docx; the same content gives the same bytes.

    Raises:
        CannotRender: the font for the words in charts is absent.
    """
    upright, across = Blocks(across=False), Blocks(across=True)
    across.pictures = upright.pictures
    pages = [_front(content), *(_part(part, content, upright, across) for part in content.parts)]
    sections = [
        replace(first, body="".join(each.body for each in (first, *others)))
        for _, (first, *others) in groupby(pages, key=attrgetter("kind"))
    ]
    furniture = Furniture(printable_line(content.running_title), "", printable_line(content.foot))
    at = datetime.fromisoformat(content.made_at)
    properties = Properties(printable_line(content.title), printable_line(content.front.kicker), at)
    return document_of(sections, furniture, properties, [p.png for p in upright.pictures])


def _front(content: PackContent) -> Section:
    front = content.front
    said = [
        paragraph(run(printable_line(content.partnership), BOLD), "Normal"),
        paragraph(run(printable_line(front.title)), "Title"),
        paragraph(run(printable_line(front.kicker)), "Subtitle"),
    ]
    said += [paragraph(run(f"{row.name}: ", BOLD) + run(row.value), "Normal") for row in front.rows]
    for section in front.sections:
        said.append(paragraph(run(f"{section.number} {section.title}"), "Heading1"))
        said += map(numbered, section.paragraphs)
    return Section("".join(said))


def _part(part: Part, content: PackContent, upright: Blocks, across: Blocks) -> Section:
    """A part on pages of its shape; what is exempt is marked as such on each of its own."""
    marking = printable_line(content.marking) if part.letter == LETTER else ""
    body = "".join(_body(part, across if part.wide else upright))
    return Section(body, across=part.wide, marking=marking)


def _body(part: Part, blocks: Blocks) -> Iterator[str]:
    start = "" if part.follows else NEW_PAGE
    yield paragraph(run(f"{part.letter} {part.title}".strip()), "Heading1", start)
    yield paragraph(run(part.opening), "Normal")
    for block in part.blocks:
        yield from blocks.of(block)
