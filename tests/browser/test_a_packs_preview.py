"""The pack as a page: no barrier, no scrolling sideways, and no column too narrow for its words."""

from __future__ import annotations

import pytest

from tests.access.rows import address
from tests.browser.conftest import Visit
from tests.support.browser import DESKTOP, NARROWEST, PHONE, Axes, scrolls_sideways

_BROKEN_REFS = """
    [...document.querySelectorAll("tbody th[scope=row]")]
        .filter(cell => /^[0-9.]+$/.test(cell.textContent.trim()))
        .filter(cell => cell.querySelector("b").getClientRects().length > 1)
        .map(cell => cell.textContent)
"""
"""Refs that stand on more than one line."""
_FONT_IS_LOADED = """
    document.fonts.ready.then(fonts => [...fonts].some(font => font.status === "loaded"))
"""


@pytest.mark.parametrize("kind", ["Quarterly LSCB pack", "Scrutiny pack", "Summary on one page"])
def test_a_preview_has_no_barrier_and_fits(visit: Visit, axe: Axes, kind: str) -> None:
    visit.sign_in("administrator")
    page = visit.go(address("reports:make", visit.world.here))
    page.get_by_label(kind).check()
    page.get_by_role("button", name="Preview as a page").click()
    page.wait_for_selector("body.pack")
    page.wait_for_load_state("load")  # fonts are asked for once the style is there
    assert page.evaluate(_FONT_IS_LOADED)
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert axe(page) == []
        assert page.evaluate(_BROKEN_REFS) == []
    page.set_viewport_size(NARROWEST)
    assert not scrolls_sideways(page)
