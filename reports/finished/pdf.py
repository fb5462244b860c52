"""Every text of a PDF: its pages, and each string and stream of the file beside them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from reports.finished.lines import lines_of_pages
from reports.finished.said import Said

_WHERE = {
    "/Title": "a title or a bookmark",
    "/Alt": "the words for a picture",
    "/ActualText": "the words that are read aloud instead",
    "/E": "what an abbreviation stands for",
    "/Contents": "a note or the words of a link",
    "/URI": "the address of a link",
    "/Author": "the metadata",
    "/Subject": "the metadata",
    "/Keywords": "the metadata",
    "/Name": "a layer or a note",
}
_MD5 = 16
"""Bytes of the digest by which a file is named."""
_ELSEWHERE = "what the file holds beside its pages"
_DRAWN = frozenset({Name.Form, Name.Image})
_OF_THE_FILE = frozenset({Name.ObjStm, Name.XRef})


def said_in_pdf(data: bytes) -> tuple[list[Said], dict[str, bytes]]:
    """Its texts, and the files that are attached to it."""
    with pikepdf.open(BytesIO(data)) as paper:
        files = {name: spec.get_file().read_bytes() for name, spec in paper.attachments.items()}
        return [*_pages(paper), *_strings(paper), *_streams(paper)], files


def _pages(paper: pikepdf.Pdf) -> Iterator[Said]:
    for number, text in enumerate(lines_of_pages(paper), 1):
        yield Said(f"page {number}", text)


def _strings(paper: pikepdf.Pdf) -> Iterator[Said]:
    for each in (*paper.objects, paper.trailer):
        yield from _in(each, _ELSEWHERE)


def _in(whole: Any, where: str) -> Iterator[Said]:
    """The strings of an object, those that lie in what lies in it too."""
    if isinstance(whole, String):
        yield Said(where, str(whole))
    elif isinstance(whole, Dictionary | Stream):
        for name, value in whole.items():
            if not _is_identifier(name, value):
                yield from _part(value, _WHERE.get(name, where))
    elif isinstance(whole, Array):
        for value in whole:
            yield from _part(value, where)


def _is_identifier(name: str, value: Any) -> bool:
    """The file's two names are digests: letters that their bytes happen to spell say nothing."""
    return (
        name == "/ID"
        and isinstance(value, Array)
        and all(isinstance(part, String) and len(bytes(part)) == _MD5 for part in value)
    )


def _part(value: Any, where: str) -> Iterator[Said]:
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _in(value, where)


def _streams(paper: pikepdf.Pdf) -> Iterator[Said]:
    """Metadata, scripts, whatever is neither drawn nor a font."""
    drawn = {content.objgen for page in paper.pages for content in _contents(page.obj)}
    for each in paper.objects:
        if isinstance(each, Stream) and each.objgen not in drawn and not _is_drawn(each):
            yield Said("the metadata or a stream", _letters(each))


def _contents(page: Any) -> list[Any]:
    content = page.get("/Contents", [])
    return list(content) if isinstance(content, Array) else [content]


def _is_drawn(stream: Any) -> bool:
    is_font = any(name in stream for name in ("/Length1", "/Length2", "/CIDSystemInfo"))
    return is_font or stream.get("/Subtype") in _DRAWN or stream.get("/Type") in _OF_THE_FILE


def _letters(stream: Any) -> str:
    try:
        return str(stream.read_bytes().decode())
    except (UnicodeDecodeError, pikepdf.PdfError):
        return ""
