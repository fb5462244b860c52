"""Files that nobody means well by, and files that broke on their way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.plans.formats.builders import HEADINGS, word

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


def leaving_the_archive() -> bytes:
    return _rewritten(lambda data: data, **{"../../outside.xml": b"x"})


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "plan.docx"),
    "blank": (lambda: b" \n", "plan.csv"),
    "cut short": (lambda: honest()[:-2000], "plan.docx"),
    "a program": (lambda: b"MZ\x90\x00" + b"\x00" * 400, "plan.docx"),
    "a bomb": (bomb, "plan.docx"),
    "a DTD": (with_dtd, "plan.docx"),
    "a path upwards": (leaving_the_archive, "plan.docx"),
    "a wrong extension": (honest, "plan.xlsx"),
    "no extension": (honest, "plan"),
    "a web page": (lambda: b"<!doctype html><script>alert(1)</script>", "plan.csv"),
    "a script's name": (lambda: b"x", "<script>alert(1)</script>.html"),
    "bytes": (lambda: b"Action,Lead\n\x00\x01\x02,x\n", "plan.csv"),
    "no plan": (lambda: b'{"title": "x"}', "plan.json"),
    "not JSON": (lambda: b'{"themes": [', "plan.json"),
    "a path as a name": (lambda: b"\x7fELF" + b"\x00" * 99, "../../plan.docx"),
}
