"""Control characters: taken out of the blocks of a file, each place named; refused in JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plans.formats.grid import Block, Cell, Pages, Paragraph, Row, Table
from plans.formats.reading import Problem, Severity
from plans.formats.text import CONTROLS, clean, quoted

_NO_TEXT = re.compile(rf"{CONTROLS.pattern}|[\x0b\x0c\ud800-\udfff]")


def without_controls(pages: Pages) -> Pages:
    """The pages without control characters, with a note for each place that had one."""
    problems: list[Problem] = []
    blocks = tuple(_block(block, problems) for block in pages.blocks)
    title = _told(pages.title, "the title", problems)
    return Pages(blocks, (*pages.problems, *problems), title)


def _block(block: Block, problems: list[Problem]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_told(block.text, block.where, problems))
    return Table(tuple(_row(row, problems) for row in block.rows), block.where)


def _row(row: Row, problems: list[Problem]) -> Row:
    if not any(CONTROLS.search(cell.text) for cell in row.cells):
        return row
    return replace(row, cells=tuple(_cell(cell, row.where, problems) for cell in row.cells))


def _cell(cell: Cell, where: str, problems: list[Problem]) -> Cell:
    return replace(cell, text=_told(cell.text, where, problems))


def _told(text: str, where: str, problems: list[Problem]) -> str:
    if not CONTROLS.search(text):
        return text
    plain = clean(CONTROLS.sub("", text))
    what = f"Control characters were taken out of {quoted(plain)}."
    problems.append(Problem(where, what, Severity.NOTE))
    return plain


def place_of_no_text(data: object, where: str = "the document") -> str:
    """Where plain JSON values hold what no text has; empty where nowhere."""
    if isinstance(data, str):
        return where if _NO_TEXT.search(data) else ""
    found = (place_of_no_text(value, f"{where}, {name}") for name, value in _parts(data))
    return next(filter(None, found), "")


def _parts(data: object) -> Iterator[tuple[str, object]]:
    if isinstance(data, Mapping):
        yield from ((str(name), value) for name, value in data.items())
    elif isinstance(data, list):
        yield from ((str(number), value) for number, value in enumerate(data, 1))
