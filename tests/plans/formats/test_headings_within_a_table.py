"""A row whose words could be headings is still a row of the table in which it stands."""

from __future__ import annotations

from docx import Document

from plans.formats import read
from tests.plans.formats.builders import add_table, csv_bytes, excel, saved

HEADS = ("Ref", "Action", "Lead", "When", "BRAG")


def test_an_action_with_a_ref_is_no_row_of_headings() -> None:
    rows = (
        ("1.1.1", "Agree the list of actions", "Lead nurse", "Mar 2027", "G"),
        ("1.1.2", "Review each task", "Designated lead", "Apr 2027", "A"),
    )
    actions = read(csv_bytes(HEADS, *rows), "plan.csv").document.actions
    assert [(a.ref, a.text, a.lead_as_printed) for a in actions] == [row[:3] for row in rows]


def test_headings_that_are_repeated_are_passed_over() -> None:
    row = ("1.1.1", "Open the door", "Siân Petrov", "Mar 2027", "G")
    later = ("1.1.2", "Shut the door", "Siân Petrov", "Apr 2027", "G")
    actions = read(csv_bytes(HEADS, row, HEADS, later), "plan.csv").document.actions
    assert [a.text for a in actions] == ["Open the door", "Shut the door"]


def test_terms_that_explain_actions_and_leads_stay_terms() -> None:
    document = Document()
    add_table(document, [HEADS, ("1.1", "Open it", "Siân Petrov", "Mar 2027", "G")])
    document.add_heading("Glossary", level=1)
    terms = [("BRAG", "The rating of an action"), ("Action", "What a lead does")]
    add_table(document, [("Term", "Meaning"), *terms, ("CSE", "Child sexual exploitation")])
    plan = read(saved(document), "plan.docx").document
    assert [(g.term, g.meaning) for g in plan.glossary[:2]] == terms
    assert len(plan.glossary) == 3
    assert [a.text for a in plan.actions] == ["Open it"]


def test_another_table_below_an_empty_row_is_another() -> None:
    content = excel(
        ("Term", "Meaning"), ("CSE", "Child sexual exploitation"), (),
        ("Action", "Lead"), ("Open the door", "Siân Petrov"),
    )  # fmt: skip
    plan = read(content, "plan.xlsx").document
    assert ([g.term for g in plan.glossary], [a.text for a in plan.actions]) == (
        ["CSE"], ["Open the door"],
    )  # fmt: skip


def test_a_wider_table_right_below_is_another() -> None:
    content = excel(
        ("Term", "Meaning"), ("CSE", "Child sexual exploitation"),
        HEADS, ("1.1", "Open the door", "Siân Petrov", "Mar 2027", "G"),
    )  # fmt: skip
    plan = read(content, "plan.xlsx").document
    assert (len(plan.glossary), [a.text for a in plan.actions]) == (1, ["Open the door"])
