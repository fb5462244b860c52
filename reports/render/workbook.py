"""The tables of a pack as an Excel workbook: a sheet for each, and one that says what there is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plans.formats.excel_look import NO_RULE, Column, Writer, fill_table, font, ready_to_print
from plans.formats.package import Properties, opened, sealed
from plans.formats.palette import ACCENT
from plans.formats.text import printable_line
from reports.content.shape import PackContent
from reports.content.tabular import LONGEST_TITLE, Sheet, sheets

_WIDTHS = {
    "ref": 9.0, "number": 10.0, "figure": 14.0, "way": 14.0, "rating": 20.0, "due": 20.0,
    "agency": 22.0, "lead": 28.0, "name": 34.0, "post": 34.0, "shows": 44.0, "needed": 44.0,
}  # fmt: skip
_OF_TEXT = 60.0
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDE = 110
"""Characters of the first sheet's only column."""


def render_xlsx(content: PackContent) -> bytes:
    """The pack's tables as an .xlsx; the same content gives the same bytes."""
    book, found = Workbook(), sheets(content)
    book.remove(book.worksheets[0])
    named = list(zip(_names(found), found, strict=True))
    _about(book.create_sheet("About"), content, [f"{name}: part {s.part}" for name, s in named])
    for number, (name, sheet) in enumerate(named, 1):
        _table(book.create_sheet(name), f"Table{number}", sheet)
    for made in book.worksheets:
        ready_to_print(made, printable_line(content.title))
    return _saved(book, content)


def _names(found: tuple[Sheet, ...]) -> Iterator[str]:
    """A name for each sheet, which Excel takes and no other has."""
    taken = {"about"}
    for sheet in found:
        name = _free(_NOT_IN_A_NAME.sub(" ", printable_line(sheet.title)).strip() or "Table", taken)
        taken.add(name.casefold())
        yield name


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted[:LONGEST_TITLE].strip(), 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = f"{wanted[: LONGEST_TITLE - len(end)].strip()}{end}"
    return name


def _about(sheet: Worksheet, content: PackContent, contents: list[str]) -> None:
    """A line in a cell each, as the front sheet says it."""
    rows = [f"{row.name}: {row.value}" for row in content.front.rows]
    said = [content.title, content.partnership, content.front.kicker, *rows, content.foot]
    sheet.column_dimensions["A"].width = _WIDE
    writer = Writer(sheet)
    for number, line in enumerate([*said, "The sheets of this file", *contents], 1):
        writer.put(number, 1, printable_line(line)).border = NO_RULE
    sheet["A1"].font = font(16, ACCENT, bold=True)


def _table(sheet: Worksheet, name: str, table: Sheet) -> None:
    columns = [Column(c.head, _WIDTHS.get(c.width, _OF_TEXT)) for c in table.columns]
    fill_table(sheet, name, columns, table.rows)


def _saved(book: Workbook, content: PackContent) -> bytes:
    out = io.BytesIO()
    book.save(out)
    parts = {n: part for n, part in opened(out.getvalue()).items() if not n.startswith("docProps/")}
    at = datetime.fromisoformat(content.made_at)
    return sealed(
        parts, Properties(printable_line(content.title), printable_line(content.front.kicker), at)
    )
