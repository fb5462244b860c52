from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from plans.formats import Reading, Severity, read
from tests.plans.formats.builders import HEADINGS, ROW, add_table, in_excel, saved

LEAD, WHEN = 3, 4
WITHDRAWN = (
    "“Open it” is struck out: was it withdrawn? It was read all the same. "
    "If it was withdrawn, take its row out of the file."
)
STRUCK = TextBlock(InlineFont(strike=True), "Rhian Okafor ")


def warned(reading: Reading) -> list[tuple[str, str]]:
    return [(p.where, p.what) for p in reading.problems if p.severity is Severity.WARNING]


def struck_cell(cell: Any) -> None:
    for run in cell.paragraphs[0].runs:
        run.font.strike = True


@pytest.mark.parametrize("kind", ["strike", "double_strike"])
def test_struck_words_of_a_word_cell_are_left_out_and_quoted(kind: str) -> None:
    document = Document()
    document.add_heading("1. Prevent", level=1)
    table = add_table(document, [HEADINGS, ROW])
    lead = table.cell(1, LEAD).paragraphs[0]
    setattr(lead.runs[0].font, kind, True)
    lead.add_run(" Siân Petrov")
    reading = read(saved(document), "plan.docx")
    (action,) = reading.document.actions
    assert (action.leads, action.lead_as_printed) == (("Siân Petrov",), "Siân Petrov")
    assert warned(reading) == [("table 1, row 2", "“Rhian Okafor” is struck out and was not read.")]


def test_a_strike_that_is_switched_off_strikes_nothing() -> None:
    document = Document()
    document.add_heading("1. Prevent", level=1)
    table = add_table(document, [HEADINGS, ROW])
    table.cell(1, LEAD).paragraphs[0].runs[0].font.strike = False
    reading = read(saved(document), "plan.docx")
    assert reading.document.actions[0].leads == ("Rhian Okafor",)
    assert warned(reading) == []


def test_a_struck_paragraph_is_left_out_and_quoted() -> None:
    document = Document()
    document.add_heading("1. Prevent", level=1)
    document.add_paragraph("").add_run("Nobody is at risk.").font.strike = True
    document.add_paragraph("Children are kept from harm.")
    add_table(document, [HEADINGS, ROW])
    reading = read(saved(document), "plan.docx")
    assert reading.document.themes[0].statement == "Children are kept from harm."
    assert warned(reading) == [
        ("paragraph 2", "“Nobody is at risk.” is struck out and was not read.")
    ]


def test_an_action_that_is_struck_out_is_asked_about_and_read() -> None:
    document = Document()
    document.add_heading("1. Prevent", level=1)
    table = add_table(document, [HEADINGS, ROW])
    for cell in table.rows[1].cells[:5]:
        struck_cell(cell)
    table.cell(1, WHEN).paragraphs[0].add_run(" Apr 2027")
    reading = read(saved(document), "plan.docx")
    (action,) = reading.document.actions
    assert (action.text, action.leads) == ("Open it", ("Rhian Okafor",))
    assert (action.due_on, action.evidence) == (date(2027, 4, 30), "Hinges are bought")
    assert warned(reading) == [
        ("table 1, row 2", WITHDRAWN),
        ("table 1, row 2", "“Mar 2027” is struck out and was not read."),
    ]


def test_struck_words_within_an_excel_cell_are_left_out_and_quoted() -> None:
    reading = in_excel(
        lambda sheet: setattr(sheet["D2"], "value", CellRichText(STRUCK, "Siân Petrov"))
    )
    assert reading.document.actions[0].leads == ("Siân Petrov",)
    assert warned(reading) == [
        ("sheet 1 Prevent, row 2", "“Rhian Okafor” is struck out and was not read.")
    ]


def test_a_struck_excel_cell_is_left_out_and_quoted() -> None:
    def edit(sheet: Any) -> None:
        sheet["E2"].value = date(2027, 3, 31)
        sheet["D2"].font = sheet["E2"].font = Font(strike=True)

    reading = in_excel(edit)
    (action,) = reading.document.actions
    assert (action.leads, action.due_on) == ((), None)
    assert [what for _, what in warned(reading)] == [
        "“Rhian Okafor” is struck out and was not read.",
        "“31/03/2027” is struck out and was not read.",
    ]


def test_what_follows_the_struck_words_of_a_struck_excel_cell_is_read() -> None:
    def edit(sheet: Any) -> None:
        sheet["D2"].value = CellRichText("Rhian Okafor ", TextBlock(InlineFont(), "Siân Petrov"))
        sheet["D2"].font = Font(strike=True)

    assert in_excel(edit).document.actions[0].leads == ("Siân Petrov",)


def test_an_action_that_is_struck_out_in_excel_is_asked_about_and_read() -> None:
    def edit(sheet: Any) -> None:
        sheet["E2"].value = date(2027, 3, 31)
        for cell in sheet[2]:
            cell.font = Font(strike=True)

    reading = in_excel(edit)
    (action,) = reading.document.actions
    assert (action.text, action.leads) == ("Open it", ("Rhian Okafor",))
    assert (action.due_on, action.evidence) == (date(2027, 3, 31), "Hinges are bought")
    assert warned(reading) == [("sheet 1 Prevent, row 2", WITHDRAWN)]
