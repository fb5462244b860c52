"""The PDF: its tags, its words, its bytes."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from plans.document import ActionEntry
from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render import stylesheets
from reports.render.errors import CannotRender
from reports.render.structure import descendants, kids, kind_of, marked_content
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.reports.tags import of_kind
from tests.support.machine import program

Pack = tuple[PackContent, bytes]


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """Kept open, since the objects of a paper that is gone are gone too."""
    return pikepdf.open(BytesIO(pdf))


def tags(pdf: bytes) -> pikepdf.Object:
    return kids(opened(pdf).Root.StructTreeRoot)[0]


def written(path: Path) -> str:
    """The words of the file, each page's in order, white space made one."""
    tool = program("pdftotext", "poppler-utils")
    found = subprocess.run([tool, "-raw", str(path), "-"], check=True, capture_output=True)
    return " ".join(found.stdout.decode().split())


def captioned(document: pikepdf.Object) -> list[pikepdf.Object]:
    """The tables of the parts: each has a caption, as those of the front sheet have not."""
    return [t for t in of_kind(document, "Table") if "Caption" in map(kind_of, kids(t))]


def test_the_tags_hold_every_row_of_every_table_once(pack: Pack) -> None:
    content, pdf = pack
    rows = [len(of_kind(t, "TR")) for t in captioned(tags(pdf))]
    expected = Counter(block.rows for block in content.tables)
    assert not expected - Counter(rows), "a table is in pieces, or a row is not in the tags"


def test_a_table_over_several_pages_is_one_with_one_head(pack: Pack) -> None:
    content, pdf = pack
    document = tags(pdf)
    assert all(len(of_kind(t, "THead")) == 1 for t in captioned(document))
    groups = [len(of_kind(t, "TBody")) for t in captioned(document)]
    expected = Counter(len(block.groups) for block in content.tables)
    assert not expected - Counter(groups)


def pages_of(element: pikepdf.Object) -> set[tuple[int, int]]:
    """On which pages stands what a tag and those under it say."""
    marked = (each for tag in (element, *descendants(element)) for each in marked_content(tag))
    return {each.page.objgen for each in marked}


def test_a_row_over_several_pages_is_one_row() -> None:
    plan = sample.document()
    action = replace(plan.actions[0], evidence="\n".join([sample.LONG_EVIDENCE] * 4))
    source = replace(sample.source(), document=sample.map_actions(plan, {action.key: action}))
    content = build_content(source)
    document = tags(rendered(content))
    rows = [row for table in captioned(document) for row in of_kind(table, "TR")]
    longest = max(rows, key=lambda row: len(pages_of(row)))
    assert len(pages_of(longest)) > 1
    plan_table = next(t for t in content.tables if ". Theme 1: " in t.caption)
    assert len(kids(longest)) == len(plan_table.columns)
    assert plan_table.rows in [len(of_kind(t, "TR")) for t in captioned(document)]


def test_every_header_cell_says_what_it_heads(pack: Pack) -> None:
    _, pdf = pack
    headers = of_kind(tags(pdf), "TH")
    assert headers
    assert {str(cell.A.Scope) for cell in headers} == {"/Column", "/Row"}


def test_every_cell_names_headers_that_exist(pack: Pack) -> None:
    _, pdf = pack
    for table in of_kind(tags(pdf), "Table"):
        named = {str(cell.ID) for cell in of_kind(table, "TH")}
        used = {str(h) for cell in of_kind(table, "TD") for h in cell.A.get("/Headers", [])}
        assert used <= named


def test_every_figure_has_words(pack: Pack) -> None:
    _, pdf = pack
    figures = of_kind(tags(pdf), "Figure")
    assert figures
    assert all(str(figure.Alt) for figure in figures)


def test_the_file_says_its_title_author_language_and_when_it_was_made(pack: Pack) -> None:
    content, pdf = pack
    paper = opened(pdf)
    assert str(paper.docinfo.Title) == content.title
    assert str(paper.docinfo.Author) == "Aldermere Safeguarding Children Partnership"
    assert str(paper.docinfo.CreationDate).startswith("D:20261005084200")
    assert str(paper.Root.Lang) == "en-GB"


def test_parts_are_bookmarked(pack: Pack) -> None:
    content, pdf = pack
    with opened(pdf).open_outline() as outline:
        titles = [child.title for item in outline.root for child in item.children]
    for part in content.parts:
        assert f"{part.letter} {part.title}" in titles


def test_the_plan_lies_on_landscape_pages(quarterly_pdf: bytes) -> None:
    boxes = [page.mediabox for page in opened(quarterly_pdf).pages]
    wide = [float(b[2]) > float(b[3]) for b in boxes]
    assert not wide[0]
    assert any(wide)
    assert not wide[-1]


def test_the_text_of_every_action_is_found(pack_file: Path, pack: Pack) -> None:
    content, _ = pack
    words = written(pack_file)
    themes = {1, 2, 3, 4, 5} if content.kind == "quarterly" else {1, 3}
    for theme, _, action in sample.document().placed():
        if theme.number in themes:
            assert " ".join(action.text.split()) in words.replace("- ", "-"), action.ref


def test_names_keep_their_letters(pack_file: Path) -> None:
    words = written(pack_file)
    for name in ("Šárka Nováková", "Łukasz Wiśniewski", "Siobhán Ní Dhomhnaill", "Żeromska"):
        assert name in words


def test_each_page_says_its_number_the_version_and_the_digest(pack_file: Path, pack: Pack) -> None:
    content, pdf = pack
    words = written(pack_file)
    pages = len(opened(pdf).pages)
    assert all(f"Page {n} of {pages}" in words for n in range(1, pages + 1))
    assert words.count(content.foot) == pages


def test_only_the_packs_own_fonts_are_used(pack: Pack) -> None:
    _, pdf = pack
    paper = opened(pdf)
    names = {
        str(font.BaseFont)
        for page in paper.pages
        for font in page.resources.get("/Font", {}).values()
    }
    assert all("Source-Sans-3" in name or "Source-Serif-4" in name for name in names)


def test_what_is_big_is_compressed(pack: Pack) -> None:
    _, pdf = pack
    streams = [o for o in opened(pdf).objects if isinstance(o, pikepdf.Stream)]
    assert streams
    enough = 200
    assert all("/Filter" in s for s in streams if int(s.Length) > enough and "/Type" not in s)


def test_the_same_content_gives_the_same_bytes(pack: Pack) -> None:
    content, pdf = pack
    assert rendered(content) == pdf


def test_another_content_has_another_identifier(quarterly_pdf: bytes) -> None:
    other = rendered(build_content(replace(sample.source(), digest="ab" * 32)))
    ids = [str(opened(pdf).trailer.ID[0]) for pdf in (quarterly_pdf, other)]
    assert ids[0] != ids[1]


def test_an_action_without_anything_is_printed(quarterly: PackContent) -> None:
    """The least plan: one theme, one objective, one action of which only the text is known."""
    plan = sample.document()
    theme = plan.themes[0]
    objective = theme.objectives[0]
    action = ActionEntry("Ask the children", key="k1", ref="1.1.1")
    small = replace(
        plan,
        themes=(replace(theme, objectives=(replace(objective, actions=(action,)),)),),
        officers=(),
        glossary=(),
        versions=(),
        version="",
    )
    content = build_content(
        replace(sample.source(), document=small, before=None, changes=(), months=(), date_moves=())
    )
    assert tags(rendered(content)) is not None


def test_a_missing_font_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match=r"font source-sans-3-latin-400-normal\.woff2 is not"):
        stylesheets.style_of_packs(tmp_path)
