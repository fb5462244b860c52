"""WordprocessingML (ECMA-376, part 1, 17) as far as our documents need it, as text.

Written by hand and not by a library: every tag is there for a reader, a printer or a screen
reader, and the same words give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from plans.brag import Rating, look
from plans.formats.palette import EDGE, INK, hexed
from plans.formats.text import printable, printable_line

BOLD = "<w:b/>"
ADDED = '<w:b/><w:u w:val="single"/>'
REMOVED = "<w:strike/>"
_HEAD_RULES = (
    f'<w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="{INK}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders>'
)
NEW_PAGE = "<w:pageBreakBefore/>"
KEPT_WITH_NEXT = "<w:keepNext/>"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 360_000
"""English metric units to a centimetre."""
_TWIPS = 567
"""A twip is the twentieth of a point; so many to a centimetre."""


def run(text: str, look: str = "") -> str:
    """Words of one look (run properties, as XML); each further line begins after a break."""
    lines = printable_edges(text).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{words}</w:r>"


def printable_edges(text: str) -> str:
    """The printable text, a space or a break kept at either end for the words beside it."""
    words = printable(text)
    if not words:
        return _edge(text)
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_edge(start)}{words}{_edge(end)}"


def _edge(gap: str) -> str:
    return "\n" if "\n" in gap else " " * bool(gap)


def paragraph(content: str, style: str, more: str = "") -> str:
    """Runs as a paragraph of a style, which is named by its id; ``more`` is its own, as XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def cell(content: str, *, fill: str = "", span: int = 1, style: str = "TableText") -> str:
    """A cell of one paragraph. ``fill`` is six hex digits, or empty."""
    return cell_of(paragraph(content, style), fill=fill, span=span)


def cell_of(paragraphs: str, *, fill: str = "", span: int = 1, edges: str = "") -> str:
    """A cell of paragraphs; ``edges`` are rules of its own, as XML."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look = f"<w:tcPr>{wide}{edges}{shade}</w:tcPr>" if wide or edges or shade else ""
    return f"<w:tc>{look}{paragraphs}</w:tc>"


def row(cells: Iterable[str]) -> str:
    """A row that a page does not break while it fits on one."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def header_row(headings: Iterable[str]) -> str:
    """A row of headings: marked as such, and repeated on each page."""
    names = (paragraph(run(heading), "TableHeading") for heading in headings)
    cells = "".join(cell_of(name, edges=_HEAD_RULES) for name in names)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def table(
    headings: Sequence[str],
    rows: Iterable[str],
    widths: Sequence[float],
    *,
    caption: str,
    summary: str,
) -> str:
    """A table under its row of headings.

    Args:
        widths: of the columns, in centimetres.
        caption: its name, and
        summary: what it holds: both for those who hear the document.
    """
    twips = [round(width * _TWIPS) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/>'
        f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_attribute(caption)}/>"
        f"<w:tblDescription w:val={_attribute(summary)}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header_row(headings)}{''.join(rows)}</w:tbl>"
    )


def picture(name: str, place: int, words: str, width: float, height: float) -> str:
    """A picture of the document, as a run.

    Args:
        name: as the document calls it, such as ``image1``.
        place: its number among the document's pictures, from 1.
        words: its text alternative.
        width: in centimetres, as the height.
    """
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{place}" name="Chart {place}" descr={_attribute(words)}/>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place}" name="Chart {place}" descr={_attribute(words)}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def _attribute(text: str) -> str:
    return quoteattr(printable_line(text))


def rating_words(rating: Rating | None) -> str:
    """The rating's letter as a block in its own colour, and its word."""
    shown = look(rating)
    edge = "" if rating else f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{EDGE}"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{hexed(shown.solid)}"/>'
    letter = run(f" {shown.letter} ", f"{BOLD}{_inked(shown.on_solid)}{edge}{shade}")
    return letter + run(f" {shown.word}", f"{BOLD}{_inked(shown.on_tint)}")


def _inked(colour: str) -> str:
    return f'<w:color w:val="{hexed(colour)}"/>'


def tint(rating: Rating | None) -> str:
    """The fill of a rating's cell; none where there is no rating."""
    return hexed(look(rating).tint) if rating else ""
