"""The page that every kind of pack has beside its PDF: no barrier, and it fits a phone.

As it is looked at with its style, and as the file is that is published, which brings none.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from reports.content.shape import PackContent
from reports.render.html import render_html
from tests.reports import every_kind
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways
from tests.support.machine import ROOT

STYLE = (ROOT / "build" / "static" / "css" / "pack.css").as_uri()


def shown(page: Page, content: PackContent, folder: Path, *, stylesheet: str) -> None:
    file = folder / "pack.html"
    file.write_text(render_html(content, stylesheet=stylesheet))
    page.goto(file.as_uri())


@pytest.mark.parametrize("name", every_kind.PACKS)
def test_it_has_no_barrier(page: Page, axe: Axes, tmp_path: Path, name: str) -> None:
    content = every_kind.pack(name)
    shown(page, content, tmp_path, stylesheet="")
    assert axe(page) == []
    shown(page, content, tmp_path, stylesheet=STYLE)
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert axe(page) == []
    page.set_viewport_size(NARROWEST)
    assert not scrolls_sideways(page)
