"""What changed between two moments, as Word: by theme and action, its words marked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from actions.comparison_word import HEADINGS, WIDTHS, comparison_docx, tally_sentence
from actions.differences import Difference, Group, Kind, grouped, tally
from plans.brag import Rating
from plans.changes import compare
from plans.document import (
    ActionEntry,
    ActionState,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    ThemeEntry,
)
from plans.words import Piece
from tests.cast import DOCUMENT, with_action, without_action

NEW = ActionEntry("Print a leaflet", "new", "2.1.3", ("Rhian Okafor",), rating=Rating.GREEN)
TALLY = "1 action re-rated, 1 re-dated, 1 reworded, 1 new evidence, 1 added and 1 withdrawn."
BETWEEN = ("version 3.4, 11 September 2026", "now, 11 November 2026, 9:42am")


def after() -> PlanDocument:
    later = with_action(
        DOCUMENT, "train", text="Train every licensed driver", rating=Rating.AMBER,
        due_on=date(2026, 12, 31), evidence="They stopped in July =1",
    )  # fmt: skip
    later = without_action(later, "share")
    protect = later.themes[1]
    objective = replace(protect.objectives[0], actions=(*protect.objectives[0].actions, NEW))
    return replace(
        later,
        themes=(later.themes[0], replace(protect, objectives=(objective,))),
        officers=(*later.officers, OfficerEntry("Ann Lee", "Nurse", "Health")),
    )


def written(before: PlanDocument = DOCUMENT, later: PlanDocument | None = None) -> bytes:
    later = later or after()
    changes = compare(before, later)
    groups = grouped(changes, before, later)
    return comparison_docx(later.title, *BETWEEN, tally(changes), groups)


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def rows(document: Any, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def test_the_head_names_both_moments_and_counts() -> None:
    lines = [(p.style.name, p.text) for p in opened(written()).paragraphs if p.text]
    assert lines[:5] == [
        ("Title", "What changed"),
        ("Subtitle", DOCUMENT.title),
        ("Normal", f"From {BETWEEN[0]} to {BETWEEN[1]}"),
        ("Normal", TALLY),
        ("Normal", "Bold and underlined was added; struck through was taken out."),
    ]


def test_each_theme_has_a_heading_and_a_table() -> None:
    document = opened(written())
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["The plan as a whole", "1 Prevent", "2 Protect"]
    for table, heading in zip(document.tables, headings, strict=True):
        look = table._tbl.tblPr
        assert look.find(qn("w:tblCaption")).get(qn("w:val")) == heading
        assert look.find(qn("w:tblDescription")) is not None
        assert tuple(c.text for c in table.rows[0].cells) == HEADINGS
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_an_action_says_what_kind_of_change_and_what() -> None:
    (_, row) = rows(opened(written()), 1)
    assert row == [
        "1.1.1",
        "Re-rated, Re-dated, Reworded, New evidence",
        "Train every taxi licensed driver",
        "\n".join(
            (
                "Rating:  G  Green to  A  Amber",
                "Due: from 30 September 2026 to 31 December 2026 (92 days later)",
                "Evidence: from 40 of 60 drivers were trained by June.\nto They stopped in July =1",
            )
        ),
    ]


def test_words_are_marked_without_colour() -> None:
    cell = opened(written()).tables[1].rows[1].cells[2]
    looks = {
        run.text.strip(): (bool(run.bold), bool(run.underline), bool(run.font.strike))
        for run in cell.paragraphs[-1].runs
    }
    assert looks["licensed"] == (True, True, False)
    assert looks["taxi"] == (False, False, True)
    assert looks["driver"] == (False, False, False)


def test_what_came_and_what_left_is_marked_as_a_whole() -> None:
    document = opened(written())
    share, agreed = document.tables[2].rows[1:3]
    assert [c.text for c in share.cells[:2]] == ["2.1.1", "Left: withdrawn"]
    assert share.cells[2].paragraphs[0].runs[0].font.strike
    assert [c.text for c in agreed.cells[:3]] == ["2.1.3", "Added", "Print a leaflet"]
    assert agreed.cells[2].paragraphs[0].runs[0].underline
    assert rows(document, 0)[1] == [
        "", "Officer added", "", "added Ann Lee · Nurse · Health · person",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counted", "groups", "sentence"),
    [
        ([], [], "Nothing changed between the two moments."),
        ([], [Group("1 Prevent")], "Only the plan’s own details changed."),
        ([(1_200, "re-rated")], [Group("1 Prevent")], "1,200 actions re-rated."),
    ],
)
def test_the_sentence_says_how_much(
    counted: list[tuple[int, str]], groups: list[Group], sentence: str
) -> None:
    assert tally_sentence(counted, groups) == sentence


def test_a_sign_off_is_no_detail_of_the_plan() -> None:
    signed = with_action(DOCUMENT, "train", signed_off=True, state=ActionState.SIGNED_OFF)
    counted = tally(compare(DOCUMENT, signed))
    assert tally_sentence(counted, [Group("1 Prevent")]) == "1 action signed off or reopened."


def test_an_action_of_which_only_what_is_printed_changed_is_not_re_dated() -> None:
    printed = with_action(
        DOCUMENT, "train", when_as_printed="Autumn", lead_as_printed="R Okafor",
        rating_as_printed="G",
    )  # fmt: skip
    both = with_action(printed, "share", due_on=date(2027, 1, 31), when_as_printed="January")
    assert tally(compare(DOCUMENT, printed)) == [(1, "changed otherwise")]
    assert tally(compare(DOCUMENT, both)) == [(1, "re-dated"), (1, "changed otherwise")]


def test_nothing_changed_is_a_document_too() -> None:
    document = opened(written(DOCUMENT, DOCUMENT))
    assert document.tables == []
    assert document.paragraphs[3].text == "Nothing changed between the two moments."


def test_upright_a4_named_for_the_plan_without_an_author() -> None:
    document = opened(written())
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    text = section.page_width.cm - section.left_margin.cm - section.right_margin.cm
    assert sum(WIDTHS) == pytest.approx(text, abs=0.05)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        f"What changed: {DOCUMENT.title}", "", "en-GB",
    )  # fmt: skip


def test_the_same_comparison_gives_the_same_bytes() -> None:
    first = written()
    with time_machine.travel("2031-01-31"):
        assert written() == first


def test_what_no_text_has_does_no_harm() -> None:
    odd = Difference("1.1\x00", (Piece("same", "a\ufffe <b> & c"),), [Kind("Reworded\x07")])
    content = comparison_docx("R&D\x0b", "v1 <", "v2 \x1f", [], [Group("1 & 2", [odd])])
    assert rows(opened(content), 0)[1] == ["1.1", "Reworded", "a <b> & c", ""]


def test_line_breaks_beside_changed_words_stay() -> None:
    before = PlanDocument(themes=(ThemeEntry(1, "P", "", (ObjectiveEntry("1.1", "Know", ()),)),))
    was = replace(before, methodology="One line here.\nAnother line there.")
    now = replace(before, methodology="One line here.\nA third line there.")
    cell = rows(opened(written(was, now)), 0)[1][3]
    assert cell == "Methodology: One line here.\nAnother A third line there."
