"""A word hidden anywhere in a Word file, a workbook, a page or a table is read back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from reports.finished import said_in

CANARY = "Zanzibar heron"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word(xml: str, part: str = "word/document.xml") -> bytes:
    """A Word file of which one part says just this."""
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr(part, f"<w:x {_W}>{xml}</w:x>")
    return out.getvalue()


WORD = {
    "text": _word(f"<w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p>"),
    "text in pieces": _word(
        "<w:p><w:r><w:t>Zanzi</w:t></w:r><w:r><w:t>bar heron</w:t></w:r></w:p>"
    ),
    "hidden text": _word(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p>"),
    "text that was struck out": _word(
        f"<w:p><w:del><w:r><w:delText>{CANARY}</w:delText></w:r></w:del></w:p>"
    ),
    "who changed it": _word(f'<w:p><w:ins w:author="{CANARY}"/></w:p>'),
    "words for a picture": _word(f'<w:p><w:drawing descr="{CANARY}"/></w:p>'),
    "a field": _word(f"<w:p><w:instrText>{CANARY}</w:instrText></w:p>"),
    "a comment": _word(f"<w:p><w:t>{CANARY}</w:t></w:p>", "word/comments.xml"),
    "the head": _word(f"<w:p><w:t>{CANARY}</w:t></w:p>", "word/header2.xml"),
    "a part of its own": _word(f"<note>{CANARY}</note>", "customXml/item1.xml"),
    "the template’s address": _word(f'<r Target="{CANARY}"/>', "word/_rels/settings.xml.rels"),
    "a part that is no XML": _word(f"{CANARY}<", "word/broken.xml"),
}


def _word_file_within() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("word/embeddings/draft.docx", WORD["hidden text"])
        package.writestr("word/media/picture.png", b"\x89PNG\xff\0" + CANARY.encode())
        package.comment = CANARY.encode()
    return out.getvalue()


def _workbook(change: Callable[[Workbook], None]) -> bytes:
    book, out = Workbook(), BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def _hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Other")
    sheet["A1"], sheet.sheet_state = CANARY, "veryHidden"


def _hidden_row(book: Workbook) -> None:
    sheet = book["Sheet"]
    sheet["A1"], sheet.row_dimensions[1].hidden = CANARY, True


def _comment(book: Workbook) -> None:
    book["Sheet"]["A1"].comment = Comment(CANARY, "nobody")


def _defined_name(book: Workbook) -> None:
    book.defined_names["where"] = DefinedName("where", attr_text=f'"{CANARY}"')


def _property(book: Workbook) -> None:
    book.properties.keywords = CANARY


def _formula(book: Workbook) -> None:
    book["Sheet"]["A1"] = f'=IF(FALSE,"{CANARY}","")'


def _name_of_a_sheet(book: Workbook) -> None:
    book["Sheet"].title = CANARY


@pytest.mark.parametrize("file", WORD.values(), ids=WORD.keys())
def test_a_word_hidden_in_a_word_file_is_read(file: bytes) -> None:
    assert any(CANARY in said.text for said in said_in("pack.docx", file))


@pytest.mark.parametrize(
    ("between", "read"), [("w:br", "\n"), ("w:cr", "\n"), ("w:tab", "\t"), ("w:lastRendered", "")]
)
def test_what_parts_words_where_they_are_shown_parts_them_here(between: str, read: str) -> None:
    file = _word(f"<w:p><w:r><w:t>at school</w:t><{between}/><w:t>Zanzibar</w:t></w:r></w:p>")
    assert f"at school{read}Zanzibar" in [said.text for said in said_in("pack.docx", file)]


def test_files_within_files_are_read() -> None:
    found = [said.where for said in said_in("a.docx", _word_file_within()) if CANARY in said.text]
    assert found == ["a note on the package", "the text", "a picture’s notes"]


@pytest.mark.parametrize(
    "change",
    [_hidden_sheet, _hidden_row, _comment, _defined_name, _property, _formula, _name_of_a_sheet],
)
def test_a_word_hidden_in_a_workbook_is_read(change: Callable[[Workbook], None]) -> None:
    assert any(CANARY in said.text for said in said_in("pack.xlsx", _workbook(change)))


def test_a_whole_paragraph_is_read_as_one() -> None:
    made, out = Document(), BytesIO()
    made.add_paragraph("Zanzi").add_run("bar heron").bold = True
    made.save(out)
    texts = [said.text for said in said_in("a.docx", out.getvalue()) if said.where == "the text"]
    assert texts == [CANARY]


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("<p>Zanzi<b>bar</b> heron</p>", "the page"),
        ("<p hidden>Zanzibar&#32;heron</p>", "the page"),
        ('<img alt="Zanzibar heron">', "an attribute"),
        ('<p data-who="Zanzibar heron">', "an attribute"),
        ("<!-- Zanzibar heron -->", "a remark in the page’s code"),
        ("<?draft Zanzibar heron?>", "a remark in the page’s code"),
        ("<script>x = 'Zanzibar heron'</script>", "the page"),
    ],
)
def test_a_word_hidden_in_a_page_is_read(page: str, where: str) -> None:
    found = [s.where for s in said_in("pack.html", page.encode()) if CANARY in s.text]
    assert found == [where]


def test_cells_of_a_page_are_not_run_together() -> None:
    said = next(iter(said_in("a.html", b"<td>Hill</td><td>top</td>")))
    assert said.text.split() == ["Hill", "top"]


def test_each_row_of_a_table_is_read() -> None:
    found = list(said_in("pack.csv", "\ufeffref,text\n1.1,Zanzibar heron\n".encode()))
    assert [(said.where, said.text) for said in found] == [
        ("row 1", "ref\ntext"),
        ("row 2", "1.1\nZanzibar heron"),
    ]
