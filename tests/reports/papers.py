"""A PDF of one page, for tests that need no real paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

_TABLE = b"1 beginbfrange\n<0020> <007e> <0020>\nendbfrange"


def one_page(text: str = "") -> bytes:
    """A page on which the text stands, in letters of two bytes as a pack's."""
    paper, out = pikepdf.new(), BytesIO()
    page = paper.add_blank_page()
    font = Dictionary(Type=Name.Font, ToUnicode=paper.make_stream(_TABLE))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    codes = text.encode("utf-16-be").hex()
    page.obj.Contents = paper.make_stream(f"BT /F1 9 Tf <{codes}> Tj ET".encode())
    paper.save(out, deterministic_id=True)
    return out.getvalue()
