"""Driving WeasyPrint: nothing fetched, and faster than it is by itself.

Importing this module imports WeasyPrint, which needs Pango: import it where a paper is made.
What is sped up: the style and its fonts are read once for each process; the list of a file's
pages, which WeasyPrint asks for with every tag, is made once for each page and not each time
(it grew with the square of the pages); nothing is compressed here, since finishing the tags
reads and compresses everything anyway; and no garbage is collected during a rendering.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import pydyf
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from reports.render.stylesheets import base_style

_CSS: Any = weasyprint.CSS
_Fonts: Any = FontConfiguration
_PDF: Any = pydyf.PDF
"""Neither library states its types."""

_one_at_a_time = threading.Lock()
"""Pango's fonts are shared between the papers of a process, and know no threads."""


class OnlyInline(URLFetcher):
    """Fetches ``data:`` addresses and nothing else: no network, no file."""

    def __init__(self) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            allowed_protocols=("data",), allow_redirects=False
        )


class _Page(weasyprint.HTML):
    """A page whose elements look as ``base.css`` says, before its own style says anything."""

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002  (theirs)
        return [_base()]


class _Style(NamedTuple):
    sheet: Any
    fonts: Any


@cache
def _base() -> Any:
    return _CSS(string=base_style(), url_fetcher=OnlyInline())


@cache
def _parsed(style: str) -> _Style:
    fonts = _Fonts()
    sheet = _CSS(string=style, font_config=fonts, url_fetcher=OnlyInline())
    return _Style(sheet, fonts)


def printed(html: str, *, style: str, furniture: str, identifier: bytes) -> bytes:
    """The page as PDF/UA-1. ``identifier`` stands for the time and chance that others put in."""
    with _one_at_a_time, _without_collecting_garbage():
        sheet, fonts = _parsed(style)
        own = _CSS(string=furniture, url_fetcher=OnlyInline())
        page: Any = _Page(string=html, url_fetcher=OnlyInline())
        pdf: bytes = page.write_pdf(
            stylesheets=[sheet, own],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier,
            uncompressed_pdf=True,
        )
    return pdf


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _references_of_pages(pdf: Any) -> tuple[bytes, ...]:
    """As pydyf's own property, computed anew only when a page came in since."""
    number = len(pdf.pages["Kids"])
    known: tuple[int, tuple[bytes, ...]] | None = getattr(pdf, "_known_references", None)
    if known is None or known[0] != number:
        known = (number, tuple(_original_references(pdf)))
        pdf._known_references = known
    return known[1]


_original_references = _PDF.page_references.fget
_PDF.page_references = property(_references_of_pages)
