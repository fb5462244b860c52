"""The list of contents of a paper: what is on which page, to read, to click and to hear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reports.conformance.paper import Paper
from reports.content.shape import Cell, Group, PackContent, Pages, Paragraph, Part, Table
from reports.render.html import render_html
from reports.render.structure import kids, kind_of
from tests.reports.conftest import rendered
from tests.reports.tags import of_kind
from tests.support.elements import elements

Pack = tuple[PackContent, bytes]
FIRST = 37


@pytest.fixture
def paper(pack: Pack) -> Iterator[Paper]:
    yield from opened(pack[1])


@pytest.fixture(scope="module")
def in_an_agenda(scrutiny: PackContent) -> Iterator[Paper]:
    yield from opened(rendered(replace(scrutiny, pages=Pages(FIRST, FIRST + 90))))


def opened(pdf: bytes) -> Iterator[Paper]:
    with pikepdf.open(BytesIO(pdf)) as file:
        yield Paper(file, "")


def contents(paper: Paper) -> Any:
    [whole, *_within] = [tag for tag in paper.tags if kind_of(tag) == "TOC"]
    return whole


def entries(paper: Paper) -> list[tuple[str, str]]:
    """Each entry's words and what it says of the page, in the order of reading."""
    said = []
    for link in of_kind(contents(paper), "Link"):
        words = paper.words(link)
        found = re.fullmatch(r"(.+?) ((?:agenda )?(?:page )?\d+)", words)
        assert found, words
        said.append((found[1], found[2]))
    return said


def named(content: PackContent) -> Iterator[str]:
    for part in content.parts:
        yield part.title
        yield from (caption for _, caption in part.captioned)


def pages_of(paper: Paper) -> dict[str, int]:
    """On which page of the file each part's title and each caption stands, by its words."""
    found: dict[str, int] = {}
    for tag in paper.tags:
        if kind_of(tag) in {"H2", "Caption", "P"} and (line := paper.first_line(tag)):
            words = re.sub(r"^[A-Z]\s+", "", paper.words(tag)).split("·")[0]
            found.setdefault(" ".join(words.split()), line.page + 1)
    return found


def test_it_names_every_part_and_what_stands_in_those_of_several(pack: Pack, paper: Paper) -> None:
    listed = [words for words, _ in entries(paper)]
    assert listed == list(named(pack[0]))
    assert "Table 2. Red" in listed
    assert "Glossary" in listed
    assert not any(words.endswith(". Glossary") for words in listed)


def test_each_page_is_the_one_on_which_it_stands(paper: Paper) -> None:
    stands_on = pages_of(paper)
    said = {words: int(page.split()[-1]) for words, page in entries(paper)}
    assert len(set(said.values())) > 8
    assert said == {words: stands_on[words] for words in said}


def test_in_an_agenda_it_is_the_agendas_page(in_an_agenda: Paper) -> None:
    stands_on = pages_of(in_an_agenda)
    said = dict(entries(in_an_agenda))
    assert {words: int(page.split()[-1]) for words, page in said.items()} == {
        words: stands_on[words] + FIRST - 1 for words in said
    }
    assert said["The plan in figures"].startswith("agenda page ")


def test_each_leads_there_and_says_in_words_where(pack: Pack, paper: Paper) -> None:
    stands_on, names = pages_of(paper), dict(destinations(paper))
    words = {str(note.Contents): names[str(note.Dest)] + 1 for _, note in paper.annotations}
    assert words == {each: stands_on[each] for each in named(pack[0])}


def destinations(paper: Paper) -> Iterator[tuple[str, int]]:
    listed = list(paper.root.Names.Dests.Names)
    for name, target in zip(listed[::2], listed[1::2], strict=True):
        yield str(name), paper.place_of[target[0].objgen]


def test_who_listens_hears_a_list_of_contents_in_two_levels(pack: Pack, paper: Paper) -> None:
    whole = contents(paper)
    assert {kind_of(each) for each in kids(whole)} == {"TOCI"}
    assert len(kids(whole)) == len(pack[0].parts)
    for item, part in zip(kids(whole), pack[0].parts, strict=True):
        assert [kind_of(each) for each in kids(item)] == ["Link", "TOC"][: 1 + bool(part.captioned)]
        for within in of_kind(item, "TOC"):
            assert [kind_of(each) for each in kids(within)] == ["TOCI"] * len(part.captioned)
    assert not of_kind(whole, "L")


def test_a_paper_seen_at_a_glance_has_none(summary: PackContent, lead_sheet: PackContent) -> None:
    for content in (summary, lead_sheet):
        assert content.contents == ()
        assert "Contents" not in render_html(content)


def test_on_a_screen_each_leads_to_what_it_names(pack: Pack) -> None:
    page = elements(render_html(pack[0]))
    named_by = {each.given["id"]: each.text for each in page if "id" in each.given}
    links = [each for each in page if each.tag == "a"]
    assert [link.text for link in links] == list(named(pack[0]))
    for link in links:
        assert link.text in named_by[link.given["href"].removeprefix("#")]


def after(content: PackContent, *, lines: int) -> PackContent:
    """A paper with so many lines before its list, and few pages behind it."""
    first, *_ = content.front.sections
    said = tuple(Paragraph(f"1.{n}", "A line that is told.") for n in range(lines))
    short = tuple(replace(part, blocks=with_a_row(part)) for part in content.parts)
    front = replace(content.front, sections=(replace(first, paragraphs=said),))
    return replace(content, front=front, parts=short)


def with_a_row(part: Part) -> tuple[Table, ...]:
    tables = (each for each in part.blocks if isinstance(each, Table))
    return tuple(replace(each, groups=(Group(((Cell("One"),),)),)) for each in tables)


def listed_on(paper: Paper) -> Counter[int]:
    """How many lines of the list stand on each page."""
    lines = (paper.first_line(link) for link in of_kind(contents(paper), "Link"))
    return Counter(line.page for line in lines if line)


@pytest.mark.parametrize("lines", range(14, 36, 3))
def test_few_of_its_lines_never_stand_alone_on_a_page(scrutiny: PackContent, lines: int) -> None:
    for paper in opened(rendered(after(scrutiny, lines=lines))):
        assert min(listed_on(paper).values()) >= 3


@pytest.mark.parametrize("lines", range(14, 36, 3))
def test_a_part_of_few_tables_stands_whole_on_a_page(scrutiny: PackContent, lines: int) -> None:
    for paper in opened(rendered(after(scrutiny, lines=lines))):
        for item in kids(contents(paper)):
            of_one = [paper.first_line(link) for link in of_kind(item, "Link")]
            assert len({line.page for line in of_one if line}) == 1


@pytest.mark.parametrize("lines", range(16, 34, 3))
def test_of_five_parts_it_stands_on_one_page(scrutiny: PackContent, lines: int) -> None:
    few = replace(scrutiny, parts=scrutiny.parts[-5:])
    for paper in opened(rendered(after(few, lines=lines))):
        assert len(listed_on(paper)) == 1


def test_a_long_caption_leaves_the_column_of_pages_free(scrutiny: PackContent) -> None:
    longer = replace(scrutiny, parts=tuple(map(with_long_captions, scrutiny.parts)))
    for paper in opened(rendered(after(longer, lines=1))):
        ends = {float(note.Rect[2]) for _, note in paper.annotations}
        column = max(ends)
        assert not [end for end in ends if column - 30 < end < column - 1]


def with_long_captions(part: Part) -> Part:
    tables = (each for each in part.blocks if isinstance(each, Table))
    said = " and what each lead asks for, of whom, since when, and what came of it"
    return replace(part, blocks=tuple(replace(t, caption=t.caption + said * 2) for t in tables))
