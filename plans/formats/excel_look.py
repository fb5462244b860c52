"""The look of our workbooks: cells as words and never as formulas, real dates, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from plans.formats.dates import ANY_YEAR
from plans.formats.palette import INK, PAPER, RULE, SECOND_INK
from plans.formats.text import printable

DAY = "dd/mm/yyyy"
WORDS = "@"
"""The format of what Excel must not take for a number or a date when it is typed anew."""
MOST = 32_000
"""Characters of a cell; Excel's own limit is 32,767 of UTF-16."""
_CUT = " … (cut: too long for a cell)"
_A4 = 9
_LIKE_FORMULAS = tuple("=+-@")
_LONGEST_FOOT = 80
_RULE = Side(style="thin", color=RULE)
NO_RULE = Border()
_TOP = Alignment(vertical="top", wrap_text=True)

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; its width in characters."""

    heading: str
    width: float
    shape: str = "General"


def font(size: float = 10, colour: str = INK, *, bold: bool = False) -> Font:
    return Font(name="Arial", size=size, color=colour, bold=bold)


def filled(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


class Writer:
    """Writes the cells of one sheet: a text stays a text, whatever it begins with."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.looks: dict[tuple[str, bool], Any] = {}
        """Looks that were put together once: doing it for each cell takes ten times as long."""

    def put(self, row: int, column: int, value: Value, shape: str = "General") -> Cell:
        """Set a cell. A day of a year that readers would doubt is written as 1926-09-30."""
        cell = cast("Cell", self.sheet.cell(row, column))
        if isinstance(value, date) and value.year in ANY_YEAR:
            cell.value = value
            return self._look(cell, DAY)
        if isinstance(value, int):
            cell.value = value
            return self._look(cell, shape)
        words = words_of_a_cell(value.isoformat() if isinstance(value, date) else value or "")
        if words:
            cell.value, cell.data_type = words, "s"
        return self._look(cell, shape, is_quoted=words.startswith(_LIKE_FORMULAS))

    def _look(self, cell: Any, shape: str, *, is_quoted: bool = False) -> Cell:
        """The look of the table's text; quoted, it stays one when somebody edits it in Excel."""
        if (shape, is_quoted) not in self.looks:
            cell.alignment, cell.font, cell.border = _TOP, font(), Border(bottom=_RULE)
            cell.number_format, cell.quotePrefix = shape, is_quoted
            self.looks[shape, is_quoted] = copy(cell._style)
        cell._style = copy(self.looks[shape, is_quoted])
        return cast("Cell", cell)


def words_of_a_cell(text: str) -> str:
    """The text as a cell can hold it: one that is too long is cut, and says so."""
    words = printable(text)
    return words if len(words) <= MOST else words[: MOST - len(_CUT)] + _CUT


def fill_table(
    sheet: Worksheet, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> None:
    """The rows as a table of Excel's: headings that stay in sight, a filter on each of them."""
    for number, column in enumerate(columns, 1):
        head = sheet.cell(1, number, column.heading)
        head.font, head.fill = font(colour=SECOND_INK, bold=True), filled(PAPER)
        head.alignment, head.border = _TOP, Border(bottom=Side(style="medium", color=INK))
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    writer = Writer(sheet)
    for place, row in enumerate(rows, 2):
        for number, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            writer.put(place, number, value, column.shape)
    last = f"{get_column_letter(len(columns))}{max(len(rows), 1) + 1}"
    found = Table(displayName=name, name=name, ref=f"A1:{last}")
    found.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(found)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"


def ready_to_print(sheet: Worksheet, title: str) -> None:
    """Landscape A4, as wide as one page, with the plan's title and the page's number."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    named = _HeaderFooterPart(text=title[:_LONGEST_FOOT].replace("&", "&&"))
    numbered = _HeaderFooterPart(text="Page &P of &N")
    sheet.oddFooter = HeaderFooterItem(left=named, right=numbered)
