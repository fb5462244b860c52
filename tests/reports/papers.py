"""A PDF of one page, for tests that need no real paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_TABLE = b"1 beginbfrange\n<0020> <007e> <0020>\nendbfrange"
_TITLE = "A paper"


def one_page(text: str = "") -> bytes:
    """The text below a title, in letters of two bytes as a pack’s; fit to be published."""
    paper, out = pikepdf.new(), BytesIO()
    page = paper.add_blank_page().obj
    page.Resources = Dictionary(Font=Dictionary(F1=_font(paper)))
    page.Contents = paper.make_stream(_set("H1", 0, _TITLE) + _set("P", 1, text))
    _tag(paper, page)
    _say_what_it_is(paper)
    paper.save(out, deterministic_id=True)
    return out.getvalue()


def _set(kind: str, number: int, text: str) -> bytes:
    """A line of text, each below the one before."""
    codes, up = text.encode("utf-16-be").hex(), 700 - 20 * number
    return (
        f"/{kind} << /MCID {number} >> BDC BT /F1 9 Tf 1 0 0 1 9 {up} Tm <{codes}> Tj ET EMC\n"
    ).encode()


def _font(paper: pikepdf.Pdf) -> Dictionary:
    described = Dictionary(FontFile2=paper.make_stream(b"none"))
    within = Dictionary(FontDescriptor=described)
    return Dictionary(
        Type=Name.Font, ToUnicode=paper.make_stream(_TABLE), DescendantFonts=Array([within])
    )


def _tag(paper: pikepdf.Pdf, page: pikepdf.Object) -> None:
    tree = paper.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tags = [
        paper.make_indirect(Dictionary(S=kind, P=tree, Pg=page, K=Array([number])))
        for number, kind in enumerate((Name.H1, Name.P))
    ]
    tree.K = Array(tags)
    tree.ParentTree = Dictionary(Nums=Array([0, Array(tags)]))
    page.StructParents = 0
    paper.Root.StructTreeRoot = tree


def _say_what_it_is(paper: pikepdf.Pdf) -> None:
    paper.Root.MarkInfo = Dictionary(Marked=True)
    paper.Root.Lang = String("en-GB")
    paper.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    paper.docinfo.Title = String(_TITLE)
    with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said["dc:title"], said["pdfuaid:part"] = _TITLE, "1"
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(_TITLE, 0))
