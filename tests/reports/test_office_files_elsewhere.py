"""Word and Excel files of every kind of paper, opened by another program, which loses no row."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.render.formats import Format, rendered
from tests.reports import every_kind
from tests.support.office import all_saved_again


def of_word(data: bytes) -> list[Any]:
    """Every paragraph and every row of a document, in its order."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row.cells] for row in block.rows]
        for block in docx.Document(BytesIO(data)).iter_inner_content()
        if isinstance(block, Table) or block.text.strip()
    ]


def of_excel(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every sheet."""
    book = openpyxl.load_workbook(BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def names(ending: str, papers: tuple[str, ...]) -> dict[str, str]:
    """What each paper's file is called."""
    return {f"{name.replace(' ', '-')}.{ending}": name for name in papers}


def test_word_files_keep_every_paragraph_and_row(tmp_path: Path) -> None:
    files = {n: every_kind.word(p) for n, p in names("docx", every_kind.EXAMPLES).items()}
    again = all_saved_again(files, tmp_path)
    assert [name for name in files if of_word(again[name]) != of_word(files[name])] == []
    assert all(of_word(data) for data in files.values())


def test_workbooks_keep_every_row_of_every_sheet(tmp_path: Path) -> None:
    papers = names("xlsx", every_kind.PACKS)
    files = {n: rendered(every_kind.pack(p), Format.XLSX) for n, p in papers.items()}
    again = all_saved_again(files, tmp_path)
    assert [name for name in files if of_excel(again[name]) != of_excel(files[name])] == []


@pytest.mark.parametrize("name", every_kind.PACKS)
def test_a_workbook_holds_the_rows_of_every_table(name: str) -> None:
    content = every_kind.pack(name)
    sheets = of_excel(rendered(content, Format.XLSX))
    held = sum(len(rows) - 1 for title, rows in list(sheets.items())[1:])
    told = sum(len(group.rows) for table in content.tables for group in table.groups)
    assert held >= told
