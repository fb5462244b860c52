"""A PDF of one page, for tests that need no real paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_TABLE = b"1 beginbfrange\n<0020> <007e> <0020>\nendbfrange"
_TITLE = "A paper"


def one_page(text: str = "") -> bytes:
    """A page on which the text stands, in letters of two bytes as a pack's; fit to be published."""
    paper, out = pikepdf.new(), BytesIO()
    page = paper.add_blank_page().obj
    page.Resources = Dictionary(Font=Dictionary(F1=_font(paper)))
    codes = text.encode("utf-16-be").hex()
    page.Contents = paper.make_stream(
        f"/H1 << /MCID 0 >> BDC BT /F1 9 Tf <{codes}> Tj ET EMC".encode()
    )
    _tag(paper, page)
    _say_what_it_is(paper)
    paper.save(out, deterministic_id=True)
    return out.getvalue()


def _font(paper: pikepdf.Pdf) -> Dictionary:
    described = Dictionary(FontFile2=paper.make_stream(b"none"))
    within = Dictionary(FontDescriptor=described)
    return Dictionary(
        Type=Name.Font, ToUnicode=paper.make_stream(_TABLE), DescendantFonts=Array([within])
    )


def _tag(paper: pikepdf.Pdf, page: pikepdf.Object) -> None:
    tree = paper.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    heading = paper.make_indirect(Dictionary(S=Name.H1, P=tree, Pg=page, K=Array([0])))
    tree.K = Array([heading])
    tree.ParentTree = Dictionary(Nums=Array([0, Array([heading])]))
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
