"""Driving WeasyPrint: nothing fetched, and faster than it is by itself.

Importing this module imports WeasyPrint, which needs Pango: the process that prints does it
(``press``), one paper at a time, since Pango's fonts know no threads.
What is sped up: the style and its fonts are read once for each process; no element is given a
style that papers do not use (``base.css``); a page is read as XML where it is XML; garbage is
collected once, behind a rendering; and what is done for every box and line is in ``faster``. The
tags that a reader who listens follows are our own (``tagging``).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, NamedTuple

import cssselect2
import weasyprint
from defusedxml.ElementTree import ParseError, fromstring
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from reports.render import faster, tagging  # noqa: F401  (take effect when they are imported)
from reports.render.stylesheets import base_style

_CSS: Any = weasyprint.CSS
_Element: Any = cssselect2.ElementWrapper
_Fonts: Any = FontConfiguration
"""It does not state its types."""


class OnlyInline(URLFetcher):
    """Fetches ``data:`` addresses and nothing else: no network, no file."""

    def __init__(self) -> None:
        super().__init__(  # type: ignore[no-untyped-call]  # WeasyPrint states no types
            allowed_protocols=("data",), allow_redirects=False
        )


class _Root(_Element):  # type: ignore[misc]  # cssselect2 states no types
    """A page as rules see it; what it says of itself, and which sheets it has, its head says."""

    def query_all(self, *selectors: Any) -> Iterator[Any]:
        head = next(self.iter_children(), self)
        yield from _Element.query_all(head, *selectors)


class _Page(weasyprint.HTML):
    """A page whose elements look as ``base.css`` says, before its own style says anything."""

    def __init__(self, html: str) -> None:
        try:
            root = fromstring(_VOID.sub(r"<\1\2/>", html.removeprefix(_DOCTYPE)))
        except ParseError:
            super().__init__(string=html, url_fetcher=OnlyInline())  # type: ignore[no-untyped-call]  # nor here
            return
        self.base_url = None
        self.url_fetcher = OnlyInline()
        self.media_type = "print"
        self.wrapper_element = _Root.from_html_root(root, None)
        self.etree_element = root

    def _ua_stylesheets(self, *_forms: bool) -> list[Any]:
        return [_base()]


_DOCTYPE = "<!doctype html>"
_VOID = re.compile(r"<(br|img|link|meta)\b([^<>]*)>")
"""What our templates leave open. With these closed they are XML, which is read fifty times faster
than HTML; what is not is read as HTML."""


_UNSEEN_WHITE = re.compile(
    r"[ \t\r\n]+(?=</?(?:body|br|caption|div|h[1-3]|li|main|nav|ol|p|section"
    r"|table|tbody|td|th|thead|tr|ul)\b)"
)
"""White space before a block begins or ends, or before a line's end. Nobody sees it, but where the
words before it just fit, WeasyPrint ends the line after the first of them."""


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


@lru_cache(maxsize=8)
def _furniture(rules: str) -> Any:
    return _CSS(string=rules, url_fetcher=OnlyInline())


def printed(html: str, *, style: str, furniture: str) -> bytes:
    """The page as PDF/UA-1; the same words in the same style, the same bytes."""
    with _collecting_garbage_afterwards():
        return _written(html, style, furniture)


def number_of_pages(html: str, *, style: str, furniture: str) -> int:
    """How many pages it would print."""
    with _collecting_garbage_afterwards():
        return len(_laid_out(html, style, furniture).pages)


_VARIANT = "pdf/ua-1"


def _written(html: str, style: str, furniture: str) -> bytes:
    paper = _laid_out(html, style, furniture)
    pdf: bytes = paper.write_pdf(pdf_variant=_VARIANT, pdf_identifier=True)
    return pdf


def _laid_out(html: str, style: str, furniture: str) -> Any:
    sheet, fonts = _parsed(style)
    own = _furniture(furniture)
    page: Any = _Page(_UNSEEN_WHITE.sub("", html))
    return page.render(stylesheets=[sheet, own], font_config=fonts, pdf_variant=_VARIANT)


@contextmanager
def _collecting_garbage_afterwards() -> Iterator[None]:
    """Looks once at what was left, and not at what was there before: a paper's pages are many."""
    was_enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
