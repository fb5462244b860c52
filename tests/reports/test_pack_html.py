"""The HTML twin: the same words, no style or script within, nothing hostile let through."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render.html import render_html
from tests.reports import sample

HOSTILE = "<img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script>&amp;"


class Page(HTMLParser):
    """What a page holds: its tags with attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_it_holds_every_action(quarterly: PackContent) -> None:
    text = Page(render_html(quarterly)).text
    for action in sample.document().actions:
        assert action.ref in text
        assert action.text in text
        assert all(line in text for line in action.evidence.splitlines())


def test_it_has_no_style_no_script_and_no_address_but_data(quarterly: PackContent) -> None:
    page = Page(render_html(quarterly))
    assert not {"script", "style", "iframe", "object", "link", "svg"} & {t for t, _ in page.tags}
    for _, attributes in page.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in page.named("img"))


def test_it_links_the_style_sheet_that_it_is_given(quarterly: PackContent) -> None:
    page = Page(render_html(quarterly, stylesheet="/static/pack.css"))
    assert page.named("link") == [{"rel": "stylesheet", "href": "/static/pack.css"}]


def test_headings_begin_with_one_h1_and_skip_no_level(scrutiny: PackContent) -> None:
    levels = [int(t[1]) for t, _ in Page(render_html(scrutiny)).tags if re.fullmatch("h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_has_words_and_every_header_a_scope(quarterly: PackContent) -> None:
    page = Page(render_html(quarterly))
    assert all(image["alt"] for image in page.named("img"))
    assert {cell["scope"] for cell in page.named("th")} == {"col", "row", "rowgroup"}


def test_what_people_wrote_is_text_wherever_it_stands() -> None:
    plan = sample.document()
    first = plan.actions[0]
    poisoned = replace(
        first,
        text=HOSTILE,
        evidence=HOSTILE,
        leads=(HOSTILE,),
        when_as_printed=HOSTILE,
        due_on=None,
    )
    plan = replace(sample.map_actions(plan, {first.key: poisoned}), title=HOSTILE, owner=HOSTILE)
    source = replace(sample.source(), document=plan, partnership=HOSTILE, made_by=HOSTILE)
    page = Page(render_html(build_content(source)))
    assert not page.named("script")
    assert all(image["src"].startswith("data:") for image in page.named("img"))
    assert HOSTILE.replace("&amp;", "&amp;") in page.text
