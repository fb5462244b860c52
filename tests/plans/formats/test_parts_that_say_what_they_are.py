"""Styles, labels and headings of our own documents, and what they do for those of others."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook

from plans.brag import Rating
from plans.document import OfficerKind, Period
from plans.formats import Severity, read
from plans.formats.titles import ObjectiveTitle, objective_row
from tests.plans.formats.builders import (
    GREEN,
    Shaded,
    add_table,
    excel,
    fill_sheet,
    page,
    saved,
    word,
)

HEADS = ("Ref", "Action", "Lead", "When", "BRAG")
ROW = ("1.1.1", "Open the door", "Siân Petrov", "Mar 2027", "G")


def test_a_paragraph_of_the_statements_style_is_the_themes_statement() -> None:
    document = Document()
    document.styles.add_style("Theme statement", WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("Theme 1: Prevent", level=1)
    document.add_paragraph("2. Children are safe", style="Theme statement")
    add_table(document, [HEADS, ROW])
    (theme,) = read(saved(document), "plan.docx").document.themes
    assert (theme.number, theme.name, theme.statement) == (1, "Prevent", "2. Children are safe")


def test_a_paragraph_of_the_methodologys_style_is_methodology() -> None:
    document = Document()
    document.styles.add_style("Methodology", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Theme 4: how we work", style="Methodology")
    document.add_heading("Theme 1: Prevent", level=1)
    add_table(document, [HEADS, ROW])
    plan = read(saved(document), "plan.docx").document
    assert plan.methodology == "Theme 4: how we work"
    assert [t.number for t in plan.themes] == [1]


@pytest.mark.parametrize(
    ("text", "ref", "words"),
    [
        ("Objective 1.1\nKnow who is at risk", "1.1", "Know who is at risk"),
        ("Objective 1a.\nKnow", "1a", "Know"),
        ("Strategic objective SO 1\nKnow\nmore", "SO 1", "Know\nmore"),
        ("Objective “Safer streets”\n- Know", "Safer streets", "- Know"),
        ("OBJECTIVE A\nKnow", "A", "Know"),
        ("Objective 2.3", "2.3", ""),
    ],
)
def test_a_row_across_the_table_names_an_objective(text: str, ref: str, words: str) -> None:
    assert objective_row(text) == ObjectiveTitle(ref, words, explicit=True)


@pytest.mark.parametrize("text", ["Objective: safer\nstreets", "Objectives 1\nand 2", "Know\nmore"])
def test_other_rows_are_none(text: str) -> None:
    assert objective_row(text) is None


def test_the_lines_of_a_due_date_are_its_milestones_and_its_first_date() -> None:
    due = "30 Sep 2026\nMilestones: 31 Mar 2026; 30 Sep 2026\nFirst due: 30 Jun 2026"
    content = word(("Ref", "Action", "Lead", "When", "Due date"), ("1", "Open", "A B", "Soon", due))
    (action,) = read(content, "plan.docx").document.actions
    assert (action.due_on, action.when_as_printed) == (date(2026, 9, 30), "Soon")
    assert action.milestones == (date(2026, 3, 31), date(2026, 9, 30))
    assert action.baseline_due_on == date(2026, 6, 30)


def test_a_themes_table_and_the_kind_of_an_officer() -> None:
    book = Workbook()
    fill_sheet(page(book), [("Theme No.", "Theme", "Statement"), (3, "Pursue", "They are found.")])
    heads = ("Theme No.", "Theme", "Action", "Lead", "When")
    fill_sheet(book.create_sheet("Plan"), [heads, (3, "Pursue", "Share it", "The Hub", "Mar 2027")])
    officers = [("Name", "Job title", "Agency", "Kind"), ("The Hub", "", "", "Post")]
    fill_sheet(book.create_sheet("Lead officers"), officers)
    reading = read(saved(book), "plan.xlsx")
    (theme,) = reading.document.themes
    assert (theme.number, theme.name, theme.statement) == (3, "Pursue", "They are found.")
    assert [(o.name, o.kind) for o in reading.document.officers] == [("The Hub", OfficerKind.POST)]


def test_what_is_not_stated_is_not_looked_for_elsewhere() -> None:
    document = Document()
    for line in ("Plan 2015-18", "Harbour Board", "Owner: not stated", "Period: not stated"):
        document.add_paragraph(line)
    add_table(document, [HEADS, ROW])
    plan = read(saved(document), "plan.docx").document
    assert (plan.owner, plan.period) == ("", Period())


def test_only_a_table_with_keys_takes_words_before_their_shade() -> None:
    rating = Shaded(GREEN, "Red")
    with_keys = excel((*HEADS, "Key"), (*ROW[:4], rating, "k1"))
    reading = read(with_keys, "plan.xlsx")
    assert reading.document.actions[0].rating is Rating.RED
    assert [p.severity for p in reading.problems if "coloured Green" in p.what] == [
        Severity.WARNING
    ]
    without = read(excel(HEADS, (*ROW[:4], rating)), "plan.xlsx")
    assert without.document.actions[0].rating is None
