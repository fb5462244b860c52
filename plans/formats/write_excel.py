"""A plan as an Excel workbook: its actions on one sheet, to filter, to fill in and to send back.

``read`` gives the same plan again: a returned workbook is recognised by the key of each action.
"""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plans.brag import ORDER, look
from plans.document import PlanDocument
from plans.formats.excel_look import (
    NO_RULE,
    WORDS,
    Column,
    Writer,
    fill_table,
    filled,
    font,
    ready_to_print,
)
from plans.formats.excel_ratings import choose_ratings, rating_text
from plans.formats.excel_rows import EVIDENCE, plan_columns, plan_rows
from plans.formats.front_lines import as_at, front_lines
from plans.formats.package import Properties, opened, sealed
from plans.formats.palette import ACCENT, hexed
from plans.formats.text import printable, printable_line

PLAN = "Plan"
_WIDE = 110
"""Characters of a sheet's only column."""
_SPARE = 200
"""Rows below the last in which a rating can be chosen too."""


def write_excel(document: PlanDocument, note: str = "") -> bytes:
    """The document as an .xlsx; the same document and note give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _about(book.create_sheet("About"), document, note)
    if document.methodology:
        _methodology(book.create_sheet("Methodology"), document)
    _themes(book.create_sheet("Themes"), document)
    _plan(book.create_sheet(PLAN), document)
    _officers(book.create_sheet("Lead officers"), document)
    _versions(book.create_sheet("Version control"), document)
    if document.glossary:
        _glossary(book.create_sheet("Glossary"), document)
    _key(book.create_sheet("BRAG key"))
    return _saved(book, document)


def _saved(book: Workbook, document: PlanDocument) -> bytes:
    title = printable_line(document.title)
    for sheet in book.worksheets:
        ready_to_print(sheet, title)
    book.active = book.sheetnames.index(PLAN)
    out = io.BytesIO()
    book.save(out)
    parts = {n: part for n, part in opened(out.getvalue()).items() if not n.startswith("docProps/")}
    return sealed(parts, Properties(title, as_at(document), document.at))


def _about(sheet: Worksheet, document: PlanDocument, note: str) -> None:
    """A line in a cell each: two cells could be taken for headings."""
    said = [f"Plan: {document.title}" if document.title else "", as_at(document)]
    said += [f"{label}: {words}" for label, words in front_lines(document, note)]
    _lines(sheet, [printable_line(line) for line in said if line])
    if document.title:
        sheet["A1"].font = font(16, ACCENT, bold=True)


def _methodology(sheet: Worksheet, document: PlanDocument) -> None:
    _lines(sheet, printable(document.methodology).split("\n"))


def _lines(sheet: Worksheet, lines: list[str]) -> None:
    sheet.column_dimensions["A"].width = _WIDE
    writer = Writer(sheet)
    for number, line in enumerate(lines, 1):
        writer.put(number, 1, line).border = NO_RULE


def _themes(sheet: Worksheet, document: PlanDocument) -> None:
    columns = (Column("Theme No.", 11), Column("Theme", 32), Column("Statement", 100))
    fill_table(sheet, "Themes", columns, [(t.number, t.name, t.statement) for t in document.themes])


def _plan(sheet: Worksheet, document: PlanDocument) -> None:
    columns = plan_columns(document)
    headings = [column.heading for column in columns]
    evidence = sum(heading.startswith(EVIDENCE) for heading in headings)
    rows = list(plan_rows(document, evidence))
    fill_table(sheet, PLAN, columns, rows)
    letters = {heading: get_column_letter(n) for n, heading in enumerate(headings, 1)}
    choose_ratings(
        sheet,
        ratings=letters["BRAG Rating"],
        signed_off=letters["Signed off"],
        last=len(rows) + 1 + _SPARE,
    )
    last_printed = get_column_letter(headings.index("When"))
    sheet.print_area = f"A1:{last_printed}{max(len(rows), 1) + 1}"


def _officers(sheet: Worksheet, document: PlanDocument) -> None:
    columns = (
        Column("Name", 30), Column("Job title", 42), Column("Agency", 36), Column("Kind", 10),
    )  # fmt: skip
    rows = [(o.name, o.job_title, o.agency, o.kind.capitalize()) for o in document.officers]
    fill_table(sheet, "Officers", columns, rows)


def _versions(sheet: Worksheet, document: PlanDocument) -> None:
    columns = (
        Column("Version", 10, WORDS), Column("Date", 13, WORDS), Column("Author", 24),
        Column("Comments", 90),
    )  # fmt: skip
    rows = [(v.number, v.date, v.author, v.comments) for v in document.versions]
    fill_table(sheet, "Versions", columns, rows)


def _glossary(sheet: Worksheet, document: PlanDocument) -> None:
    columns = (Column("Term", 30), Column("Meaning", 90))
    fill_table(sheet, "Glossary", columns, [(g.term, g.meaning) for g in document.glossary])


def _key(sheet: Worksheet) -> None:
    columns = (Column("Rating", 18), Column("Meaning", 100))
    rows = [(rating_text(rating), look(rating).meaning) for rating in ORDER]
    fill_table(sheet, "Ratings", columns, rows)
    for place, rating in enumerate(ORDER, 2):
        cell, shown = sheet.cell(place, 1), look(rating)
        cell.fill = filled(hexed(shown.tint))
        cell.font = font(colour=hexed(shown.on_tint), bold=True)
