"""Lines and blocks that are laid out with less work stand where WeasyPrint would put them."""

from __future__ import annotations

from html import escape
from string import ascii_letters, digits, punctuation

import pytest

from reports.render.stylesheets import style_of_packs
from tests.reports.render.drawing import as_weasyprint_does, drawn
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")

CELLS = "<table><tr><td>One</tr><tr><th>{0}<td>%s</td></tr></table>"
WORDS = {
    "one below the other": "<p>{0}</p><div>{0}<div>{0}</div><p>{0}</p></div><p>{0}</p>",
    "of several lengths": "<p>{0}</p><p>{0} {0}</p><p>One</p><p>One</p>",
    "right": "<p style='text-align: right'>{0}</p><p style='text-align: right'>{0}</p>",
    "centred": "<p style='text-align: center'>{0}</p><p style='text-align: center'>{0}</p>",
    "filled out": "<p style='text-align: justify'>{0}</p><p style='text-align: justify'>{0}</p>",
    "set in": "<p style='text-indent: 9mm'>{0}</p><p>{0}</p><p style='text-indent: 9mm'>{0}</p>",
    "beside a float": "<i style='float: left'>A<br>B</i><p>{0}</p><p style='clear: left'>{0}</p>",
    "begun large": "<p class=large>{0}</p><p>{0}</p>",
    "begun bold": "<p class=bold>{0}</p><p>{0}</p>",
    "with others among them": "<p>{0} <b>{0}</b> {0}</p><p>{0}</p><p><b>{0}</b></p>",
    "as they were typed": "<p style='white-space: pre-line'> One\n\n  two\n{0}</p><p>{0}</p>",
    "crossed out": "<p><del>{0}</del></p><p style='text-decoration: underline'>{0}</p><p>{0}</p>",
    "on both sides of a page": "<p style='margin-top: 255mm'>{0} {0} {0}</p><p>{0} {0} {0}</p>",
    "wide apart": "<p style='line-height: 3; letter-spacing: 1mm'>{0}</p><p>{0}</p>",
    "from right to left": "<p dir=rtl style='direction: rtl'>{0}</p><p>{0}</p>",
    "unseen": "<p style='visibility: hidden'>{0}</p><p>{0}</p>",
    "below the line": "<p>One<sub style='vertical-align: sub'>{0}</sub></p><p>{0}</p>",
    "with few words left": "<p style='margin-top: 241mm; orphans: 3; widows: 3'>{0}{0}{0}{0}</p>",
    "in a box in a line": "<p>{0}<i style='display: inline-block; width: 30mm'>{0}</i></p>",
    "counted": "<ol><li>{0}<li>{0}<p>{0}</ol><ul style='list-style: disc inside'><li>{0}</ul>",
    "cut short": "<p style='overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>{0}</p>"
    "<p style='max-lines: 1; continue: discard; block-ellipsis: auto'>{0}</p><p>{0}</p>",
    "in signs of another font": "<p>{0} \u4e2d \U0001f600</p><p>{0} \u4e2d \U0001f600</p>",
    "on pages of two kinds": "<div style='page: other'>{0}</div><p>{0}</p><p>{0}</p>",
    "on the next page": "<p>{0}</p><p style='break-after: page'>{0}</p><p>{0}</p>",
    "in cells": CELLS % "{0}<div>{0}</div><ul><li>{0}<li>{0}</ul><td>{0}<p>{0}</p>",
    "in cells with space around": CELLS % "<p style='margin: 2mm'>{0}</p>"
    "<div style='margin: 4mm 1mm; border: 1px solid; padding: 1mm'>{0}<p>{0}</p></div>{0}",
    "in cells with margins that meet": CELLS
    % "<div style='margin: 2mm'><p style='margin: 4mm 0'>{0}</p></div><div>{0}</div>"
    "<div><p style='margin: -2mm 0 3mm'>{0}</p></div><p style='margin: 5mm 0'>{0}</p>",
    "in cells, in the middle": CELLS % "<p style='margin: 9mm auto; width: 40mm'>{0}</p>{0}",
    "in cells, between margins of their own": CELLS
    % "<p style='margin-top: auto'>{0}</p><p style='margin-bottom: auto'>{0}</p>{0}",
    "in cells as high as they must be": CELLS
    % "<div style='height: 9mm; margin-bottom: 3mm'><p style='margin: 4mm 0'>{0}</p></div>{0}"
    "<div style='min-height: 30mm'>{0}</div><div style='max-height: 2mm'>{0}</div>{0}"
    "<div style='height: 1mm'>{0}</div>{0}",
    "in cells as wide as they must be": CELLS % "<div style='width: 50%; padding: 5%'>{0}</div>"
    "<div style='max-width: 30mm; min-width: 20mm'>{0}</div>",
    "in blocks with margins that meet": "<div style='background: #eee'><p style='margin: 9mm 0'>{0}"
    "</p></div><div style='background: #eee; margin: 4mm'><p style='margin: -2mm 0 9mm'>{0}</div>",
    "moved in a line": "<p>{0}<b style='position: relative; top: 3mm'>One</b></p>"
    + CELLS % "<b style='position: relative; top: -2mm'>One</b>{0}",
    "in cells, moved": CELLS % "<div style='position: relative; left: 9mm'>{0}</div>{0}",
    "in cells, elsewhere": CELLS % "{0}<i style='position: absolute; top: 0'>{0}</i>",
    "in cells, one over another": CELLS
    % "<div style='padding-bottom: 1px'><p style='margin-bottom: -30mm'>{0}</p></div>{0}",
    "in cells that begin a page": "<table style='break-before: page'><tr><td>"
    "<div style='margin-top: 5mm'><p style='margin-top: 9mm'>{0}</p></div>{0}",
    "in cells beside a float": CELLS % "<b style='float: right'>One<br>Two</b>{0}<div>{0}</div>",
    "in cells below a float": CELLS
    % "<b style='float: right'>One<br>Two</b><p style='clear: both'>{0}</p>{0}",
    "in cells beside a table": "<div style='float: left; height: 90mm'>A<br>B</div>"
    + CELLS % "{0}",
    "in cells, cut off": CELLS % "<div style='overflow: hidden; height: 5mm'>{0}</div>{0}"
    "<div style='overflow: hidden; margin: 5mm 0'><p style='margin: 5mm 0'>{0}</p></div>{0}",
    "in cells of two columns": CELLS % "<div style='column-count: 2'>{0}</div><div>{0}</div>",
    "in cells from right to left": CELLS % "<div style='direction: rtl; width: 30mm'>{0}</div>{0}",
    "in cells with marks": CELLS % "<ul style='list-style: disc'><li>{0}<li>{0}</ul>{0}",
    "in cells begun large": CELLS % "<p class=large>{0}</p><div class=large><p>{0}</p></div>{0}",
    "in cells of two pages": CELLS % "<p>{0}</p><p style='break-before: page'>{0}</p>{0}",
    "in cells of pages of two kinds": CELLS % "<p>{0}</p><p style='page: other'>{0}</p>{0}",
    "in cells around a picture": CELLS % "<p>{0}</p><img src='' alt='x'>{0}<p></p>",
    "in cells around nothing": CELLS % "<p style='margin: 5mm 0'></p>{0}<div></div><p>{0}</p>",
    "in many cells": "<table>" + "<tr><th>{0}<p>{0}</p><td><div>{0}</div>{0}<td>One" * 30,
    "in many cells that stay together": "<table style='margin: 7mm'>"
    + "<tr style='break-inside: avoid'><td><p>{0}</p><div style='padding-bottom: 4mm'>{0}" * 30,
    "in many cells with space below": "<table>"
    + "<tr><td><p>{0}</p><div style='padding-bottom: 9mm; margin-bottom: 5mm'>{0}<p>{0}" * 30,
    "in many cells with space above": "<table>"
    + "<tr><td><div style='margin-top: 9mm'><p style='margin-top: 14mm'>{0}</div>{0}" * 30,
    "in many blocks with space around": "<div style='margin: 2mm'><p style='padding: 1mm'>{0}" * 30,
    "broken at signs": "<p style='width: 19mm'>multi-agency AV/To/office T-Y-To 1,250–1,300 A—V",
    "broken within words": "<p style='width: 9mm; overflow-wrap: anywhere'>officeofficeAVATA {0}",
    "hyphened": "<p style='width: 19mm'>off&shy;ice AVA&shy;TAR multi&shy;agency {0}</p>"
    "<p style='width: 19mm; hyphens: auto'>notwithstanding {0}</p>",
    "with spaces that stay": "<p style='width: 30mm'>One&nbsp;two&nbsp;&nbsp;three &nbsp; {0}</p>"
    "<p style='width: 30mm; white-space: pre-wrap'>One  two\tthree   \nfour {0}</p>",
    "with words apart": "<p style='word-spacing: 1mm'>{0}</p><p style='width: 9mm'>One 1 {0}</p>",
    "nowhere": "<table><tr><td><td><p></p>{0}<td><div> </div></table><p></p>",
}
BEGINNINGS = ".large::first-letter { font-size: 2em } .bold::first-line { font-weight: 700 }"
ENDS = {
    "a paragraph": "<p>{0}</p>",
    "one with a border": "<p style='margin-bottom: 9mm'>{0}</p>"
    "<p style='margin: 3mm; border: 1mm solid; padding: 3mm'>{0}{0}</p>",
    "one that keeps with the next": "<p>{0}{0}{0}</p><p style='break-before: avoid'>{0}</p>",
    "a cell": CELLS % "{0}",
    "a cell of several": CELLS % "<p>{0}</p><div>{0}<p>{0}</p></div>",
    "a cell with space below": CELLS
    % "<div style='padding-bottom: 5mm'>{0}<p>{0}</p></div><p style='margin-bottom: 6mm'>{0}</p>",
    "a cell with a border below": CELLS
    % "<div style='border: 4mm solid; margin: 4mm'><div style='padding: 2mm'>{0}<p>{0}",
    "a cell as high as it must be": CELLS
    % "<div style='height: 12mm; margin-bottom: 4mm'>{0}</div><div style='height: 9mm'>{0}</div>",
}
SENTENCE = "Where a line ends, and how high it is, follows from words: AV To, office, 1,250. "

EVERY = f"{ascii_letters} {digits} {escape(punctuation)} \xa0–—"
"""A file has each letter before it is written out."""


def paper(page: str) -> dict[str, str]:
    before = f"<p>{EVERY}<p><b>{EVERY}</b>"
    html = f"<html lang=en-GB><title>x</title>{before}{page.format(SENTENCE * 3)}"
    return {"html": html, "style": style_of_packs() + BEGINNINGS, "furniture": ""}


@pytest.mark.parametrize("which", WORDS)
def test_wherever_they_stand(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    order = paper(WORDS[which])
    with monkeypatch.context() as patched:
        as_weasyprint_does(patched)
        slow = drawn(engine.printed(**order))
    assert drawn(engine.printed(**order)) == slow
    assert drawn(engine.printed(**order)) == slow, "one that is put where it belongs"


@pytest.mark.parametrize("which", ENDS)
def test_at_the_end_of_a_page(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page after page, a little further down on each."""
    above = "<div style='break-before: page; height: {}mm'></div>"
    order = paper("".join(above.format(200 + 2 * n) + ENDS[which] for n in range(26)))
    with monkeypatch.context() as patched:
        as_weasyprint_does(patched)
        slow = drawn(engine.printed(**order))
    assert len(slow) > 30
    assert drawn(engine.printed(**order)) == slow
