"""Files of many layouts, built in code: a Word document, a workbook or a CSV from plain rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from plans.formats import Reading, read

BLUE, GREEN, AMBER, RED = "0070C0", "00B050", "FFC000", "FF0000"
HEADINGS = ("No.", "Objective", "Action", "Lead", "When", "Evidence of progress", "BRAG")
ROW = ("1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "Hinges are bought", "G")


@dataclass(frozen=True)
class Shaded:
    """A cell with a fill, and perhaps a text."""

    fill: str
    text: str = ""


Value = str | Shaded | date | float | None


def shade(cell: Any, fill: str, **attributes: str) -> None:
    """Give a python-docx cell a shading; attributes in Word's own names."""
    shading = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": fill, **attributes}.items():
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def add_table(document: Any, rows: Sequence[Sequence[Value]]) -> Any:
    """A table of the document; a ``Shaded`` value shades its cell."""
    table = document.add_table(rows=len(rows), cols=max(len(r) for r in rows))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=False):
            cell.text = value.text if isinstance(value, Shaded) else str(value or "")
            if isinstance(value, Shaded):
                shade(cell, value.fill)
    return table


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*rows: Sequence[Value], theme: str = "1. Prevent") -> bytes:
    """A document with one theme heading and one table."""
    document = Document()
    document.add_heading(theme, level=1)
    add_table(document, rows)
    return saved(document)


def page(book: Workbook) -> Any:
    """The workbook's first sheet."""
    return book.active


def fill_sheet(sheet: Any, rows: Iterable[Sequence[Value]]) -> None:
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column)
            cell.value = value.text if isinstance(value, Shaded) else value
            if isinstance(value, Shaded):
                cell.fill = PatternFill("solid", fgColor=value.fill)


def excel(*rows: Sequence[Value], name: str = "1 Prevent") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    page(book).title = name
    fill_sheet(page(book), rows)
    return saved(book)


def in_excel(edit: Callable[[Any], object]) -> Reading:
    """What is read of a workbook of one action, once its sheet was edited."""
    book = Workbook()
    page(book).title = "1 Prevent"
    fill_sheet(page(book), [HEADINGS, ROW])
    edit(page(book))
    return read(saved(book), "plan.xlsx")


def csv_bytes(*rows: Sequence[str], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)
