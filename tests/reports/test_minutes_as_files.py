"""The minutes as PDF and as Word: their tags, their words, their bytes."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest

from reports.content.minutes import minutes
from reports.content.minutes_shape import Minutes, Words
from reports.render.errors import CannotRender
from reports.render.minutes_pdf import furniture_of, minutes_pdf
from reports.render.minutes_word import minutes_docx
from reports.render.reading import text_of
from reports.render.structure import descendants, kids, kind_of
from tests.reports.meeting import MEETING, SCRUTINY
from tests.reports.tags import of_kind
from tests.support.machine import cannot, program

AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
LONG = replace(
    MEETING,
    items=tuple(
        replace(SCRUTINY, number=str(number), points=("a point",) * 60) for number in (1, 2)
    ),
)


def rendered(paper: Minutes) -> bytes:
    """The paper as PDF, or a test that cannot run here."""
    try:
        return minutes_pdf(paper)
    except CannotRender as why:
        cannot(str(why))


@pytest.fixture(scope="module")
def draft() -> Minutes:
    return minutes(MEETING, made_at=AT)


@pytest.fixture(scope="module")
def draft_pdf(draft: Minutes) -> bytes:
    return rendered(draft)


def test_a_minute_over_several_pages_is_one_section_with_one_list() -> None:
    pdf = rendered(minutes(LONG, made_at=AT))
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert len(paper.pages) > 3
        document = kids(paper.Root.StructTreeRoot)[0]
        (main,) = kids(document)
        assert [kind_of(k) for k in kids(main)] == ["Sect"] * 5
        lists = [len(of_kind(found, "LI")) for found in of_kind(main, "L")]
        assert lists.count(60) == 2
        kinds = {kind_of(each) for each in descendants(document)}
        assert {"H1", "H2", "H3", "P", "L", "LI"} <= kinds


def test_a_draft_says_so_on_every_page(draft: Minutes, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(rendered(minutes(LONG, made_at=AT)))
    tool = program("pdftotext", "poppler-utils")
    written = subprocess.run([tool, "-raw", str(path), "-"], check=True, capture_output=True)
    pages = written.stdout.decode().split("\f")[:-1]
    assert all("Draft minutes, not yet agreed" in page for page in pages)


def test_the_same_minutes_are_the_same_bytes(draft: Minutes, draft_pdf: bytes) -> None:
    assert rendered(draft) == draft_pdf
    assert minutes_docx(draft) == minutes_docx(draft)


def test_what_the_fonts_lack_is_shown_by_its_number_and_told(draft: Minutes) -> None:
    strange = replace(draft, attendance=(Words("儿 was there."),))
    words = " ".join(" ".join(text_of(rendered(strange))).split())
    assert "[U+513F] was there." in words
    assert "One character that people wrote could not be printed" in words


def test_word_has_headings_lists_and_every_word(draft: Minutes) -> None:
    found = docx.Document(BytesIO(minutes_docx(draft)))
    styles = [(p.style.name, p.text) for p in found.paragraphs if p.style]
    assert ("Title", "Children’s Scrutiny Panel") in styles
    assert ("Heading 1", "33. Scrutiny of the Prevent theme") in styles
    assert ("Heading 2", "Objective 1.1") in styles
    assert ("List Bullet", "nine primary;") in styles
    assert ("Normal", "Resolved:- (1) That the progress be noted.") in styles
    assert ("Normal", "(2) That the theme come back in a year.") in styles
    assert ("Normal", "Draft minutes, not yet agreed by the body") in styles
    assert found.sections[0].footer.paragraphs[0].text.startswith("Draft minutes, not yet agreed")
    properties = found.core_properties
    assert (
        properties.title == "Minutes of the Children’s Scrutiny Panel, Wednesday 11 November 2026"
    )
    assert properties.language == "en-GB"


def test_its_lists_are_lists_to_word(draft: Minutes) -> None:
    found = docx.Document(BytesIO(minutes_docx(draft)))
    numbering = found.part.numbering_part.element
    assert numbering.xpath("//w:abstractNum//w:numFmt/@w:val") == ["bullet"]
    assert found.styles["List Bullet"].element.xpath(".//w:numPr/w:numId/@w:val") == ["1"]


def test_the_first_page_in_word_says_that_it_is_not_for_publication(draft: Minutes) -> None:
    marking = "Not for publication by virtue of paragraph 1"
    paper = docx.Document(BytesIO(minutes_docx(replace(draft, marking=marking))))
    assert marking in [each.text for each in paper.paragraphs]


def test_the_head_of_every_page_that_is_not_for_publication_is_bold(draft: Minutes) -> None:
    marking = "Not for publication by virtue of paragraph 1"
    assert "font-weight: 600" in furniture_of(replace(draft, marking=marking))
    assert "font-weight: 600" not in furniture_of(replace(draft, marking=""))


def test_the_head_of_a_page_in_word_stands_clear_of_its_text(draft: Minutes) -> None:
    """However many lines it takes."""
    head = docx.Document(BytesIO(minutes_docx(draft))).styles["Header"]
    assert head.paragraph_format.space_after.pt == 6


def test_chair_and_date_each_have_a_rule_in_word(draft: Minutes) -> None:
    """Of neighbours whose rules are as wide Word and LibreOffice draw the first alone."""
    paper = docx.Document(BytesIO(minutes_docx(draft)))
    chair, date = (each for each in paper.paragraphs if each.text in ("Chair", "Date"))
    assert all(each._p.xpath("./w:pPr/w:pBdr/w:top") for each in (chair, date))
    assert chair.paragraph_format.right_indent != date.paragraph_format.right_indent
