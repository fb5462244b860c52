"""The minutes of a meeting in Word: upright A4, headings and lists as Word knows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plans.formats.package import Properties
from plans.formats.text import printable_line
from plans.formats.word_package import Furniture, portrait_document
from plans.formats.word_xml import BOLD, paragraph, run
from reports.content.minutes_shape import Block, Heading, Minute, Minutes, Points, Resolved, Words

_CAPITALS = "<w:caps/>"
"""Shown in capitals, and kept as it was written: it is read aloud as words."""
_BOXED = "<w:pBdr>{}</w:pBdr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="0B0C0C"/>'
        for side in ("top", "left", "bottom", "right")
    )
)
_SIGNED_ON, _DATED_ON = (
    '<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="0B0C0C"/></w:pBdr>'
    f'<w:spacing w:before="700"/><w:ind w:right="{twips}"/>'
    for twips in (4000, 6800)
)
"""A rule above which somebody signs, 11 cm wide, and a shorter one for the day. Of neighbours whose
rules are as wide Word and LibreOffice draw the first alone."""


def minutes_docx(minutes: Minutes) -> bytes:
    """The paper as a .docx; the same paper gives the same bytes."""
    furniture = Furniture(printable_line(minutes.running_title), "", printable_line(minutes.foot))
    at = datetime.fromisoformat(minutes.made_at)
    properties = Properties(printable_line(minutes.title), printable_line(minutes.standing), at)
    return portrait_document("".join(_body(minutes)), furniture, properties)


def _body(minutes: Minutes) -> Iterator[str]:
    yield from _head(minutes)
    for minute in minutes.minutes:
        yield from _minute(minute)
    yield paragraph(run("Signed as a correct record"), "Heading1")
    yield paragraph(run("Chair"), "Normal", _SIGNED_ON)
    yield paragraph(run("Date"), "Normal", _DATED_ON)
    if minutes.notes:
        yield paragraph(run("What is uncertain in this record"), "Heading1")
        yield from (_point(note) for note in minutes.notes)


def _head(minutes: Minutes) -> Iterator[str]:
    if minutes.council:
        yield paragraph(run(printable_line(minutes.council), BOLD), "Normal")
    yield paragraph(run(printable_line(minutes.body), _CAPITALS), "Title")
    when = f"{minutes.day} {minutes.begins}".strip()
    yield paragraph(run(printable_line(when)), "Subtitle")
    if minutes.marking:
        yield paragraph(run(printable_line(minutes.marking), BOLD), "Normal", _BOXED)
    box = _BOXED if minutes.is_draft else ""
    yield paragraph(run(printable_line(minutes.standing), BOLD), "Normal", box)
    yield from map(_words, minutes.attendance)


def _minute(minute: Minute) -> Iterator[str]:
    number = f"{minute.number}. " if minute.number else ""
    yield paragraph(run(f"{number}{printable_line(minute.title)}", _CAPITALS), "Heading1")
    for block in minute.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words():
            yield _words(block)
        case Points():
            yield from map(_point, block.items)
        case Heading():
            yield paragraph(run(printable_line(block.text)), "Heading2")
        case Resolved():
            yield from _resolved(block)


def _words(block: Words) -> str:
    label = run(f"{block.label} ", BOLD) if block.label else ""
    return paragraph(label + run(block.text), "Normal")


def _point(text: str) -> str:
    return paragraph(run(text), "ListBullet")


def _resolved(block: Resolved) -> Iterator[str]:
    label = run("Resolved:- ", BOLD)
    for number, said in block.lines:
        yield paragraph(label + run(f"{number} {said}".strip()), "Normal")
        label = ""
