"""Files that nobody means well by, and files that broke on their way."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable

from tests.plans.formats.builders import HEADINGS, excel, word

MEGABYTE = 1024 * 1024
DOCUMENT_PART = "word/document.xml"


def honest() -> bytes:
    return word(HEADINGS, ("1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "", "G"))


def _rewritten(change: Callable[[bytes], bytes], **added: bytes) -> bytes:
    """The honest document with its text changed, or with other members."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(honest())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == DOCUMENT_PART else data)
        for name, data in added.items():
            new.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    """About 200 KB that unpack to 200 MB."""
    return _rewritten(lambda data: data + b" " * 200 * MEGABYTE)


def with_dtd() -> bytes:
    return _rewritten(lambda data: data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e "boo">]>', 1))


def with_parts(**added: bytes) -> bytes:
    return _rewritten(lambda data: data, **added)


def named(name: str) -> bytes:
    """With a part of this name besides."""
    return with_parts(**{name: b"x"})


def _before_the_text(declaration: bytes) -> bytes:
    return _rewritten(lambda data: data.replace(b"?>", b"?>" + declaration, 1))


def laughing() -> bytes:
    """A workbook whose words are each ten of the former."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    words = f'<!DOCTYPE sst [<!ENTITY e0 "ha">{entities}]><sst><si><t>&e9;</t></si></sst>'
    return zipped({**zipped_parts(excel(HEADINGS)), "xl/sharedStrings.xml": words.encode()})


def zipped_parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def nested() -> bytes:
    """Archives in an archive, ten deep, the innermost a bomb."""
    inner = zipped({"0.txt": b"0" * 20 * MEGABYTE})
    for depth in range(10):
        inner = zipped({f"{n}-{depth}.zip": inner for n in range(4)})
    return inner


def twice_the_same_part() -> bytes:
    out = io.BytesIO(honest())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a name that is there twice
        archive.writestr(DOCUMENT_PART, b"<other/>")
    return out.getvalue()


def _listed_otherwise(content: bytes, place: int, value: bytes) -> bytes:
    """With other bytes at this place of what the archive's list says of each part."""
    listed = b"PK\x01\x02"
    head, *entries = content.split(listed)
    changed = [entry[: place - 4] + value + entry[place - 4 + len(value) :] for entry in entries]
    return listed.join((head, *changed))


def with_a_password() -> bytes:
    return _listed_otherwise(honest(), 8, b"\x01\x00")


def lying_about_its_size() -> bytes:
    """Each part is said to unpack to one byte."""
    return _listed_otherwise(bomb(), 24, b"\x01\x00\x00\x00")


def packed_strangely() -> bytes:
    return _listed_otherwise(honest(), 10, b"\x63\x00")


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "plan.docx"),
    "blank": (lambda: b" \n", "plan.csv"),
    "cut short": (lambda: honest()[:-2000], "plan.docx"),
    "a program": (lambda: b"MZ\x90\x00" + b"\x00" * 400, "plan.docx"),
    "a bomb": (bomb, "plan.docx"),
    "a DTD": (with_dtd, "plan.docx"),
    "a path upwards": (lambda: named("../../outside.xml"), "plan.docx"),
    "a path from the root": (lambda: named("/etc/cron.d/outside"), "plan.docx"),
    "a path of Windows": (lambda: named("..\\..\\outside.xml"), "plan.docx"),
    "a drive's path": (lambda: named("C:outside.xml"), "plan.docx"),
    "an outer entity": (
        lambda: _before_the_text(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
        "plan.docx",
    ),
    "a DTD from elsewhere": (
        lambda: _before_the_text(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), "plan.docx",
    ),
    "a DTD in a part that is not read": (
        lambda: with_parts(**{"word/comments.xml": b"<?xml version='1.0'?><!DOCTYPE x><x/>"}),
        "plan.docx",
    ),
    "a DTD among the relations": (
        lambda: with_parts(**{"word/_rels/other.rels": b"<!DOCTYPE x><x/>"}), "plan.docx",
    ),
    "a DTD in other letters": (
        lambda: with_parts(**{"word/other.xml": "<!DOCTYPE x><x/>".encode("utf-16")}), "plan.docx",
    ),
    "a billion laughs": (laughing, "plan.xlsx"),
    "archives in archives": (nested, "plan.docx"),
    "a thousand parts": (
        lambda: with_parts(**{f"word/{n}.xml": b"<x/>" for n in range(1001)}), "plan.docx",
    ),
    "the same part twice": (twice_the_same_part, "plan.docx"),
    "a password": (with_a_password, "plan.docx"),
    "sizes that lie": (lying_about_its_size, "plan.docx"),
    "a strange packing": (packed_strangely, "plan.docx"),
    "macros": (lambda: with_parts(**{"word/vbaProject.bin": b"x"}), "plan.docx"),
    "a name for macros": (honest, "plan.docm"),
    "an old document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "plan.docx"),
    "a PDF with a document behind": (lambda: b"%PDF-1.7\n" + honest(), "plan.docx"),
    "a picture with a document behind": (lambda: b"GIF89a" + honest(), "plan.docx"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "plan.xlsx"),
    "a drawing": (lambda: b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>", "p.csv"),
    "a packed file": (lambda: b"\x1f\x8b\x08\0" + b"\0" * 99, "plan.csv"),
    "a cell without end": (lambda: b'Action,Lead\n"' + b"x" * 4 * MEGABYTE, "plan.csv"),
    "lines without end": (lambda: b"Action,Lead\n" + b"\n" * 4 * MEGABYTE, "plan.csv"),
    "cells without end": (lambda: b"Action,Lead\n" + b"," * 4 * MEGABYTE, "plan.csv"),
    "depth without end": (lambda: b'{"themes":' + b"[" * 400_000, "plan.json"),
    "values without end": (lambda: b'{"themes":[' + b"0," * 2 * MEGABYTE + b"0]}", "plan.json"),
    "a wrong extension": (honest, "plan.xlsx"),
    "no extension": (honest, "plan"),
    "a web page": (lambda: b"<!doctype html><script>alert(1)</script>", "plan.csv"),
    "a script's name": (lambda: b"x", "<script>alert(1)</script>.html"),
    "bytes": (lambda: b"Action,Lead\n\x00\x01\x02,x\n", "plan.csv"),
    "no plan": (lambda: b'{"title": "x"}', "plan.json"),
    "not JSON": (lambda: b'{"themes": [', "plan.json"),
    "a path as a name": (lambda: b"\x7fELF" + b"\x00" * 99, "../../plan.docx"),
}  # fmt: skip
