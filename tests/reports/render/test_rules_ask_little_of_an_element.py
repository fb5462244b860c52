"""Elements that look alike are asked once which rules speak of them, so rules may ask no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from reports.render import stylesheets
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")
rules = needing_pango("reports.render.faster.rules")

COUNTS = re.compile(r"~(?!=)|:(?:nth|only|empty)")
LOOKS_INSIDE = re.compile(r":has\((?!\+ )")
NEIGHBOUR_OF_A_NEIGHBOUR = re.compile(r"\+[^,>]*\+")
SHEETS: dict[str, Callable[[], str]] = {
    "base": stylesheets.base_style,
    "packs": stylesheets.style_of_packs,
    "minutes": stylesheets.style_of_minutes,
}


def selectors(style: str) -> list[str]:
    """What stands before each rule, pages and fonts left out."""
    plain = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", style, flags=re.DOTALL)
    return [each.strip() for each in re.findall(r"([^{};]+)\{", plain) if "@" not in each]


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheets_of_papers_ask_for_no_more_than_neighbours(name: str) -> None:
    found = selectors(SHEETS[name]())
    assert len(found) > 5
    assert [
        each
        for each in found
        if COUNTS.search(each)
        or LOOKS_INSIDE.search(each)
        or any(NEIGHBOUR_OF_A_NEIGHBOUR.search(one) for one in each.split(","))
    ] == []


@pytest.mark.parametrize(
    "selector", ["a ~ b", "li:nth-child(2)", "p:empty", "tr:only-child", "p:has(b)", "a + b + c"]
)
def test_what_asks_for_more_is_noticed(selector: str) -> None:
    assert (
        COUNTS.search(selector)
        or LOOKS_INSIDE.search(selector)
        or NEIGHBOUR_OF_A_NEIGHBOUR.search(selector)
    )


PAGE = """<html><head><title>x</title></head><body>
<p class="a">1</p><p>2</p><p>3</p><p>4</p>
<div><p>5</p></div><div class="b"><p>6</p></div>
</body></html>"""


def matched(matcher: Any, root: Any) -> dict[str, list[Any]]:
    wrapper = engine._Root.from_html_root(root, None)
    return {
        element.etree_element.text: [each[-1] for each in matcher.match(element)]
        for element in wrapper.iter_subtree()
        if element.local_name == "p"
    }


def test_each_element_is_spoken_of_as_by_the_original(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = engine._CSS(
        string="p { color: red } p.a { color: blue } .a + p { top: 0 } p + p { left: 0 }"
        " p:first-child { right: 0 } p:last-child { bottom: 0 } .b p { color: green }"
        " p:has(+ p) { width: 0 }"
    )
    alike = matched(sheet.matcher, fromstring(PAGE))
    monkeypatch.setattr(rules._MATCHER, "match", rules._original)
    assert alike == matched(sheet.matcher, fromstring(PAGE))
    assert len({tuple(map(id, each)) for each in alike.values()}) == 6


def test_what_a_page_says_of_itself_stands_in_its_head() -> None:
    page = engine._Page(
        "<html><head><title>Mine</title></head><body><p><title>Not</title></p></body></html>"
    )
    found = page.wrapper_element.query_all("title", "meta")
    assert [each.etree_element.text for each in found] == ["Mine"]
