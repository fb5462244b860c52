"""A word hidden anywhere in a PDF is read back from its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reports.finished import said_in
from tests.reports.papers import one_page

CANARY = "Zanzibar heron"
Hide = Callable[[pikepdf.Pdf], None]
_WAYS: dict[str, tuple[Hide, str]] = {}


def hides(where: str) -> Callable[[Hide], Hide]:
    def kept(hide: Hide) -> Hide:
        _WAYS[hide.__name__] = (hide, where)
        return hide

    return kept


def _page(paper: pikepdf.Pdf) -> Any:
    return paper.pages[0].obj


def _hidden(paper: pikepdf.Pdf, name: str, value: Any) -> None:
    paper.Root[f"/{name}"] = paper.make_indirect(value)


@hides("the metadata")
def in_the_metadata(paper: pikepdf.Pdf) -> None:
    paper.docinfo.Subject = String(CANARY)


@hides("the metadata or a stream")
def in_the_newer_metadata(paper: pikepdf.Pdf) -> None:
    with paper.open_metadata(set_pikepdf_as_editor=False) as said:
        said["dc:description"] = CANARY


@hides("a title or a bookmark")
def in_a_bookmark(paper: pikepdf.Pdf) -> None:
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CANARY, 0))


@hides("the words for a picture")
def for_a_picture(paper: pikepdf.Pdf) -> None:
    _hidden(paper, "StructTreeRoot", Dictionary(K=Dictionary(S=Name.Figure, Alt=String(CANARY))))


@hides("the words that are read aloud instead")
def read_aloud(paper: pikepdf.Pdf) -> None:
    said = Dictionary(S=Name.Span, ActualText=String(CANARY))
    _hidden(paper, "StructTreeRoot", Dictionary(K=Array([said])))


@hides("a note or the words of a link")
def in_a_note(paper: pikepdf.Pdf) -> None:
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 1, 1]), Contents=String(CANARY))
    _page(paper).Annots = Array([paper.make_indirect(note)])


@hides("a layer or a note")
def as_the_name_of_a_layer(paper: pikepdf.Pdf) -> None:
    layer = paper.make_indirect(Dictionary(Type=Name.OCG, Name=String(CANARY)))
    _hidden(paper, "OCProperties", Dictionary(OCGs=Array([layer])))


@hides("what the file holds beside its pages")
def in_a_script(paper: pikepdf.Pdf) -> None:
    paper.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"say('{CANARY}')"))


@hides("restricted.txt")
def in_an_attached_file(paper: pikepdf.Pdf) -> None:
    paper.attachments["restricted.txt"] = CANARY.encode()


@hides("the name of an attached file")
def as_the_name_of_a_file(paper: pikepdf.Pdf) -> None:
    paper.attachments[f"{CANARY}.txt"] = b"nothing"


@hides("page 1")
def in_an_attached_paper(paper: pikepdf.Pdf) -> None:
    paper.attachments["other.pdf"] = one_page(CANARY)


@hides("page 1")
def in_a_picture_on_the_page(paper: pikepdf.Pdf) -> None:
    page = _page(paper)
    picture = paper.make_stream(page.Contents.read_bytes().replace(b"9 Tf", b"8 Tf"))
    codes = CANARY.encode("utf-16-be").hex()
    picture.write(f"BT /F1 9 Tf <{codes}> Tj ET".encode())
    picture.Type, picture.Subtype, picture.Resources = Name.XObject, Name.Form, page.Resources
    page.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.Contents = paper.make_stream(b"/P Do")


@hides("what the file holds beside its pages")
def in_what_passes_for_the_files_digest(paper: pikepdf.Pdf) -> None:
    _hidden(paper, "ID", Array([String(CANARY), String(CANARY * 2)]))


@pytest.mark.parametrize(("hide", "where"), _WAYS.values(), ids=_WAYS.keys())
def test_a_hidden_word_is_read_and_its_place_told(hide: Hide, where: str) -> None:
    with pikepdf.open(BytesIO(one_page("A page."))) as paper:
        hide(paper)
        out = BytesIO()
        paper.save(out)
    found = {said.where for said in said_in("pack.pdf", out.getvalue()) if CANARY in said.text}
    assert where in found


def test_what_stands_on_the_page_is_read() -> None:
    (page,) = [each for each in said_in("a.pdf", one_page(CANARY)) if each.where == "page 1"]
    assert page.text.splitlines()[-1] == CANARY


def _named(identifier: bytes) -> bytes:
    """A paper whose identifier is these bytes, as pikepdf would not write one."""
    data = one_page("A page.")
    (before,) = set(re.findall(rb"/ID \[<(\w{32})><\w{32}>\]", data))
    return data.replace(before, identifier.hex().encode())


def _all(data: bytes) -> str:
    return "\n".join(said.text for said in said_in("pack.pdf", data))


def test_letters_that_the_files_own_digest_happens_to_spell_are_none() -> None:
    spelt = b"x% ?? [name] tbc"
    assert "[name]" not in _all(_named(spelt))
    with pikepdf.open(BytesIO(_named(spelt))) as paper:
        assert bytes(paper.trailer.ID[0]) == spelt
