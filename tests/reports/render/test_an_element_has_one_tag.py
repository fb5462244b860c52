"""A paper's tags are its page's elements: each has one, over however many lines and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from reports.render.structure import below, descendants, kids, kind_of, marked_content
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")
tagging = needing_pango("reports.render.tagging")

HEAD = '<!doctype html><html lang="en"><head><title>Some</title></head><body><main>'
PAGE = (
    HEAD
    + """<p>One <b>two <i>three</i></b> four <a href="https://www.example.org/">five</a></p>
<table><tbody><tr><th>Head</th><td><span>Six</span> <b>seven</b><ul><li>Eight</li></ul></td></tr>
</tbody></table></main></body></html>"""
)
DRAWN = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'%3E"
    "%3Crect width='40' height='20'/%3E%3C/svg%3E"
)
LONG = (
    HEAD
    + f"""<section><h2>Part</h2><table><caption>Many</caption>
<thead><tr><th>Name</th><th>Words</th></tr></thead><tbody>
<tr><th colspan="2">Group</th></tr>
<tr><th>First</th><td>{"<div>Words</div>" * 30}</td></tr>
<tr><th>Second</th><td>Few <img src="{DRAWN}" alt="A drawing"></td></tr></tbody></table></section>
</main></body></html>"""
)
SMALL = "@page { size: 300px 200px; margin: 20px; @bottom-right { content: counter(page) } }"


def opened(page: str, furniture: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(engine.printed(page, style="", furniture=furniture)))


@pytest.fixture(scope="module")
def paper() -> Iterator[pikepdf.Pdf]:
    with opened(PAGE, "@page { @top-left { content: 'Top' } }") as found:
        yield found


@pytest.fixture(scope="module")
def long() -> Iterator[pikepdf.Pdf]:
    with opened(LONG, SMALL) as found:
        assert len(found.pages) > 2
        yield found


def elements(paper: pikepdf.Pdf) -> list[Any]:
    return list(descendants(paper.Root.StructTreeRoot))


def kinds(paper: pikepdf.Pdf) -> list[str]:
    return [kind_of(tag) for tag in elements(paper)]


def parents(paper: pikepdf.Pdf) -> dict[int, Any]:
    nums = list(paper.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, nums[::2]), nums[1::2], strict=True))


WITHIN = {"b", "br", "del", "ins", "span", "strong"}
AROUND = {"body", "head", "html", "link", "meta", "title"}


def test_every_element_of_papers_has_a_tag_or_stands_in_one_that_has() -> None:
    folders = (settings.BASE_DIR / "templates" / name / "v1" for name in ("packs", "minutes"))
    templates = [file.read_text() for folder in folders for file in folder.glob("*.html")]
    used = {name for each in templates for name in re.findall(r"<([a-z][a-z0-9]*)", each)}
    assert len(templates) > 15
    assert used - WITHIN - AROUND - tagging._KINDS.keys() == set()


def test_what_stands_in_a_line_is_said_by_its_paragraph_or_cell(paper: pikepdf.Pdf) -> None:
    said = [(kind_of(tag), len(list(marked_content(tag)))) for tag in elements(paper)]
    assert [each for each in said if each[1]] == [
        ("P", 4), ("Link", 1), ("TH", 1), ("TD", 3), ("Lbl", 1), ("LBody", 1),
    ]  # fmt: skip
    assert not {"Span", "NonStruct"} & set(kinds(paper))


def test_a_link_stands_where_it_stood_among_the_words(paper: pikepdf.Pdf) -> None:
    (paragraph,) = (tag for tag in elements(paper) if kind_of(tag) == "P")
    assert [kind_of(kid) for kid in kids(paragraph)] == ["Link"]
    assert [isinstance(each, int) for each in below(paragraph)] == [True] * 4 + [False]


def test_a_link_and_its_tag_lead_to_each_other_and_it_is_printed(paper: pikepdf.Pdf) -> None:
    (link,) = (tag for tag in elements(paper) if kind_of(tag) == "Link")
    (annotation,) = paper.pages[0].obj.Annots
    (there,) = (each for each in below(link) if not isinstance(each, int))
    assert there.Obj.objgen == annotation.objgen
    assert parents(paper)[int(annotation.StructParent)].objgen == link.objgen
    assert int(annotation.F) & 4


@pytest.mark.parametrize("name", ["paper", "long"])
def test_what_is_marked_leads_to_the_tag_that_says_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    found = request.getfixturevalue(name)
    said = [(mark, tag) for tag in elements(found) for mark in marked_content(tag)]
    of_page = parents(found)
    assert said
    for (page, number), tag in said:
        assert of_page[int(page.StructParents)][number].objgen == tag.objgen


def test_an_element_over_several_pages_has_one_tag(long: pikepdf.Pdf) -> None:
    assert [each for each in kinds(long) if each != "Div"] == [
        "Document", "Part", "Sect", "H2", "Table", "Caption", "THead", "TR", "TH", "TH",
        "TBody", "TR", "TH", "TR", "TH", "TD", "TR", "TH", "TD", "Figure",
    ]  # fmt: skip
    assert kinds(long).count("Div") == 30


def test_words_on_a_further_page_are_said_where_they_go_on() -> None:
    page = f"{HEAD}<p>{'Word ' * 200}</p></main></body></html>"
    with opened(page, SMALL) as found:
        (paragraph,) = (tag for tag in elements(found) if kind_of(tag) == "P")
        pages = [mark.page.objgen for mark in marked_content(paragraph)]
        assert list(dict.fromkeys(pages)) == [each.obj.objgen for each in found.pages]


def test_what_repeats_on_each_page_is_furniture(long: pikepdf.Pdf) -> None:
    """The numbers of all pages, and the table's head on those after the first."""
    marked = [page.obj.Contents.read_bytes() for page in long.pages]
    furniture = [each.count(b"/Artifact\n<</Type /Pagination>>\nBDC") for each in marked]
    assert furniture == [1] + [3] * (len(marked) - 1)


def test_a_header_says_what_it_heads_and_a_cell_which_headers_it_has(long: pikepdf.Pdf) -> None:
    heads = [tag for tag in elements(long) if kind_of(tag) == "TH"]
    assert [str(tag.A.Scope) for tag in heads] == ["/Column"] * 2 + ["/Row"] * 3
    _, words, group, first, second = [tag.ID for tag in heads]
    cells = [tag for tag in elements(long) if kind_of(tag) == "TD"]
    assert [list(tag.A.Headers) for tag in cells] == [
        [group, first, words], [group, second, words],
    ]  # fmt: skip


def test_the_header_of_a_group_is_named_once() -> None:
    rows = '<tr><th colspan="2">Group</th><td>2</td></tr><tr><th>A</th><td>B</td><td>C</td></tr>'
    with opened(f"{HEAD}<table><tbody>{rows}</tbody></table></main></body></html>", "") as found:
        group, first = (tag.ID for tag in elements(found) if kind_of(tag) == "TH")
        headers = [list(tag.A.Headers) for tag in elements(found) if kind_of(tag) == "TD"]
        assert headers == [[group], [group, first], [group, first]]


def test_the_head_of_a_table_comes_first_though_a_further_page_shows_it_first() -> None:
    high = f"<tr style='break-inside: avoid'><th>A</th><td>{'<div>B</div>' * 30}</td></tr>"
    table = (
        f"<table><thead><tr><th>Name</th><th>Words</th></tr></thead><tbody>{high}</tbody></table>"
    )
    with opened(f"{HEAD}{table}</main></body></html>", SMALL) as found:
        assert [each for each in kinds(found) if each in ("THead", "TBody")] == ["THead", "TBody"]
        _, words, row = (tag.ID for tag in elements(found) if kind_of(tag) == "TH")
        (cell,) = (tag for tag in elements(found) if kind_of(tag) == "TD")
        assert list(cell.A.Headers) == [row, words]


def test_what_is_left_of_a_float_that_went_overleaf_is_not_read_twice() -> None:
    """WeasyPrint shows the second line of such a heading above the page's own words, too."""
    section = (
        "<section><h2 style='float: left; width: 60px'>One two three</h2>"
        f"<p style='margin-left: 80px; orphans: 2'>{'Word ' * 40}</p></section>"
    )
    for height in range(100, 160, 3):
        page = f"{HEAD}<div style='height: {height}px'></div>{section}</main></body></html>"
        with opened(page, SMALL) as found:
            (document,) = kids(found.Root.StructTreeRoot)
            assert [kind_of(kid) for kid in kids(document)] == ["Part"]
            assert kinds(found).count("H2") == 1


def test_a_picture_without_words_says_none() -> None:
    with opened(f'{HEAD}<p><img src="{DRAWN}"></p></main></body></html>', "") as found:
        (figure,) = (tag for tag in elements(found) if kind_of(tag) == "Figure")
        assert not str(figure.Alt)


def test_a_row_of_nothing_is_no_heading() -> None:
    rows = "<tr></tr><tr><th>A</th><td>B</td></tr>"
    with opened(f"{HEAD}<table><tbody>{rows}</tbody></table></main></body></html>", "") as found:
        assert kinds(found).count("TR") == 2


def test_a_head_without_a_row_is_read_once() -> None:
    table = "<table><thead><th>A</th></thead><tbody><tr><td>B</td></tr></tbody></table>"
    with opened(f"{HEAD}{table}</main></body></html>", "") as found:
        (head,) = (tag for tag in elements(found) if kind_of(tag) == "TH")
        assert list(marked_content(head))


def test_header_cells_say_over_how_many_columns_they_stand(long: pikepdf.Pdf) -> None:
    heads = [tag for tag in elements(long) if kind_of(tag) == "TH"]
    assert [int(tag.A.get("/ColSpan", 1)) for tag in heads] == [1, 1, 2, 1, 1]


def test_a_picture_says_its_words_and_where_on_its_page_it_stands(long: pikepdf.Pdf) -> None:
    (figure,) = (tag for tag in elements(long) if kind_of(tag) == "Figure")
    assert str(figure.Alt) == "A drawing"
    left, low, right, high = map(float, figure.A.BBox)
    assert (right - left, high - low) == (30, 15)
    ((page, _),) = marked_content(figure)
    assert 0 < left < right < page.MediaBox[2]
    assert 0 < low < high < page.MediaBox[3]


def test_an_items_mark_stands_before_its_body(paper: pikepdf.Pdf) -> None:
    (item,) = (tag for tag in elements(paper) if kind_of(tag) == "LI")
    assert [kind_of(kid) for kid in kids(item)] == ["Lbl", "LBody"]
