"""A Word or Excel file that hides something, or names its author, is caught."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from reports.conformance import faults_of, faults_of_office
from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render.formats import Format, rendered
from tests.reports import sample

AUTHOR = "Aldermere Safeguarding Children Partnership"


@pytest.fixture(scope="module")
def content() -> PackContent:
    return build_content(sample.source())


@pytest.mark.parametrize("as_", [Format.DOCX, Format.XLSX, Format.CSV, Format.HTML])
def test_ours_are_without_fault(content: PackContent, as_: Format) -> None:
    assert faults_of(f"pack.{as_}", rendered(content, as_), AUTHOR) == ()


def word(part: str, xml: str = "<x/>") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr(part, xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (word("word/document.xml", "<p><ins/></p>"), "It tracks changes."),
        (word("word/document.xml", "<p><del/></p>"), "It tracks changes."),
        (word("word/document.xml", "<p><vanish/></p>"), "It holds hidden text."),
        (word("word/comments.xml"), "It holds comments."),
        (word("word/embeddings/draft.docx"), "A file lies within it."),
        (word("word/vbaProject.bin"), "It holds a program."),
        (word("customXml/item1.xml"), "It holds data that no reader sees."),
        (word("docProps/custom.xml"), "It has properties of its own."),
        (word("docProps/thumbnail.jpeg"), "It holds a picture of itself as it once was."),
        (word("xl/externalLinks/link1.xml"), "It refers to other files."),
        (
            word("docProps/core.xml", "<p><creator>h.marchbank</creator></p>"),
            "Its properties name an author who is not the partnership.",
        ),
        (b"PK", "It is no whole Word or Excel file."),
    ],
)
def test_what_is_hidden_in_a_file_is_caught(file: bytes, fault: str) -> None:
    assert faults_of_office(file, author=AUTHOR) == (fault,)


def _hidden_sheet(book: Workbook) -> None:
    book.create_sheet("Other").sheet_state = "hidden"


def _hidden_row(book: Workbook) -> None:
    book["Sheet"].row_dimensions[1].hidden = True


def _hidden_column(book: Workbook) -> None:
    book["Sheet"].column_dimensions["A"].hidden = True


def _comment(book: Workbook) -> None:
    book["Sheet"]["A1"].comment = Comment("Is this right?", "nobody")


@pytest.mark.parametrize(
    ("hide", "fault"),
    [
        (_hidden_sheet, "It has a hidden sheet."),
        (_hidden_row, "It has a hidden row."),
        (_hidden_column, "It has a hidden column."),
        (_comment, "It holds comments."),
    ],
)
def test_what_is_hidden_in_a_workbook_is_caught(
    hide: Callable[[Workbook], None], fault: str
) -> None:
    book, out = Workbook(), BytesIO()
    book["Sheet"]["A1"] = "shown"
    hide(book)
    book.save(out)
    assert fault in faults_of_office(out.getvalue(), author=AUTHOR)
