"""The tables of a pack as one CSV file, one under the other, each below its name."""

from __future__ import annotations

from collections.abc import Iterator

from people.cells import guarded, written
from reports.content.shape import PackContent
from reports.content.tabular import Sheet, sheets


def render_csv(content: PackContent) -> bytes:
    """The file's bytes; a row without cells parts two tables."""
    lines = (line for sheet in sheets(content) for line in _lines(sheet))
    return written([guarded(content.title), guarded(content.foot)], lines)


def _lines(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    yield ()
    yield (f"{sheet.part}: {sheet.title}",)
    yield tuple(column.head for column in sheet.columns)
    for row in sheet.rows:
        yield tuple(map(str, row))
