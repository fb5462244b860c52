"""The words in a file, for who looks for a child's identity in it. Pure.

As many as can be had cheaply: what cannot be read gives none, and is kept all the same.
"""

from __future__ import annotations

import html
import logging
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actions.evidence import kinds
from actions.evidence.content import decoded
from actions.evidence.kinds import Kind
from plans.formats import pages
from plans.formats.archive import look_through
from plans.formats.grid import Row, Table
from plans.formats.reading import Unreadable

_logger = logging.getLogger(__name__)

MOST_WORDS = 50_000
"""Characters that are looked through, from the beginning of the file."""
Cells = Mapping[Any, str]
"""The texts of a row, by their columns."""
_MOST_ROWS, _HEADING = 20_000, 100
_PATIENCE = 10
"""Seconds for which the words of a PDF are waited for."""


def words_of(content: bytes, kind: Kind) -> str:
    """What stands in the file, a row of a table in a line; empty where it cannot be told."""
    read = _READERS.get(kind)
    try:
        return read(content)[:MOST_WORDS] if read else ""
    except Unreadable:
        return ""


def _of_text(content: bytes) -> str:
    return decoded(content) or ""


_WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SLIDES = re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml")
_CELL_ENDS = re.compile(r"</w:p>\s*(?=</w:tc>)")
_LINE_ENDS = re.compile(r"</(?:w:p|w:tr|a:p)>|<(?:w:br|a:br)\b[^<>]*>")
_SPACES = re.compile(r"</w:tc>|<w:tab\b[^<>]*>")
_MARKS = re.compile(r"<[^<>]*>")


def _of_parts(wanted: re.Pattern[str]) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        parts = look_through(content, keeping=wanted)
        return "\n".join(_without_marks(part.decode("utf-8", "replace")) for part in parts.values())

    return read


def _without_marks(xml: str) -> str:
    spaced = _SPACES.sub(" ", _CELL_ENDS.sub("", xml))
    return html.unescape(_MARKS.sub("", _LINE_ENDS.sub("\n", spaced)))


def _of_csv(content: bytes) -> str:
    try:
        blocks = pages(content, "file.csv").blocks
    except Unreadable:
        return _of_text(content)
    tables = (block for block in blocks if isinstance(block, Table))
    return "\n".join(_lines([_of_row(row) for row in table.rows]) for table in tables)


def _of_row(row: Row) -> Cells:
    return {n: cell.text for n, cell in enumerate(row.cells)}


_SHEET_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+|comments\d*)\.xml")
_SHARED = "xl/sharedStrings.xml"
_COLUMN = re.compile(r'\br="([A-Z]+)')
_IS_SHARED = re.compile(r'\bt="s"')


def _of_sheets(content: bytes) -> str:
    """Hidden sheets, rows and columns too: who gets the file can show them."""
    parts = look_through(content, keeping=_SHEET_PARTS)
    sheets = {name: part.decode("utf-8", "replace") for name, part in parts.items()}
    items = sheets.pop(_SHARED, "").split("</si>")
    shared = [_without_marks(item.rpartition("<si")[2].partition(">")[2]) for item in items]
    return "\n".join(_of_sheet(sheet, shared) for sheet in sheets.values())


def _of_sheet(sheet: str, shared: Sequence[str]) -> str:
    rows = [_cells(row, shared) for row in sheet.split("</row>")[:-1][:_MOST_ROWS]]
    return _lines(rows) if rows else _without_marks(sheet)


def _cells(row: str, shared: Sequence[str]) -> Cells:
    cells: dict[str, str] = {}
    for each in row.split("</c>")[:-1]:
        about, _, held = each.rpartition("<c ")[2].partition(">")
        column, text = _COLUMN.search(about), _without_marks(held.rpartition("</f>")[2])
        is_shared = _IS_SHARED.search(about) is not None
        cells[column[1] if column else f"{len(cells)}"] = (
            _named(text, shared) if is_shared else text
        )
    return cells


def _named(place: str, shared: Sequence[str]) -> str:
    return shared[int(place)] if place.isdecimal() and int(place) < len(shared) else ""


def _lines(rows: Sequence[Cells]) -> str:
    """Each cell behind the heading of its column: ``NHS number: 943 476 5919``."""
    head, *rest = rows or [{}]
    told = ([_told(head.get(column), text) for column, text in row.items() if text] for row in rest)
    return "\n".join("; ".join(words) for words in (list(head.values()), *told))


def _told(heading: str | None, text: str) -> str:
    return f"{heading[:_HEADING]}: {text}" if heading else text


def _of_paper(content: bytes) -> str:
    """By ``pdftotext``, where the machine has it."""
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the machine, and no word of a user's
            [program, "-q", "-enc", "UTF-8", "-l", "50", "-", "-"],
            input=content,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        _logger.warning("The words of a PDF could not be read: %s.", type(fault).__name__)
        return ""
    return done.stdout.decode("utf-8", "replace")


_READERS: dict[Kind, Callable[[bytes], str]] = {
    kinds.TEXT: _of_text,
    kinds.CSV: _of_csv,
    kinds.EXCEL: _of_sheets,
    kinds.WORD: _of_parts(_WORD_PARTS),
    kinds.POWERPOINT: _of_parts(_SLIDES),
    kinds.PDF: _of_paper,
}
