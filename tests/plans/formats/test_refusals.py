"""Files that are refused: in one sentence, within a second, with little memory."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from docx import Document
from openpyxl import Workbook

from plans.formats import Unreadable, read
from tests.plans.formats.builders import HEADINGS, excel, page, word

ROW = ("1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "", "G")
MEGABYTE = 1024 * 1024


def docx() -> bytes:
    return word(HEADINGS, ROW)


def xlsx() -> bytes:
    return excel(HEADINGS, ROW)


def rewritten(content: bytes, change: Callable[[str, bytes], bytes], **added: bytes) -> bytes:
    """The archive with its parts changed and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
        for name, data in added.items():
            new.writestr(name, data)
    return out.getvalue()


def kept(_name: str, data: bytes) -> bytes:
    return data


def with_member(content: bytes, name: str, data: bytes = b"x") -> bytes:
    return rewritten(content, kept, **{name: data})


def with_dtd(content: bytes, part: str) -> bytes:
    declaration = b'<!DOCTYPE x [<!ENTITY e "boo">]>'

    def change(name: str, data: bytes) -> bytes:
        head, _, rest = data.partition(b"?>")
        return head + b"?>" + declaration + rest if name == part else data

    return rewritten(content, change)


def encrypted(content: bytes) -> bytes:
    """The archive with the flag of an encrypted member in its directory."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 8] + bytes([content[at + 8] | 1]) + content[at + 9 :]


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(1001):
            archive.writestr(f"word/{number}.xml", "")
        archive.writestr("word/document.xml", "<a/>")
    return out.getvalue()


def inflated(content: bytes, part: str, filler: bytes, times: int) -> bytes:
    return rewritten(content, lambda name, data: data + filler * times if name == part else data)


def giant_merge() -> bytes:
    book = Workbook()
    for column, value in enumerate(HEADINGS, 1):
        page(book).cell(1, column, value)
    page(book).cell(2, 3, "Open it")
    out = io.BytesIO()
    book.save(out)
    merge = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    return rewritten(out.getvalue(), lambda _, data: data.replace(b"<pageMargins", merge, 1))


def many_cells() -> bytes:
    rows = b"".join(b'<row r="%d">%s</row>' % (n, b"<c/>" * 60) for n in range(1, 9000))
    return rewritten(xlsx(), lambda _, data: data.replace(b"<sheetData>", b"<sheetData>" + rows, 1))


def deep() -> bytes:
    count = 20_000
    into, out = b"<w:sdt><w:sdtContent>" * count, b"</w:sdtContent></w:sdt>" * count

    def change(_name: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + into, 1).replace(
            b"</w:body>", out + b"</w:body>"
        )

    return rewritten(docx(), change)


@contextmanager
def modest() -> Iterator[None]:
    """Within a second and 50 MB, as files from strangers have to be."""
    tracemalloc.start()
    began = time.process_time()
    try:
        yield
    finally:
        spent, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 50 * MEGABYTE
    assert spent < 4, "a second, and what counting the memory costs"


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "plan.docx", "empty"),
    "blank": (lambda: b" \n ", "plan.csv", "empty"),
    "too large": (lambda: b"a" * (10 * MEGABYTE + 1), "plan.csv", "10 MB"),
    "cut short": (lambda: docx()[:-2000], "plan.docx", "cut short"),
    "cut to its start": (lambda: xlsx()[:200], "plan.xlsx", "cut short"),
    "a program": (lambda: b"MZ\x90\x00" + b"\x00" * 400, "plan.docx", "a program"),
    "a PDF": (lambda: b"%PDF-1.7\n", "plan.docx", "a PDF"),
    "Word named PDF": (docx, "plan.pdf", "is a Word document (.docx)"),
    "Word named Excel": (docx, "plan.xlsx", "name it .docx"),
    "Excel named Word": (xlsx, "plan.docx", "name it .xlsx"),
    "named with macros": (docx, "plan.docm", "macros"),
    "without an extension": (docx, "plan", "without an extension"),
    "text named Word": (lambda: b"Action,Lead\nOpen it,RO\n", "plan.docx", "not a Word document"),
    "JSON named CSV": (lambda: b'{"themes": []}', "plan.csv", "name it .json"),
    "a web page": (lambda: b"<!doctype html><p>Plan</p>", "plan.csv", "web page"),
    "an old or locked file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64,
        "plan.docx",
        "password",
    ),
    "an encrypted archive": (lambda: encrypted(docx()), "plan.docx", "password"),
    "with macros inside": (
        lambda: with_member(docx(), "word/vbaProject.bin"),
        "plan.docx",
        "macros",
    ),
    "a path upwards": (
        lambda: with_member(docx(), "../../etc/x.xml"),
        "plan.docx",
        "leaves the file",
    ),
    "an absolute path": (lambda: with_member(docx(), "/etc/x.xml"), "plan.docx", "leaves the file"),
    "a drive's path": (lambda: with_member(docx(), "C:\\x.xml"), "plan.docx", "leaves the file"),
    "another archive": (lambda: with_member(_plain_zip(), "b.txt"), "plan.docx", "neither"),
    "too many members": (many_members, "plan.docx", "1,000"),
    "a DTD in the text": (lambda: with_dtd(docx(), "word/document.xml"), "plan.docx", "DTD"),
    "a DTD in the styles": (lambda: with_dtd(docx(), "word/styles.xml"), "plan.docx", "DTD"),
    "a DTD in a sheet": (lambda: with_dtd(xlsx(), "xl/worksheets/sheet1.xml"), "plan.xlsx", "DTD"),
    "a bomb of blanks": (
        lambda: inflated(docx(), "word/document.xml", b" " * MEGABYTE, 200),
        "plan.docx",
        "far more text",
    ),
    "a bomb in a picture": (
        lambda: with_member(docx(), "word/media/a.png", b"\x00" * 45 * MEGABYTE),
        "plan.docx",
        "times its size",
    ),
    "far too many cells": (many_cells, "plan.xlsx", "far more cells"),
    "nested without end": (deep, "plan.docx", "nested"),
    "a UTF-16 part": (
        lambda: rewritten(
            docx(), lambda n, d: d.decode().encode("utf-16") if n == "word/styles.xml" else d
        ),
        "plan.docx",
        "unusual encoding",
    ),
    "another declared encoding": (
        lambda: rewritten(
            docx(), lambda n, d: d.replace(b"UTF-8", b"UTF-7", 1) if n == "word/document.xml" else d
        ),
        "plan.docx",
        "unusual encoding",
    ),
    "broken XML": (
        lambda: rewritten(docx(), lambda n, d: d[:-20] if n == "word/document.xml" else d),
        "plan.docx",
        "damaged",
    ),
    "no table of actions": (
        lambda: word(("Colour", "Fruit"), ("red", "plum")),
        "plan.docx",
        "No table of actions",
    ),
    "bytes in a CSV": (lambda: b"Action,Lead\n\x00\x01\x02,x\n", "plan.csv", "neither text"),
    "too many lines": (lambda: b"a,b\n" * 30_000, "plan.csv", "20,000 lines"),
    "a field without end": (lambda: b'Action,Lead\n"' + b"x" * 200_000, "plan.csv", "damaged"),
    "far too many columns": (lambda: b"Action,Lead\n" + b"," * 5000, "plan.csv", "far more cells"),
    "no plan in the JSON": (lambda: b'{"title": "x"}', "plan.json", "no plan document"),
    "a moment before the first in the JSON": (
        lambda: b'{"themes": [], "at": "0001-01-01T00:00:00+14:00"}',
        "plan.json",
        "an instant such",
    ),
    "a moment without a time zone in the JSON": (
        lambda: b'{"themes": [], "at": "2026-01-01T00:00:00"}',
        "plan.json",
        "its time zone",
    ),
    "broken JSON": (lambda: b'{"themes": [', "plan.json", "not JSON"),
    "JSON without end": (lambda: b'{"themes":' + b"[" * 200_000, "plan.json", "not JSON"),
}


def _plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    return out.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_refused_in_one_sentence(case: str) -> None:
    make, name, said = CASES[case]
    content = make()
    with modest(), pytest.raises(Unreadable) as refusal:
        read(content, name)
    sentence = str(refusal.value)
    assert said in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_range_that_claims_a_whole_sheet_is_read_in_no_time() -> None:
    content = giant_merge()
    with modest(), pytest.raises(Unreadable, match="No table of actions"):
        read(content, "plan.xlsx")


def test_members_of_an_odd_size_in_their_headers_are_counted_while_unpacking() -> None:
    content = bytearray(inflated(docx(), "word/document.xml", b" " * MEGABYTE, 120))
    at = content.rindex(b"word/document.xml") - 46
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with modest(), pytest.raises(Unreadable):
        read(bytes(content), "plan.docx")


def test_an_honest_document_with_pictures_passes() -> None:
    document = Document()
    assert document.tables == []
    content = with_member(docx(), "word/media/a.bin", bytes(range(256)) * 4000)
    assert len(read(content, "My plan.DOCX").document.actions) == 1
