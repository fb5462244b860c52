"""Checks of the file as a whole: what it says of itself, and what it carries beside its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name

from reports.conformance.paper import Paper

_LANGUAGE = "en-GB"
_MAY_SAY = frozenset({"/Title", "/Author", "/Producer", "/CreationDate", "/ModDate"})
_MAY_TELL = frozenset({
    "pdfuaid:part", "pdf:Producer", "dc:title", "dc:creator", "xmp:CreateDate", "xmp:ModifyDate",
})  # fmt: skip
_NAMESPACES = {
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
}
_RUNS = frozenset({
    Name.JavaScript, Name.Launch, Name.SubmitForm, Name.ImportData, Name.GoToR, Name.GoToE,
    Name.Rendition, Name.Movie, Name.Sound, Name.Hide, Name.ResetForm, Name.Named,
})  # fmt: skip
_LEADS_TO = re.compile(r"(?:https?|mailto|tel):")


def is_encrypted(paper: Paper) -> Iterator[str]:
    if paper.pdf.is_encrypted:
        yield "It is encrypted, which keeps screen readers out."


def has_no_language(paper: Paper) -> Iterator[str]:
    said = str(paper.root.get("/Lang", ""))
    if said != _LANGUAGE:
        yield f"Its language is {f'said to be “{said}”' if said else 'not said'}."


def has_no_title(paper: Paper) -> Iterator[str]:
    title = str(paper.metadata.get("dc:title") or "").strip()
    if not title or title != str(paper.pdf.docinfo.get("/Title", "")).strip():
        yield "It has no title, or two."
    if not paper.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "Readers are shown the file’s name instead of its title."


def does_not_say_that_it_conforms(paper: Paper) -> Iterator[str]:
    if paper.metadata.get("pdfuaid:part") != "1":
        yield "It does not say that it is PDF/UA-1."


def tells_more_of_its_making(paper: Paper) -> Iterator[str]:
    """Who wrote it, with what, from which draft: none of that leaves with a paper."""
    told = {_short(name) for name in paper.metadata}
    authors = paper.metadata.get("dc:creator") or []
    for name in sorted({str(n) for n in paper.pdf.docinfo} - _MAY_SAY | told - _MAY_TELL):
        yield f"Its metadata tells more than they may: {name.strip('/')}."
    named = {*map(str, authors), str(paper.pdf.docinfo.get("/Author", paper.author))}
    if named - {paper.author}:
        yield "Its metadata names an author who is not the partnership."
    if any("/PieceInfo" in each or "/LastModified" in each for each in paper.objects):
        yield "A program left its own notes in it."
    if any("/Metadata" in page for page in paper.pages):
        yield "A page has metadata of its own."


def _short(name: str) -> str:
    """``{http://purl.org/dc/elements/1.1/}title`` as ``dc:title``."""
    space, _, local = name.removeprefix("{").rpartition("}")
    return f"{_NAMESPACES.get(space, space)}:{local}"


def carries_files(paper: Paper) -> Iterator[str]:
    if paper.pdf.attachments or any(_is_file(each) for each in paper.objects):
        yield "A file is attached to it."


def _is_file(each: Any) -> bool:
    return "/EF" in each or "/AF" in each or each.get("/Type") == Name.EmbeddedFile


def runs_something(paper: Paper) -> Iterator[str]:
    if "/OpenAction" in paper.root or any("/AA" in each for each in paper.objects):
        yield "It does something by itself when it is opened or read."
    if any("/JS" in each or each.get("/S") in _RUNS for each in paper.objects):
        yield "It holds a script, or an action that is more than a link."
    if "/JavaScript" in paper.root.get("/Names", {}):
        yield "It holds a script by name."


def leads_elsewhere(paper: Paper) -> Iterator[str]:
    for each in paper.objects:
        link = each.get("/A") if "/Subtype" in each else None
        if isinstance(link, Dictionary) and link.get("/S") == Name.URI:
            target = str(link.get("/URI", ""))
            if not _LEADS_TO.match(target):
                yield f"A link leads to no page of the web: “{target}”."


def has_layers(paper: Paper) -> Iterator[str]:
    if "/OCProperties" in paper.root or any("/OC" in each for each in paper.objects):
        yield "It has layers, which may be hidden."


def is_a_form(paper: Paper) -> Iterator[str]:
    if "/AcroForm" in paper.root:
        yield "It holds a form to fill in."


def keeps_earlier_states(paper: Paper, data: bytes) -> Iterator[str]:
    """A change that is appended leaves what stood there before in the file."""
    if data.count(b"%%EOF") != 1 or data.rstrip()[-5:] != b"%%EOF":
        yield "It holds an earlier state of itself, or something behind its end."
    if any("/Thumb" in page for page in paper.pages):
        yield "It holds pictures of its pages as they once were."


def has_broken_bookmarks(paper: Paper) -> Iterator[str]:
    with paper.pdf.open_outline() as outline:
        entries = list(_all(outline.root))
    if not entries:
        yield "It has no bookmarks."
    for entry in entries:
        if not str(entry.title).strip():
            yield "A bookmark has no words."
        elif not _is_on_a_page(paper, entry.destination):
            yield f"The bookmark “{entry.title}” leads nowhere."
        else:
            continue
        return
    headings = [(line.page, _letters(paper.words(tag))) for tag, line in paper.headings]
    marks = [(paper.place_of[e.destination[0].objgen], _letters(str(e.title))) for e in entries]
    if entries and headings != marks:
        yield "Its bookmarks are not its headings, or lead elsewhere."


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _all(entries: Any) -> Iterator[Any]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _is_on_a_page(paper: Paper, destination: Any) -> bool:
    page = destination[0] if destination is not None and len(destination) else None
    return isinstance(page, Dictionary) and page.objgen in paper.place_of
