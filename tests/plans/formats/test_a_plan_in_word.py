"""What a plan looks like in Word, and what those hear who listen to it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from plans.brag import LOOKS, Rating
from plans.document import ActionState, ObjectiveEntry, PlanDocument
from plans.formats import write
from plans.formats.write_word import HEADINGS, WIDTHS
from tests.plans.formats.written import PLAN, SHARE, TRAIN, only_objective


def opened(plan: PlanDocument = PLAN) -> Any:
    return Document(io.BytesIO(write(plan, "docx")))


def part(name: str, plan: PlanDocument = PLAN) -> str:
    with zipfile.ZipFile(io.BytesIO(write(plan, "docx"))) as archive:
        return archive.read(name).decode()


def headed(document: Any, heading: str) -> Any:
    """The table whose first heading it is."""
    return next(t for t in document.tables if t.rows[0].cells[0].text == heading)


def fill(cell: Any) -> str:
    shade = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return "" if shade is None else str(shade.get(qn("w:fill")))


def test_the_head_says_what_is_shown() -> None:
    lines = [(p.style.name, p.text) for p in opened().paragraphs if p.text]
    assert lines[:6] == [
        ("Title", PLAN.title),
        ("Subtitle", "As at the end of 30 September 2026"),
        ("Plan detail", "Position: recorded (every update counts)"),
        ("Plan detail", "Version: 1.1"),
        ("Plan detail", "Owner: Exploitation Sub Group"),
        ("Plan detail", "Period: 1 April 2026 to 31 March 2029"),
    ]


def test_the_parts_of_the_paper_are_headings_of_words_own() -> None:
    headings = [p.text for p in opened().paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Methodology", "Version control", "Key to the BRAG ratings", "Lead officers",
        "Theme 1: Prevent", "Theme 2: Protect", "Glossary",
    ]  # fmt: skip


def test_landscape_a4_in_british_english_with_numbered_pages() -> None:
    (section,) = opened().sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    text = section.page_width.cm - section.left_margin.cm - section.right_margin.cm
    assert sum(WIDTHS) == pytest.approx(text, abs=0.05)
    assert '<w:lang w:val="en-GB"' in part("word/styles.xml")
    foot = part("word/footer-across.xml")
    assert " PAGE " in foot
    assert " NUMPAGES " in foot
    assert "Version 1.1 · recorded position" in foot


def test_every_table_has_a_heading_row_a_name_and_a_summary() -> None:
    tables = opened().tables
    assert len(tables) == 6
    for table in tables:
        look = table._tbl.tblPr
        assert look.find(qn("w:tblCaption")).get(qn("w:val"))
        assert look.find(qn("w:tblDescription")).get(qn("w:val")).endswith(".")
        heads = [r for r in table._tbl.tr_lst if r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
                 is not None]  # fmt: skip
        assert heads == [table._tbl.tr_lst[0]]


def test_a_row_across_the_table_names_the_objective() -> None:
    table = headed(opened(), "Ref")
    assert tuple(c.text for c in table.rows[0].cells) == HEADINGS
    rows = [r for r in table._tbl.tr_lst if len(r.tc_lst) == 1]
    words = ["".join(t.text for t in r.iter(qn("w:t"))) for r in rows]
    assert words == [
        "Objective 1.1Know who is at risk", "Objective 1.2Teach healthy relationships",
    ]  # fmt: skip


def test_an_action_says_everything_that_people_ask() -> None:
    assert [c.text for c in headed(opened(), "Ref").rows[2].cells] == [
        "1.1.1", "Train every taxi driver", "Rhian Okafor\nDavid Łukasik",
        "March and September 2026",
        "30 Sep 2026\nMilestones: 31 Mar 2026; 30 Sep 2026\nFirst due: 30 Jun 2026",
        TRAIN.evidence, " A  Amber", "Updated 31 Aug 2026", "k1",
    ]  # fmt: skip


@pytest.mark.parametrize("rating", Rating)
def test_a_rating_is_letter_word_and_tint(rating: Rating) -> None:
    action = replace(TRAIN, rating=rating, signed_off=True, state=ActionState.SIGNED_OFF)
    cell = headed(opened(only_objective(ObjectiveEntry("1.1", "", (action,)))), "Ref").rows[2].cells
    shown = LOOKS[rating]
    assert cell[6].text.split() == [shown.letter, shown.word]
    assert fill(cell[6]) == shown.tint.lstrip("#").upper()
    assert cell[7].text.endswith("Signed off")


def test_no_rating_is_said_without_a_colour() -> None:
    cells = headed(opened(), "Ref").rows[3].cells
    assert (cells[6].text.split(), fill(cells[6])) == (["N", "Not", "yet", "rated"], "")


def test_blue_that_awaits_sign_off_does_not_look_finished() -> None:
    blue = replace(TRAIN, rating=Rating.BLUE)
    cells = headed(opened(only_objective(ObjectiveEntry("1.1", "", (blue,)))), "Ref").rows[2].cells
    assert (cells[6].text.split(), fill(cells[6])) == (["B", "Blue"], "")
    assert cells[7].text == "Updated 31 Aug 2026\nAwaiting sign-off"


def test_what_there_is_none_of_is_said() -> None:
    document = opened(replace(PLAN, versions=(), officers=(), themes=(), glossary=(), owner=""))
    words = [p.text for p in document.paragraphs]
    assert "No version is listed yet." in words
    assert "No officer is named yet." in words
    assert "Owner: not stated" in words


def test_properties_name_the_plan_its_moment_and_no_author() -> None:
    properties = opened().core_properties
    assert (properties.title, properties.language) == (PLAN.title, "en-GB")
    assert properties.subject == "As at the end of 30 September 2026"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    moment = datetime(2026, 9, 30, 22, 59, 59, tzinfo=UTC)
    assert properties.created == properties.modified == moment
    assert "<Application>" not in part("docProps/app.xml")


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = write(PLAN, "docx")
    with time_machine.travel("2031-01-31"):
        assert write(PLAN, "docx") == first
    assert write(replace(PLAN, title="Another"), "docx") != first


def test_nothing_lies_outside_the_document() -> None:
    with zipfile.ZipFile(io.BytesIO(write(PLAN, "docx"))) as archive:
        names = archive.namelist()
        links = "".join(archive.read(n).decode() for n in names if n.endswith(".rels"))
    assert "External" not in links
    assert not [n for n in names if re.search("comments|macro|vba|custom|thumbnail", n)]


def test_a_key_stands_in_small_print() -> None:
    cell = headed(opened(only_objective(ObjectiveEntry("1", "", (SHARE,)))), "Ref").rows[2].cells[8]
    assert (cell.text, cell.paragraphs[0].style.name) == ("k2", "Small print")
    assert cell.paragraphs[0].style.font.size.pt == 6
