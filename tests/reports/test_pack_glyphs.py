"""What the fonts cannot print is shown by its number and told, and the paper stays PDF/UA-1."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reports.content.build import build_content
from reports.content.shape import PackContent, Paragraph
from reports.content.source import FrontTexts, PackKind
from reports.render.errors import CannotRender
from reports.render.glyphs import printable, printable_characters
from reports.render.html import render_html
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.support.machine import cannot, program
from tests.support.verapdf import unlike_pdf_ua_1

STRANGE = "Done 👍🏽 儿童 \x0bnow\x1b ≥ 9 ☑\ufe0f a\u200bb e\u0301 x\u0301 \u202eback\u202c \ufffd"
"""Emoji with a skin tone, Chinese, controls, a composed and a lone accent, a turned direction."""


def strange(kind: PackKind, words: str) -> PackContent:
    """A pack in which the words stand wherever people write."""
    plan = sample.document()
    first = plan.actions[0]
    written = replace(first, text=words, evidence=words, when_as_printed=words, due_on=None)
    themes = (replace(plan.themes[0], name=words, statement=words),)
    plan = sample.map_actions(replace(plan, title=words, themes=themes), {first.key: written})
    texts = FrontTexts(finance=words, contact=words)
    source = replace(sample.source(kind), document=plan, before=None, changes=(), date_moves=())
    return build_content(replace(source, partnership=words, made_by=words, texts=texts))


@pytest.fixture(autouse=True)
def _fonts() -> None:
    try:
        printable_characters()
    except CannotRender as why:
        cannot(str(why))


def told(content: PackContent) -> list[str]:
    texts = [block.text for block in content.parts[-1].blocks if isinstance(block, Paragraph)]
    return [text for text in texts if "could not be printed" in text]


def evidence(words: str) -> str:
    content = printable(strange(PackKind.QUARTERLY, words))
    table = next(t for t in content.tables if ". Theme 1: " in t.caption)
    return table.groups[0].rows[0][5].text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Well done 👍", "Well done [U+1F44D]"),
        ("儿童", "[U+513F][U+7AE5]"),
        ("one\x0btwo\x1bthree", "one twothree"),
        ("one\u3000two\u2028three", "one two three"),
        ("Zoe\u0308", "Zoë"),
        ("Łukasz, £5 – “now”\nnext", "Łukasz, £5 – “now”\nnext"),
    ],
)
def test_a_character_without_a_glyph_is_shown_by_its_number(written: str, shown: str) -> None:
    assert evidence(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("multi\u2011agency, long\u2010term", "multi-agency, long-term"),
        ("o\ufb03cers \ufb01nd a \ufb02oor", "officers find a floor"),
        ("\u2265 90%, \u2264 5", ">= 90%, <= 5"),
        ("Green \u2192 Amber", "Green -> Amber"),
        ("\u25cf one \u25aa two", "• one • two"),
        ("\u2116 7", "No 7"),
    ],
)
def test_a_character_that_is_read_as_others_is_shown_as_they_are(written: str, shown: str) -> None:
    assert evidence(written) == shown
    assert told(printable(strange(PackKind.QUARTERLY, written))) == []


def test_a_power_does_not_become_a_figure() -> None:
    assert evidence("10\u2076 and \u246b") == "10[U+2076] and [U+246B]"


def test_the_last_part_tells_how_many_and_how_they_are_shown() -> None:
    one, three = (printable(strange(PackKind.SCRUTINY, words)) for words in ("👍 👍", "👍儿童"))
    (said,) = told(one)
    assert said == (
        "One character that people wrote could not be printed, as this paper’s fonts do not have "
        "it. It is shown by its number in Unicode: [U+1F44D]."
    )
    (said,) = told(three)
    assert said == (
        "Three characters that people wrote could not be printed, as this paper’s fonts do not "
        "have them. Each is shown by its number in Unicode, such as [U+513F]."
    )


def test_a_pack_that_can_be_printed_is_left_as_it_is(quarterly: PackContent) -> None:
    assert printable(quarterly) == quarterly


def test_the_page_for_the_screen_keeps_what_was_written() -> None:
    assert "👍🏽 儿童" in render_html(strange(PackKind.QUARTERLY, STRANGE))


def test_both_packs_conform_whatever_people_write(tmp_path: Path) -> None:
    """Also every character that the fonts are said to have, so that the saying is known true."""
    everything = " ".join(sorted(printable_characters() - {"\r"}))
    papers = {
        f"{kind}-{name}": rendered(strange(kind, words))
        for kind in PackKind
        for name, words in (("strange", STRANGE), ("everything", everything))
    }
    assert unlike_pdf_ua_1(papers, tmp_path) == {}


def test_only_the_packs_own_fonts_print_them(tmp_path: Path) -> None:
    path = tmp_path / "strange.pdf"
    path.write_bytes(rendered(strange(PackKind.QUARTERLY, STRANGE)))
    tool = program("pdffonts", "poppler-utils")
    found = subprocess.run([tool, str(path)], check=True, capture_output=True, text=True).stdout
    assert all("Source-S" in line for line in found.splitlines()[2:]), found
