"""What stands in a file is read as its readers see it, where that is cheap."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from docx import Document
from openpyxl import Workbook
from weasyprint import HTML

from actions.evidence import kinds
from actions.evidence.attached import checked
from actions.evidence.words import MOST_WORDS, words_of
from people.errors import Refused
from people.identity import findings
from tests.actions.evidence.files import archive, jpeg, pdf, png
from tests.support.figures import figure
from tests.support.machine import program

TOLD = "Her NHS number is 943 476 5919."


def _document(*, in_a: str) -> bytes:
    document, out = Document(), io.BytesIO()
    if in_a == "table":
        row = document.add_table(1, 2).rows[0]
        row.cells[0].text, row.cells[1].text = "NHS number", "9434765919"
    elif in_a == "header":
        document.sections[0].header.paragraphs[0].text = TOLD
    else:
        paragraph = document.add_paragraph("Her NHS number is 943 ")
        paragraph.add_run("476 ").bold = True
        paragraph.add_run("5919.")
    document.save(out)
    return out.getvalue()


def _workbook(*, is_hidden: bool = False) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.create_sheet("Children")
    sheet.append(["Initials", "NHS number"])
    sheet.append(["T", 9434765919])
    sheet.sheet_state = "hidden" if is_hidden else "visible"
    book.save(out)
    return out.getvalue()


def _slides() -> bytes:
    said = f"<p:sld><a:p><a:r><a:t>{TOLD}</a:t></a:r></a:p></p:sld>".encode()
    types = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}
    return archive({**types, "ppt/slides/slide1.xml": said})


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text": (TOLD.encode, "notes.txt"),
    "a text of sixteen bits": (lambda: TOLD.encode("utf-16"), "notes.txt"),
    "a list": (lambda: b"Initials,NHS number\nT,9434765919\n", "list.csv"),
    "a paragraph in pieces": (lambda: _document(in_a="paragraph"), "minutes.docx"),
    "a table": (lambda: _document(in_a="table"), "minutes.docx"),
    "what stands above each page": (lambda: _document(in_a="header"), "minutes.docx"),
    "a sheet": (_workbook, "figures.xlsx"),
    "a hidden sheet": (lambda: _workbook(is_hidden=True), "figures.xlsx"),
    "a slide": (_slides, "slides.pptx"),
}


@pytest.mark.parametrize("what", FILES)
def test_an_identity_is_found_in(what: str) -> None:
    make, name = FILES[what]
    taken = checked(make(), name)
    assert [each.rule for each in findings(words_of(taken.content, taken.kind))] == ["nhs_number"]


def test_an_identity_is_found_in_a_pdf() -> None:
    program("pdftotext", "poppler-utils")
    paper = HTML(string=f"<html lang=en><title>x</title><p>{TOLD}</html>").write_pdf()
    taken = checked(paper, "paper.pdf")
    assert "nhs_number" in [each.rule for each in findings(words_of(taken.content, taken.kind))]


def test_a_pdf_is_kept_where_nothing_can_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.evidence.words.shutil.which", lambda _name: None)
    taken = checked(pdf(), "paper.pdf")
    assert words_of(taken.content, taken.kind) == ""


def test_a_program_that_fails_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    taken = checked(pdf(), "paper.pdf")
    broken = tmp_path / "pdftotext"
    broken.write_text("#!/nowhere/at/all\n")
    broken.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert words_of(taken.content, taken.kind) == ""
    assert caplog.messages == ["The words of a PDF could not be read: FileNotFoundError."]


def test_no_reader_of_papers_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused as if it were damaged; whoever runs the service learns why."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    with pytest.raises(Refused, match="is damaged or cannot be looked through"):
        checked(pdf(), "paper.pdf")
    assert caplog.messages == ["A PDF could not be looked through: FileNotFoundError."]


@pytest.mark.parametrize(("make", "name"), [(png, "map.png"), (jpeg, "photo.jpg")])
def test_in_a_picture_stand_no_words(make: Callable[[], bytes], name: str) -> None:
    taken = checked(make(), name)
    assert words_of(taken.content, taken.kind) == ""


def _stored(parts: dict[str, str]) -> bytes:
    """As large as a file may be, and packed so that nothing speaks against it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


SHEET, SHARED, WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "word/document.xml"
ENDLESS: dict[str, tuple[str, str]] = {
    "rows that are wide": (SHEET, '<row><c r="XFD1"><v>1</v></c></row>' * 200_000),
    "rows under a long heading": (
        SHEET, f'<row><c r="A1">{"h" * 900_000}</c></row>' + '<row><c r="A2">1</c></row>' * 200_000
    ),
    "rows without an end": (SHEET, "<row>" * 1_400_000),
    "cells without an end": (SHEET, "<row>" + '<c r="A1">' * 700_000 + "</row>"),
    "formulas without an end": (SHEET, '<row><c r="A1">' + "<f>" * 2_000_000 + "</c></row>"),
    "texts without an end": (SHARED, "<si>" * 1_700_000),
    "marks without an end": (WORDS, "<" * 7_000_000),
    "paragraphs without words": (WORDS, "</w:p> " * 1_000_000),
    "a paragraph of spaces": (WORDS, "</w:p>" + " " * 7_000_000),
}  # fmt: skip


@pytest.mark.parametrize("what", ENDLESS)
def test_it_is_read_in_time(what: str) -> None:
    part, text = ENDLESS[what]
    content, begun = _stored({part: text}), process_time()
    words = words_of(content, kinds.WORD if part == WORDS else kinds.EXCEL)
    assert len(words) <= MOST_WORDS
    assert process_time() - begun < 5
    figure("S7", "files without end whose words are read in time", 1)


def test_a_book_is_read_in_part() -> None:
    taken = checked(b"word " * MOST_WORDS, "book.txt")
    assert len(words_of(taken.content, taken.kind)) == MOST_WORDS
