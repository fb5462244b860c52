"""Which reader reads which file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO
from zipfile import ZipFile, is_zipfile

from reports.finished.html import said_in_html
from reports.finished.office import said_in_xml
from reports.finished.pdf import said_in_pdf
from reports.finished.png import notes_of
from reports.finished.said import Said

_READABLE = re.compile(rb"[\x20-\x7e]{6,}")
_XML = (".xml", ".rels", ".vml", ".svg")


def said_in(name: str, data: bytes) -> Iterator[Said]:
    """Every text of a file, and of the files that lie in it.

    Args:
        name: by which its kind is known; one of an unknown kind is read as plain text.
    """
    ending = name.rpartition(".")[2].lower()
    reader = _READERS.get(ending)
    if reader is not None:
        yield from reader(data)
    elif is_zipfile(BytesIO(data)):
        yield from _said_in_package(data)
    else:
        yield Said(name, _plain(data))


def _said_in_pdf(data: bytes) -> Iterator[Said]:
    said, files = said_in_pdf(data)
    yield from said
    for name, content in files.items():
        yield Said("the name of an attached file", name)
        yield from said_in(name, content)


def _said_in_package(data: bytes) -> Iterator[Said]:
    """Of a Word or an Excel file: each of the files that it is made of."""
    with ZipFile(BytesIO(data)) as package:
        yield Said("a note on the package", _plain(package.comment))
        for member in package.infolist():
            yield Said("the name of a file within", member.filename)
            content = package.read(member)
            if member.filename.endswith(_XML):
                yield from said_in_xml(member.filename, content)
            else:
                yield from said_in(member.filename, content)


def _said_in_page(data: bytes) -> Iterator[Said]:
    return said_in_html(_plain(data))


def _said_in_table(data: bytes) -> Iterator[Said]:
    """A line for each cell: what stands beside one is not of its sentence."""
    rows = csv.reader(StringIO(_plain(data), newline=""))
    for number, row in enumerate(rows, 1):
        yield Said(f"row {number}", "\n".join(row))


def _said_in_picture(data: bytes) -> Iterator[Said]:
    notes = notes_of(data)
    yield Said("a picture’s notes", _plain(data if notes is None else notes))


def _plain(data: bytes) -> str:
    """The letters of a text; of what is none, such as a picture, whatever can be read in it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        readable = _READABLE.findall(data.replace(b"\0", b""))
        return "\n".join(run.decode("ascii") for run in readable)


_READERS: Mapping[str, Callable[[bytes], Iterator[Said]]] = {
    "pdf": _said_in_pdf,
    "docx": _said_in_package,
    "xlsx": _said_in_package,
    "html": _said_in_page,
    "csv": _said_in_table,
    "png": _said_in_picture,
}
