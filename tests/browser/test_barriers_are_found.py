"""What looks for barriers finds them, and lets stand what is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.barriers import clipped, of_forced_colours, of_width, small_targets
from tests.support.browser import NARROWEST

CUT_OFF = '<p style="width: 5em; overflow: hidden; white-space: nowrap">Far too long for it</p>'
SMALL = '<a href="/a" style="display: inline-block; font-size: 10px">a</a>'
WIDE = '<p style="width: 500px">Wide</p>'


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (CUT_OFF, 1),
        ("<p>Short</p>", 0),
        (CUT_OFF.replace("5em", "1px"), 0),
    ],
    ids=["cut off", "whole", "only read aloud"],
)
def test_text_that_is_cut_off(page: Page, html: str, count: int) -> None:
    page.set_content(html)
    assert len(clipped(page)) == count


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (SMALL * 2, 2),
        (SMALL, 0),
        (f'{SMALL}<div style="height: 40px"></div>{SMALL}', 0),
        ('<p>Read <a href="/a">a</a> or <a href="/b">b</a> of it.</p>', 0),
        ("<button>Go on, if you like</button>" * 2, 0),
    ],
    ids=["side by side", "alone", "far apart", "within a line", "of the browser"],
)
def test_targets_that_are_too_small(page: Page, html: str, count: int) -> None:
    page.set_content(f"<style>button {{ min-height: 24px }}</style>{html}")
    assert len(small_targets(page)) == count


def test_a_page_that_is_too_wide(page: Page) -> None:
    page.set_content(WIDE)
    assert of_width(page, NARROWEST) == ["scrolls sideways"]


def test_controls_without_an_edge_in_forced_colours(page: Page) -> None:
    page.set_content(
        '<input aria-label="a" style="appearance: none; border: 0; width: 9em; height: 2em">'
        '<input aria-label="b"><button style="border: 0">Go</button><button>Stay</button>'
    )
    assert len(of_forced_colours(page)) == 2
