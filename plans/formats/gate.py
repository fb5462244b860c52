"""The gate before every reader: size, kind by content, and the parts that are parsed.

Nothing is parsed before it has passed here; what an archive may hold ``archive`` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from plans.formats.archive import MEGABYTE, look_through, members_of
from plans.formats.reading import Unreadable

MOST_UPLOADED = 10 * MEGABYTE
MOST_TAGS = 300_000
"""Elements in the parts that are parsed: what keeps reading within a second and 50 MB."""
MOST_TEXT = 5 * MEGABYTE
"""A CSV or JSON file."""
MOST_VALUES = 400_000
"""Values of a JSON file, by its commas."""


class Kind(StrEnum):
    """The formats that can be read, by their extension."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


_CALLED = {
    Kind.DOCX: "a Word document (.docx)",
    Kind.XLSX: "an Excel workbook (.xlsx)",
    Kind.CSV: "a CSV file (.csv)",
    Kind.JSON: "a JSON file (.json)",
}

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF; upload the Word, Excel or CSV file that it was made from"),
    (b"MZ", "a program, not a plan"),
    (b"\x7fELF", "a program, not a plan"),
    (b"\xca\xfe\xba\xbe", "a program, not a plan"),
    (b"{\\rtf", "a rich text file; save it as a Word document (.docx)"),
    (b"\x89PNG", "a picture, not a plan"),
    (b"\xff\xd8\xff", "a picture, not a plan"),
    (b"GIF8", "a picture, not a plan"),
    (b"Rar!", "a packed archive; upload the file inside it"),
    (b"7z\xbc\xaf", "a packed archive; upload the file inside it"),
    (b"\x1f\x8b", "a packed archive; upload the file inside it"),
)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARSED = {
    Kind.DOCX: re.compile(
        r"word/(document|styles|theme/theme\d*|header\d*|_rels/document\.xml)\.(xml"
        r"|rels)|docProps/core\.xml"
    ),
    Kind.XLSX: re.compile(
        r"xl/(workbook|styles|sharedStrings|theme/theme\d*|worksheets/[^/]+"
        r"|worksheets/_rels/[^/]+\.xml|_rels/workbook\.xml)\.(xml|rels)"
        r"|docProps/core\.xml"
    ),
}


def admit(content: bytes, name: str) -> Kind:
    """The kind of the content, which the name's extension must agree with.

    Raises:
        Unreadable: too large, empty, of a kind that is not read, or named as something else.
    """
    if len(content) > MOST_UPLOADED:
        raise Unreadable("This file is larger than 10 MB, which is the most that can be uploaded.")
    if not content.strip():
        raise Unreadable("This file is empty.")
    kind, extension = _kind_of(content, name), _extension(name)
    if extension != kind.value:
        raise Unreadable(_misnamed(kind, extension))
    return kind


def _extension(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/").strip()).suffix.lower().lstrip(".")


def _misnamed(kind: Kind, extension: str) -> str:
    if extension in tuple(Kind):
        return f"This is {_CALLED[kind]}, but its name says .{extension}; name it .{kind.value}."
    if extension in {"docm", "xlsm", "dotm", "xltm"}:
        return f"Files with macros (.{extension}) are not read; save it as {_CALLED[kind]}."
    shown = f"named .{extension[:12]}" if extension else "named without an extension"
    return (
        f"This is {_CALLED[kind]}, but it is {shown}; only .docx, .xlsx, .csv and .json are read."
    )


def _kind_of(content: bytes, name: str) -> Kind:
    _refuse_foreign(content)
    if content[:4] == b"PK\x03\x04":
        return _office_kind(content)
    if content[:2] == b"PK":
        raise Unreadable("This is an empty or damaged archive, not a Word or Excel file.")
    return _text_kind(content, name)


def _refuse_foreign(content: bytes) -> None:
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(
            "This file is protected by a password, or is of an old kind (.doc, .xls); "
            "save it without a password as .docx or .xlsx."
        )
    for start, what in _FOREIGN:
        if content.startswith(start):
            raise Unreadable(f"This is {what}.")


def _text_kind(content: bytes, name: str) -> Kind:
    """JSON or CSV; a named .docx or .xlsx that is neither is called damaged.

    Raises:
        Unreadable: the bytes are no text.
    """
    if _extension(name) in {Kind.DOCX, Kind.XLSX}:
        raise Unreadable(
            f"This is not {_CALLED[Kind(_extension(name))]}: its content is "
            f"of another kind or damaged."
        )
    sixteen = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if not sixteen and b"\x00" in content:
        raise Unreadable("This file is neither text nor a Word or Excel file.")
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lstrip()
    if re.match(rb"<(\?xml|!doctype|html|svg)", start, re.IGNORECASE):
        raise Unreadable(
            "This is a web page or XML file; upload a .docx, .xlsx, .csv or .json file."
        )
    named = _extension(name) == Kind.JSON
    kind = Kind.JSON if start.startswith(b"{") or named else Kind.CSV
    if len(content) > MOST_TEXT or (kind is Kind.JSON and content.count(b",") > MOST_VALUES):
        raise Unreadable("This file holds far more text than a plan; upload the plan alone.")
    return kind


def _office_kind(content: bytes) -> Kind:
    names = {info.filename for info in members_of(content)}
    if any(n.lower().endswith("vbaproject.bin") for n in names):
        raise Unreadable("This file holds macros; save it without them as .docx or .xlsx.")
    if "word/document.xml" in names:
        return Kind.DOCX
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    raise Unreadable("This is an archive, but neither a Word document nor an Excel workbook.")


def unpack(content: bytes, kind: Kind) -> dict[str, bytes]:
    """The parts that a reader parses, by name, once the whole archive has been looked at.

    Raises:
        Unreadable: as ``look_through``, or with far more in it than a plan has.
    """
    parts = look_through(content, keeping=_PARSED[kind])
    _refuse_bulk(parts)
    return parts


def _refuse_bulk(parts: Mapping[str, bytes]) -> None:
    if sum(part.count(b"<") for part in parts.values()) > MOST_TAGS:
        raise Unreadable(
            "This file holds far more cells or paragraphs than a plan; upload the plan alone."
        )
