"""An Excel workbook as blocks: each visible sheet's name and its cells with fills and merges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from plans.formats.excel_cells import Values
from plans.formats.excel_styles import MAIN, Styles
from plans.formats.gate import Kind, unpack
from plans.formats.grid import Block, Cell, Merge, Pages, Paragraph, Row, Table
from plans.formats.ooxml import parsed, property_title
from plans.formats.reading import Problem, Severity, Unreadable
from plans.formats.text import clean, quoted, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MOST_COLUMNS = 64
_MOST_ROWS = 20_000
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")

Grid = dict[int, dict[int, Cell]]


def read_excel(content: bytes) -> Pages:
    """The blocks of an .xlsx; hidden sheets are left out, hidden rows and columns read, each named.

    Raises:
        Unreadable: the file is damaged, hostile or far too large.
    """
    parts = unpack(content, Kind.XLSX)
    book = parsed(parts, "xl/workbook.xml")
    if book is None:
        raise Unreadable("This Excel workbook has no sheets.")
    reader = _Book(parts, book)
    blocks = tuple(b for sheet in book.iter(f"{MAIN}sheet") for b in reader.sheet(sheet))
    return Pages(blocks, tuple(reader.problems), property_title(parts))


class _Book:
    def __init__(self, parts: Mapping[str, bytes], book: Element) -> None:
        self.parts = parts
        self.targets = _targets(parts)
        self.problems: list[Problem] = []
        settings = book.find(f"{MAIN}workbookPr")
        late = settings is not None and settings.get("date1904") in {"1", "true"}
        self.values = Values(parts, Styles(parts), counts_from_1904=late)

    def sheet(self, sheet: Element) -> Iterator[Block]:
        name = clean(sheet.get("name", ""))
        where = f"sheet {name}"
        if sheet.get("state", "visible") != "visible":
            self._say(where, "This sheet is hidden and was not read.", Severity.WARNING)
            return
        part = self.targets.get(sheet.get(_RELATION, ""), "")
        root = parsed(self.parts, part)
        if root is None:
            return
        if _has_comments(self.parts, part):
            self._say(where, "Comments on cells were not read.", Severity.NOTE)
        yield Paragraph(name, where, level=1, sheet=True)
        yield Table(tuple(self._rows(root, where)), where)

    def _say(self, where: str, what: str, severity: Severity) -> None:
        self.problems.append(Problem(where, what, severity))

    def _rows(self, root: Element, where: str) -> Iterator[Row]:
        grid = self._grid(root, where)
        self._say_hidden_columns(root, grid, where)
        _merge(grid, [r.get("ref", "") for r in root.iter(f"{MAIN}mergeCell")])
        before = 0
        for number in sorted(grid):
            cells, width = grid[number], max(grid[number], default=0)
            shown = tuple(cells.get(c, Cell()) for c in range(1, width + 1))
            yield Row(shown, f"{where}, row {number}", after_gap=number > before + 1)
            before = number

    def _grid(self, root: Element, where: str) -> Grid:
        grid: Grid = {}
        for number, row in enumerate(root.iter(f"{MAIN}row"), 1):
            at = _row_number(row) or number
            if number > _MOST_ROWS:
                raise Unreadable(
                    f"A sheet of this file has more than {_MOST_ROWS:,} rows; upload "
                    f"the plan alone."
                )
            grid[at] = self._cells(row, f"{where}, row {at}")
            if row.get("hidden") in {"1", "true"} and any(not c.blank for c in grid[at].values()):
                self._say(
                    f"{where}, row {at}",
                    "This row is hidden; it was read all the same.",
                    Severity.WARNING,
                )
        return grid

    def _say_hidden_columns(self, root: Element, grid: Grid, where: str) -> None:
        filled = {n for cells in grid.values() for n, cell in cells.items() if not cell.blank}
        hidden = [col for col in root.iter(f"{MAIN}col") if col.get("hidden") in {"1", "true"}]
        for column in sorted(filled):
            if any(_reaches(col, column) for col in hidden):
                what = "This column is hidden; it was read all the same."
                place = f"{where}, column {get_column_letter(column)}"
                self._say(place, what, Severity.WARNING)

    def _cells(self, row: Element, where: str) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        for position, element in enumerate(row.findall(f"{MAIN}c"), 1):
            column = _column(element.get("r", "")) or position
            if column <= _MOST_COLUMNS:
                cells[column] = self._cell(element, where)
        return cells

    def _cell(self, element: Element, where: str) -> Cell:
        cell = self.values.cell(element)
        formula = element.find(f"{MAIN}f")
        if formula is not None and cell.blank:
            what = (
                f"The formula {quoted('=' + (formula.text or ''))} has no stored "
                f"result; save the file in Excel."
            )
            self._say(where, what, Severity.WARNING)
        return cell


def _row_number(row: Element) -> int:
    """The number that a row states; 0 where it states none."""
    return whole(row.get("r", "")) or 0


def _reaches(columns: Element, number: int) -> bool:
    """Whether the columns that the element describes include this one."""
    first, last = (whole(columns.get(end, "")) or 0 for end in ("min", "max"))
    return first <= number <= last


def _targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet, by the id of its relationship."""
    links = _links(parts, "xl/_rels/workbook.xml.rels")
    return {link.get("Id", ""): _part(link.get("Target", "")) for link in links}


def _has_comments(parts: Mapping[str, bytes], sheet: str) -> bool:
    folder, _, name = sheet.rpartition("/")
    links = _links(parts, f"{folder}/_rels/{name}.rels")
    return any(link.get("Type", "").endswith("/comments") for link in links)


def _links(parts: Mapping[str, bytes], name: str) -> list[Element]:
    root = parsed(parts, name)
    return [] if root is None else root.findall(f"{_PACKAGE}Relationship")


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _column(address: str) -> int:
    match = _ADDRESS.fullmatch(address)
    return _number(match[1]) if match else 0


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _merge(grid: Grid, ranges: list[str]) -> None:
    """Mark what merged cells cover, in rows that the sheet holds, whatever size a range claims."""
    for text in ranges:
        ends = [_ADDRESS.fullmatch(part) for part in text.split(":")]
        if len(ends) == len(("from", "to")) and ends[0] and ends[1]:
            left, right = _number(ends[0][1]), min(_number(ends[1][1]), _MOST_COLUMNS)
            _cover(grid, (left, right), (int(ends[0][2]), int(ends[1][2])))


def _cover(grid: Grid, columns: tuple[int, int], rows: tuple[int, int]) -> None:
    (left, right), (top, bottom) = columns, rows
    if left > right or top not in grid:
        return
    grid[top][left] = replace(grid[top].get(left, Cell()), span=right - left + 1)
    for row in range(top, min(bottom, max(grid)) + 1):
        if row not in grid:
            continue
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                side = Merge.ABOVE if column == left else Merge.LEFT
                grid[row][column] = Cell(
                    merge=side, span=right - left + 1 if side is Merge.ABOVE else 1
                )
