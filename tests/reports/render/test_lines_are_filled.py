"""A line of a paper takes as many words as it has room for."""

from __future__ import annotations

import re

import pytest

from reports.content.shape import PackContent
from reports.render.html import render_html
from reports.render.stylesheets import style_of_packs
from tests.support.machine import ROOT, needing_pango

engine = needing_pango("reports.render.engine")
SCREEN = ROOT / "assets" / "pack" / "screen.css"
WORDS = "The update does not say."
NARROWEST, WIDEST, STEPS_OF_A_MILLIMETRE = 33, 35, 20
ALL_IN_ONE = 34.5
"""Millimetres."""


def _lines(cell: str, millimetres: float) -> list[str]:
    html = (
        '<!doctype html>\n<html lang="en-GB"><head><title>A paper</title></head><body>'
        f'<table class="t"><tbody><tr><td style="width: {millimetres}mm; padding: 0">{cell}</td>'
        "<td></td></tr></tbody></table></body></html>"
    )
    paper = engine._laid_out(html, style=style_of_packs(), furniture="@page { margin: 0 }")
    texts = (box for box in paper.pages[0]._page_box.descendants() if hasattr(box, "text"))
    return [box.text for box in texts if not box.text.startswith("Page ")]


@pytest.mark.parametrize("end", ["", " ", "\n", '\n<div class="sub">9 days</div>\n', " <br>"])
def test_no_line_ends_after_its_first_word_where_more_would_fit(end: str) -> None:
    """What a template leaves white before the end of a cell takes no room."""
    for step in range((WIDEST - NARROWEST) * STEPS_OF_A_MILLIMETRE):
        width = NARROWEST + step / STEPS_OF_A_MILLIMETRE
        first = _lines(WORDS + end, width)[0]
        assert first.startswith("The update"), width
        assert width < ALL_IN_ONE or first == WORDS, width


def test_an_option_of_a_command_stays_whole(quarterly: PackContent) -> None:
    """On paper and on the screen no line ends after the hyphens with which an option begins."""
    check = render_html(quarterly).split("How to check this paper")[-1]
    assert "--" in check
    assert "--" not in re.sub(r'<span class="whole">--[a-z-]+</span>', "", check)
    for style in (style_of_packs(), SCREEN.read_text(encoding="utf-8")):
        assert ".whole { white-space: nowrap; }" in style
