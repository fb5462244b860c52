"""What is done faster than WeasyPrint does it comes out as WeasyPrint does it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.render import pdf
from reports.render.html import render_html
from tests.reports import sample
from tests.reports.render.drawing import as_weasyprint_does, drawn
from tests.support.machine import needing_pango

engine = needing_pango("reports.render.engine")
weasyprint = needing_pango("weasyprint")
PICTURE = "draw_background_image"


@pytest.fixture(scope="module")
def short() -> PackContent:
    """A pack of some actions that has one of everything."""
    plan = sample.document()
    few = sample.map_actions(plan, {action.key: None for action in plan.actions[12:]})
    return build_content(replace(sample.source(), document=few))


def rendered(content: PackContent) -> bytes:
    """The pack as PDF, printed by this process: what a test changes of the engine holds here."""
    printed: bytes = engine.printed(**pdf._paper(content))
    return printed


def test_each_page_is_drawn_the_same(short: PackContent, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        as_weasyprint_does(patched, but=PICTURE)
        slow = rendered(short)
    assert drawn(rendered(short)) == drawn(slow)


def test_every_text_is_the_same(quarterly: PackContent, quarterly_pdf: bytes) -> None:
    assert quarterly_pdf == rendered(quarterly), "what was kept of one paper shows in the next"


def test_what_stands_behind_many_words_is_drawn_once(
    short: PackContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forms(pdf: bytes) -> int:
        with pikepdf.open(BytesIO(pdf)) as paper:
            return sum(
                isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
                for each in paper.objects
            )

    quick = forms(rendered(short))
    as_weasyprint_does(monkeypatch)
    assert quick < forms(rendered(short))


def test_elements_look_as_in_weasyprints_own_sheet(
    short: PackContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = drawn(rendered(short))
    monkeypatch.setattr(engine._Page, "_ua_stylesheets", weasyprint.HTML._ua_stylesheets)
    assert drawn(rendered(short)) == own


def test_a_page_is_read_as_xml_as_it_is_read_as_html(short: PackContent) -> None:
    """But for the white space around its head, which nobody sees."""
    html = render_html(short)
    as_html = weasyprint.HTML(string=html).etree_element.find("body")
    as_xml = engine._Page(html).etree_element.find("body")
    assert [(e.tag, e.attrib, e.text) for e in as_xml.iter()] == [
        (e.tag, e.attrib, e.text) for e in as_html.iter()
    ]


def test_what_is_no_xml_is_read_as_html() -> None:
    page = engine._Page("<html lang=en><title>x</title><p>One<p>Two & three")
    assert [p.text for p in page.etree_element.iter("p")] == ["One", "Two & three"]
