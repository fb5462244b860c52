"""The pack as an accessible PDF (PDF/UA-1). Same content, same bytes; nothing is fetched."""

from __future__ import annotations

from types import ModuleType

from reports.content.shape import PackContent
from reports.render.errors import CannotRender
from reports.render.glyphs import printable
from reports.render.html import render_html
from reports.render.stylesheets import (
    NONE_ON_THE_FRONT,
    agenda_numbers,
    marked,
    page_furniture,
    style_of_packs,
)
from reports.render.tagging import finish_tags

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Debian's packages that bring Pango."""


def render_pdf(content: PackContent) -> bytes:
    """The pack's bytes.

    Raises:
        CannotRender: Pango or a font is missing.
    """
    return finished(**_printed(content))


def number_of_pages(content: PackContent) -> int:
    """How many pages the pack's PDF has; it is laid out for that, and not written.

    Raises:
        CannotRender: Pango or a font is missing.
    """
    number: int = _engine().number_of_pages(**_printed(content))
    return number


def _printed(content: PackContent) -> dict[str, str]:
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


def finished(html: str, *, style: str, furniture: str) -> bytes:
    """A paper as PDF/UA-1, its tags finished; the same words in the same style, the same bytes.

    Raises:
        CannotRender: Pango is missing.
    """
    return finish_tags(_engine().printed(html, style=style, furniture=furniture))


def _engine() -> ModuleType:
    try:
        from reports.render import engine  # noqa: PLC0415  (needs Pango)
    except OSError:
        raise CannotRender(
            "The PDF cannot be made because Pango is not installed; on Debian: "
            f"apt-get install {PACKAGES}."
        ) from None
    return engine
