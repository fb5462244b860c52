"""The kinds of file that can be evidence. Pure."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
"""Of one file."""
MOST_FILES = 5
"""Beside one update."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, which its content says and its name must agree with."""

    called: str
    media_type: str
    extensions: tuple[str, ...]
    """As they end a name; the first is the one that is proposed."""


_OPEN_XML = "application/vnd.openxmlformats-officedocument."

PDF = Kind("a PDF", "application/pdf", ("pdf",))
WORD = Kind("a Word document", f"{_OPEN_XML}wordprocessingml.document", ("docx",))
EXCEL = Kind("an Excel workbook", f"{_OPEN_XML}spreadsheetml.sheet", ("xlsx",))
POWERPOINT = Kind("a PowerPoint presentation", f"{_OPEN_XML}presentationml.presentation", ("pptx",))
CSV = Kind("a CSV file", "text/csv", ("csv",))
TEXT = Kind("a text file", "text/plain", ("txt",))
PNG = Kind("a PNG picture", "image/png", ("png",))
JPEG = Kind("a JPEG picture", "image/jpeg", ("jpg", "jpeg"))

KINDS = (PDF, WORD, EXCEL, POWERPOINT, CSV, TEXT, PNG, JPEG)
TAKEN = "PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG"
ACCEPT = ",".join(f".{ending}" for kind in KINDS for ending in kind.extensions)
"""What a browser's choice of files is narrowed to; the check is the server's."""
