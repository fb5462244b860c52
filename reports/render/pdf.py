"""The pack as an accessible PDF (PDF/UA-1). Same content, same bytes; nothing is fetched."""

from __future__ import annotations

from reports.content.shape import PackContent
from reports.render import printing
from reports.render.glyphs import printable
from reports.render.html import render_html
from reports.render.stylesheets import (
    NONE_ON_THE_FRONT,
    agenda_numbers,
    marked,
    page_furniture,
    style_of_packs,
)


def render_pdf(content: PackContent) -> bytes:
    """The pack's bytes.

    Raises:
        CannotRender: Pango or a font is missing, or the printing was cut off.
    """
    return printing.printed(**_paper(content))


def number_of_pages(content: PackContent) -> int:
    """How many pages the pack's PDF has; it is laid out for that, and not written.

    Raises:
        CannotRender: Pango or a font is missing, or the printing was cut off.
    """
    return printing.number_of_pages(**_paper(content))


def _paper(content: PackContent) -> dict[str, str]:
    """What a paper is made from: its page, the style, and what stands at the edge of each page."""
    content = printable(content)
    furniture = page_furniture(content.running_title, content.foot) + NONE_ON_THE_FRONT
    return {
        "html": render_html(content),
        "style": style_of_packs(),
        "furniture": furniture + _numbers(content) + marked(content.marking),
    }


def _numbers(content: PackContent) -> str:
    return agenda_numbers(content.pages.first) if content.pages else ""
