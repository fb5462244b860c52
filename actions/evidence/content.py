"""What kind of file a content is: told by its bytes, never by its name. Pure.

A content that is two things at once, that runs something, or that hides something behind what it
shows is refused. Office files go through the limits of ``plans.formats.gate``.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from actions.evidence import kinds
from actions.evidence.kinds import Kind
from plans.formats.gate import look_through
from plans.formats.reading import Unreadable

_ZIP = b"PK\x03\x04"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_END = b"\xff\xd9"
_PDF = b"%PDF-"

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "this is a program"),
    (b"\xca\xfe\xba\xbe", "this is a program"),
    (b"\xfe\xed\xfa", "this is a program"),
    (b"#!", "this is a script"),
    (b"GIF89a", "this is a GIF picture; save it as PNG"),
    (b"{\\rtf", "this is a rich text file; save it as .docx or PDF"),
    (b"Rar!\x1a", "this is an archive; add the files inside it"),
    (b"7z\xbc\xaf", "this is an archive; add the files inside it"),
    (b"\x1f\x8b", "this is an archive; add the files inside it"),
    (b"\xfd7zXZ", "this is an archive; add the files inside it"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "this is of an old kind (.doc, .xls, .msg) or has a password; save it as PDF or .docx",
    ),
)
_MARKUP = re.compile(
    rb"<\s*(?:\?xml|\?php|!doctype|html|head|body|script|svg|iframe|img|object|embed|style)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(rb"<\s*(?:script|\?php)\b", re.IGNORECASE)
_SNIFFED = 4096
"""Bytes at the beginning within which other software looks for what a file is."""


def kind_of(content: bytes, extension: str) -> Kind:
    """The kind of a content; of two texts the extension says which.

    Raises:
        Unreadable: no kind that is taken, or one that is not to be trusted. Its words go on from
            "… was refused: ".
    """
    _refuse_foreign(content)
    if content.startswith(_ZIP):
        return _office(content)
    _refuse_archive_behind(content)
    if content.startswith(_PDF):
        return _pdf(content)
    if _PDF in content[:_SNIFFED]:
        raise Unreadable("it is a PDF behind something else")
    if content.startswith((_PNG, _JPEG)):
        return _picture(content)
    _refuse_unless_text(content)
    return kinds.CSV if extension == "csv" else kinds.TEXT


def _refuse_foreign(content: bytes) -> None:
    if content.startswith(b"MZ") and b"\x00" in content:
        raise Unreadable("this is a program")
    for start, what in _FOREIGN:
        if content.startswith(start):
            raise Unreadable(what)


def _refuse_archive_behind(content: bytes) -> None:
    """An archive is read from its end: it can stand behind a picture or a PDF."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            hidden = bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        return
    if hidden:
        raise Unreadable("an archive is hidden behind what it shows")


_OFFICE: tuple[tuple[str, Kind], ...] = (
    ("word/document.xml", kinds.WORD),
    ("xl/workbook.xml", kinds.EXCEL),
    ("ppt/presentation.xml", kinds.POWERPOINT),
)
_TYPES = "[Content_Types].xml"
_RUNS = re.compile(
    r"(?:.*/)?vbaproject\.bin|.*/activex/.*|.*/macrosheets/.*|.*/oleobject[^/]*\.bin"
    r"|.*\.(?:exe|dll|js|vbs|ps1|bat|cmd|com|scr|jar|msi|hta|lnk|zip|7z|rar)",
    re.IGNORECASE,
)
"""Parts that hold macros, controls, packed objects or programs."""


def _office(content: bytes) -> Kind:
    declared = look_through(content, keeping=re.compile(re.escape(_TYPES))).get(_TYPES, b"")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
    if any(_RUNS.fullmatch(name) for name in names) or b"macroenabled" in declared.lower():
        raise Unreadable("it holds macros, programs or packed objects; save it without them")
    found = [kind for part, kind in _OFFICE if part in names]
    if not declared or not found:
        raise Unreadable("this is an archive; add the files inside it")
    if len(found) > 1:
        raise Unreadable("it is two kinds of document at once")
    return found[0]


_PDF_RUNS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia)\b")


def _pdf(content: bytes) -> Kind:
    if not content.rstrip(b"\x00\t\n\r\x0c ").endswith(b"%%EOF"):
        raise Unreadable("this PDF is cut short, or holds something more behind its end")
    if _PDF_RUNS.search(content):
        raise Unreadable(
            "this PDF holds scripts or further files; print it to a new PDF and add that"
        )
    return kinds.PDF


def _picture(content: bytes) -> Kind:
    if _ACTIVE.search(content):
        raise Unreadable("a script is hidden in this picture")
    if content.startswith(_JPEG):
        return _jpeg(content)
    ends = list(_png_chunks(content))
    if not ends or ends[0][0] != b"IHDR" or ends[-1] != (b"IEND", len(content)):
        raise Unreadable("this picture is cut short, or holds something more behind its end")
    return kinds.PNG


def _jpeg(content: bytes) -> Kind:
    if _JPEG_END not in content[len(_JPEG) :]:
        raise Unreadable("this picture is cut short; save it again and add it whole")
    return kinds.JPEG


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The kind and the end of each whole chunk whose checksum holds, up to the last (RFC 2083)."""
    at = len(_PNG)
    while len(content) - at >= 12:  # noqa: PLR2004 - length, kind and checksum, four bytes each
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        checksum = int.from_bytes(content[end - 4 : end], "big")
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != checksum:
            return
        yield content[at + 4 : at + 8], end
        if content[at + 4 : at + 8] == b"IEND":
            return
        at = end


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def _refuse_unless_text(content: bytes) -> None:
    text = _decoded(content)
    if text is None or _CONTROLS.search(text):
        raise Unreadable(f"it is none of the kinds that are taken: {kinds.TAKEN}")
    if _MARKUP.search(text[:_SNIFFED].encode()):
        raise Unreadable("this is a web page, a drawing or a script; save it as PDF and add that")


def _decoded(content: bytes) -> str | None:
    """The text: as UTF-8, as UTF-16 with its mark, or as Windows writes it in Western Europe."""
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
