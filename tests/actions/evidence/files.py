"""Files as people add them to updates, honest and otherwise."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from docx import Document
from openpyxl import Workbook
from PIL import Image

from tests.access.hostile import bomb, named, with_dtd

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
"""The text that every scanner takes for a virus; in two here, so that this file is not one."""


def pdf(*, packed: bool = False, locked: bool = False, **more: Any) -> bytes:
    """A PDF of one empty page, with more in its catalogue; its objects packed, or locked."""
    out = io.BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page(page_size=(200, 200))
        for name, value in more.items():
            paper.Root[f"/{name}"] = paper.make_indirect(value)
        modes = pikepdf.ObjectStreamMode
        paper.save(
            out,
            object_stream_mode=modes.generate if packed else modes.disable,
            deterministic_id=not locked,
            encryption=pikepdf.Encryption(owner="x") if locked else False,
        )
    return out.getvalue()


def _script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)__")


def _in_other_letters() -> bytes:
    return pdf(OpenAction=_script()).replace(b"__", b"").replace(b"/Java", b"/J#61va")


def _with_a_file() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as paper:
        paper.attachments["notes.txt"] = b"more"
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _unpacking_without_end() -> bytes:
    """Packed objects of which one is a text of 100 MB."""
    whole = pdf(packed=True, Words="a" * 100_000_000)
    assert len(whole) < 200_000
    return whole


def docx() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Minutes of the Exploitation Sub Group")
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    book = Workbook()
    book.save(out)
    return out.getvalue()


def pptx() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def _leaving_the_archive() -> bytes:
    return named("../../outside.xml")


def with_part(whole: bytes, name: str, content: bytes = b"x") -> bytes:
    """An office file with one part more."""
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(name, content)
    return out.getvalue()


def png() -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\x00\x00")
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).save(out, "JPEG")
    return out.getvalue()


HONEST: dict[str, tuple[Callable[[], bytes], str]] = {
    "report.pdf": (pdf, "application/pdf"),
    "minutes.docx": (
        docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "figures.xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "slides.pptx": (
        pptx,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "drivers.csv": ("Name,Trained\nŁukasik,40\n".encode, "text/csv"),
    "notes.txt": (lambda: b"Caf\xe9 visited", "text/plain"),
    "initials.txt": (lambda: b"MZ and BZh visited; Rar! is no file", "text/plain"),
    "sixteen.txt": (lambda: "Visited".encode("utf-16"), "text/plain"),
    "photo.png": (png, "image/png"),
    "photo.jpg": (jpeg, "image/jpeg"),
    "PHOTO.JPEG": (jpeg, "image/jpeg"),
}

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a program in a document's name": (
        lambda: b"MZ\x90\x00" + bytes(200), "plan.docx", "a program"
    ),
    "a drawing": (lambda: _SVG, "chart.svg", "a web page, a drawing or a script"),
    "a drawing in a picture's name": (lambda: _SVG, "chart.png", "a web page, a drawing"),
    "a web page": (lambda: b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "page.txt", "a web page"),
    "a shell script": (lambda: b"#!/bin/sh\nrm -r /\n", "run.txt", "a script"),
    "an archive": (lambda: archive({"a.txt": b"x"}), "files.zip", "an archive"),
    "an archive in a document's name": (
        lambda: archive({"a.txt": b"x"}), "files.docx", "an archive"
    ),
    "a packed archive": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(30), "files.7z", "an archive"),
    "macros": (
        lambda: with_part(docx(), "word/vbaProject.bin"), "minutes.docx", "it holds macros"
    ),
    "macros of the old kind": (
        lambda: with_part(xlsx(), "xl/macrosheets/sheet1.xml"), "figures.xlsx", "it holds macros"
    ),
    "a declared macro document": (
        lambda: archive(
            {
                "[Content_Types].xml": b'<Types a="document.macroEnabled.main+xml"/>',
                "word/document.xml": b"<w/>",
            }
        ),
        "minutes.docm",
        "it holds macros",
    ),
    "a packed program": (
        lambda: with_part(docx(), "word/embeddings/setup.exe"), "minutes.docx", "it holds macros"
    ),
    "a bomb": (bomb, "minutes.docx", "unpacks to more than 100 times"),
    "a path upwards": (_leaving_the_archive, "minutes.docx", "a part whose name leaves"),
    "a DTD": (with_dtd, "minutes.docx", "a document type definition"),
    "two documents in one": (
        lambda: with_part(docx(), "xl/workbook.xml"), "minutes.docx", "two kinds of document"
    ),
    "an old Word document": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old.doc", "of an old kind"
    ),
    "a PDF and an archive": (
        lambda: pdf() + archive({"a.class": b"x"}), "report.pdf", "an archive is hidden"
    ),
    "a picture and an archive": (
        lambda: jpeg() + archive({"a.class": b"x"}), "photo.jpg", "an archive is hidden"
    ),
    "a picture and a web page": (
        lambda: jpeg() + b"<script>alert(1)</script>", "photo.jpg", "a script is hidden"
    ),
    "something behind a picture": (lambda: png() + b"more", "photo.png", "cut short, or holds"),
    "something behind a PDF": (lambda: pdf() + b"more", "report.pdf", "cut short, or holds"),
    "something before a PDF": (lambda: b"words\n" + pdf(), "report.pdf", "a PDF behind"),
    "a PDF with a script": (lambda: pdf(OpenAction=_script()), "report.pdf", "holds scripts"),
    "a PDF with a packed script": (
        lambda: pdf(packed=True, OpenAction=_script()), "report.pdf", "holds scripts"
    ),
    "a PDF with a script in other letters": (_in_other_letters, "report.pdf", "holds scripts"),
    "a PDF with a file": (_with_a_file, "report.pdf", "further files"),
    "a PDF that is locked": (lambda: pdf(locked=True), "report.pdf", "locked or has a password"),
    "a PDF that unpacks without end": (
        _unpacking_without_end, "report.pdf", "damaged or cannot be looked through"
    ),
    "a PDF that is none": (lambda: b"%PDF-1.7\n" + b"x" * 50 + b"%%EOF", "report.pdf", "damaged"),
    "bytes": (lambda: bytes(range(256)), "data.csv", "none of the kinds"),
    "a picture cut short": (lambda: png()[:-6], "photo.png", "cut short"),
    "a photograph cut short": (lambda: jpeg()[:-40], "photo.jpg", "cut short"),
    "a photograph of which a part has no end": (
        lambda: jpeg()[:20] + b"\xff\xe1\xff\xff" + bytes(40) + b"\xff\xd9",
        "photo.jpg",
        "cut short",
    ),
}  # fmt: skip
"""The content, the name that it comes by, and some of the words with which it is refused."""
