"""What a process keeps of the papers that it printed shows in none that it prints after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reports.content.shape import PackContent
from reports.render import pdf
from reports.render.stylesheets import style_of_minutes, style_of_packs
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")
kept = needing_pango("reports.render.faster.kept")
styles = needing_pango("reports.render.faster.styles")
letters = needing_pango("reports.render.faster.letters")
paragraphs = needing_pango("reports.render.faster.paragraphs")
words = needing_pango("reports.render.faster.words")
ROOMS = [styles.STYLES, paragraphs.PARAGRAPHS, words.LINES, letters.LETTERS]
TITLE = "<html lang=en-GB><title>x</title>"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    for room in ROOMS:
        room.clear()


def paper(html: str, style: str = "", furniture: str = "") -> dict[str, str]:
    return {"html": html, "style": style_of_packs() + style, "furniture": furniture}


def alone(order: dict[str, str]) -> bytes:
    forget()
    printed: bytes = engine.printed(**order)
    return printed


def one_after_the_other(*orders: dict[str, str]) -> None:
    first = [alone(order) for order in orders]
    forget()
    assert [engine.printed(**order) for order in orders] == first
    assert [engine.printed(**order) for order in orders] == first


def test_papers_of_every_kind(
    scrutiny: PackContent, summary: PackContent, lead_sheet: PackContent
) -> None:
    one_after_the_other(*(pdf._paper(content) for content in (summary, lead_sheet, scrutiny)))


def test_the_same_words_in_another_style() -> None:
    html = f"{TITLE}<h1>Quarter 3</h1><p>Quarter 3</p><ul><li>Quarter 3</li></ul>"
    one_after_the_other(
        paper(html), {**paper(html), "style": style_of_minutes()}, paper(html, "p { color: red }")
    )


def test_what_stands_at_the_edges_of_pages() -> None:
    one_after_the_other(
        *(
            paper(f"{TITLE}<p>One", furniture=f'@page {{ @top-left {{ content: "{head}" }} }}')
            for head in ("One head", "Another head", "One head")
        )
    )


def test_the_language_of_a_paper() -> None:
    one_after_the_other(
        paper("<html lang=en-GB><title>x</title><p>One"),
        paper("<html lang=cy-GB><title>x</title><p>One"),
    )


def test_places_that_links_lead_to() -> None:
    html = f"{TITLE}<p><a href=#there>One</a></p><p id=there style='break-before: page'>Another"
    pages = "a::after { content: target-counter(attr(href), page) }"
    one_after_the_other(paper(html, pages), paper(html, pages))


def test_words_that_are_read_from_right_to_left() -> None:
    """Also where a line ends with the space between two of them."""
    words = (
        "<ins>Where a line ends, and how {} it is <b>stays whole</b> <b>and goes on below</b></ins>"
    )
    lines = [f"<p style='direction: rtl'>{words.format('so ' * n)}</p>" for n in range(60)]
    style = "b { white-space: nowrap }"
    one_after_the_other(*[paper(TITLE + "".join(lines), style)] * 2)


def test_letters_that_a_file_does_not_have_yet() -> None:
    one_after_the_other(
        paper(f"{TITLE}<p>A fair copy</p><h1>Some</h1><p>Figures</p>"),
        paper(f"{TITLE}<h1>Some</h1><p>Figures</p><p>A fair copy</p>"),
        paper(f"{TITLE}<p>Figures</p>"),
    )


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    order = paper(f"{TITLE}<h1>One</h1><p>Two</p><p><b>Three</b> and four</p>")
    first = alone(order)
    forget()
    for room in ROOMS:
        monkeypatch.setattr(room, "most", 2)
    assert engine.printed(**order) == first
    assert engine.printed(**order) == first
    assert [len(room) for room in ROOMS if len(room) > room.most] == []


def test_the_same_paper_again_leaves_no_more(quarterly: PackContent) -> None:
    """Its drawings neither."""
    order = pdf._paper(quarterly)
    assert "data:image/svg+xml" in order["html"]
    engine.printed(**order)
    first = [len(room) for room in ROOMS]
    engine.printed(**order)
    assert [len(room) for room in ROOMS] == first


def test_the_second_paper_breaks_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    order = paper(f"{TITLE}<p>One</p><p>Two and three</p>")
    first = alone(order)

    def refused(*_args: Any, **_named: Any) -> None:
        pytest.fail("a line was set again")

    monkeypatch.setattr(words, "_original_split", refused)
    lay_out = paragraphs._original

    def at_the_edge_alone(context: Any, linebox: Any, *others: Any) -> Any:
        assert linebox.element is None, "a line was laid out again"
        return lay_out(context, linebox, *others)

    monkeypatch.setattr(paragraphs, "_original", at_the_edge_alone)
    assert engine.printed(**order) == first
