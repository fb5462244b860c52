"""The page that every kind of pack has beside its PDF: no barrier, and it fits a phone.

As it is looked at with its style, and as the file is that is published, which brings none.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from reports.content.shape import PackContent
from reports.render.html import render_html
from tests.reports import every_kind
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways
from tests.support.machine import ROOT

HTML = "text/html; charset=utf-8"
STATIC = ROOT / "build" / "static"
ADDRESS = "http://127.0.0.1:9"
"""At which nothing listens: what is asked for there is answered by ``shown``."""


def shown(page: Page, content: PackContent, *, stylesheet: str = "") -> None:
    """Show the pack as a page, with what its style needs beside it."""
    html = render_html(content, stylesheet=stylesheet)
    page.unroute_all()
    page.route(f"{ADDRESS}/", lambda route: route.fulfill(body=html, content_type=HTML))
    page.route(f"{ADDRESS}/static/**", _give)
    page.goto(f"{ADDRESS}/")


def _give(route: Route) -> None:
    route.fulfill(path=STATIC / route.request.url.partition("/static/")[2])


@pytest.mark.parametrize("name", every_kind.PACKS)
def test_it_has_no_barrier(page: Page, axe: Axes, name: str) -> None:
    content = every_kind.pack(name)
    shown(page, content)
    assert axe(page) == []
    shown(page, content, stylesheet="/static/css/pack.css")
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert axe(page) == []
    page.set_viewport_size(NARROWEST)
    assert not scrolls_sideways(page)
