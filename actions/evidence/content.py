"""What kind of file a content is: told by its bytes, never by its name. Pure.

A content that is two things at once, that runs something, or that hides something behind what it
shows is refused. Office files go through the limits of ``plans.formats.archive``.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from actions.evidence import kinds, papers, pictures
from actions.evidence.kinds import Kind
from plans.formats.archive import look_through
from plans.formats.reading import Unreadable

_ZIP = b"PK\x03\x04"

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
    if content.startswith(papers.START):
        papers.refuse_unsafe_paper(content)
        return kinds.PDF
    if papers.START in content[:_SNIFFED]:
        raise Unreadable("it is a PDF behind something else")
    if content.startswith(pictures.STARTS):
        return pictures.kind_of_picture(content)
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


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def _refuse_unless_text(content: bytes) -> None:
    text = decoded(content)
    if text is None or _CONTROLS.search(text):
        raise Unreadable(f"it is none of the kinds that are taken: {kinds.TAKEN}")
    if _MARKUP.search(text[:_SNIFFED].encode()):
        raise Unreadable("this is a web page, a drawing or a script; save it as PDF and add that")


def decoded(content: bytes) -> str | None:
    """The text: as UTF-8, as UTF-16 with its mark, or as Windows writes it in Western Europe."""
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
