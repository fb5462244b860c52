"""Tags that say nothing are left out, and what they marked is marked by the tags above them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reports.render.structure import descendants, kids, kind_of, marked_content
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")

PAGE = """<!doctype html><html lang="en"><head><title>Some</title></head><body><main>
<p>One <b>two <i>three</i></b> four <a href="https://www.example.org/">five</a></p>
<table><tbody><tr><th>Head</th><td><span>Six</span> <b>seven</b><ul><li>Eight</li></ul></td></tr>
</tbody></table></main></body></html>"""


@pytest.fixture(scope="module")
def paper() -> Iterator[pikepdf.Pdf]:
    printed = engine.printed(PAGE, style="", furniture="@page { @top-left { content: 'Top' } }")
    with pikepdf.open(BytesIO(printed)) as opened:
        yield opened


def elements(paper: pikepdf.Pdf) -> list[Any]:
    return list(descendants(paper.Root.StructTreeRoot))


def test_what_stands_in_a_line_is_marked_by_its_paragraph_or_cell(paper: pikepdf.Pdf) -> None:
    said = [(kind_of(tag), len(marked_content(tag))) for tag in elements(paper)]
    assert [each for each in said if each[1]] == [
        ("P", 4), ("Link", 1), ("TH", 1), ("TD", 3), ("Lbl", 1), ("LBody", 1),
    ]  # fmt: skip
    assert not [tag for tag in elements(paper) if kind_of(tag) in ("Span", "NonStruct")]


def test_a_link_stands_where_it_stood_among_the_words(paper: pikepdf.Pdf) -> None:
    (paragraph,) = (tag for tag in elements(paper) if kind_of(tag) == "P")
    assert [kind_of(kid) for kid in kids(paragraph)] == ["Link"]
    assert [isinstance(kid, int) for kid in paragraph.K] == [True] * 4 + [False]


def test_what_is_marked_leads_to_the_tag_that_speaks_of_it(paper: pikepdf.Pdf) -> None:
    spoken = {number: tag.objgen for tag in elements(paper) for number in marked_content(tag)}
    (page,) = paper.pages
    nums = paper.Root.StructTreeRoot.ParentTree.Nums
    of_page = nums[list(nums)[::2].index(page.obj.StructParents) * 2 + 1]
    leads_to = {number: of_page[number].objgen for number in spoken}
    assert leads_to == spoken
