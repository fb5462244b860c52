import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook

from plans.brag import Rating
from plans.formats import Severity, Stated, read
from tests.plans.formats.builders import (
    GREEN,
    HEADINGS,
    Shaded,
    add_table,
    csv_bytes,
    excel,
    fill_sheet,
    page,
    saved,
    word,
)

ROW = ("1.1", "One door", "Open the", "Rhian Okafor", "Mar 2027", "Hinges", Shaded(GREEN))


def test_a_row_split_over_a_page_is_joined_with_a_note() -> None:
    reading = read(
        word(HEADINGS, ROW, ("", "", "north door", "", "", "are bought.", "")), "plan.docx"
    )
    (action,) = reading.document.actions
    assert (action.text, action.evidence) == ("Open the north door", "Hinges are bought.")
    (note,) = [p for p in reading.problems if "joined" in p.what]
    assert (note.where, note.severity) == ("table 1, row 3", Severity.NOTE)


def test_an_action_without_lead_date_and_rating_stays_an_action() -> None:
    reading = read(word(HEADINGS, ROW, ("", "", "Paint the door", "", "", "", "")), "plan.docx")
    assert [a.text for a in reading.document.actions] == ["Open the", "Paint the door"]


def test_evidence_alone_goes_on_from_the_row_above() -> None:
    reading = read(word(HEADINGS, ROW, ("", "", "", "", "", "Oil is ordered.", "")), "plan.docx")
    assert reading.document.actions[0].evidence == "Hinges\nOil is ordered."


def test_a_row_without_action_text_is_an_error_that_quotes_it() -> None:
    lost = ("", "", "", "Siân Petrov", "May 2027", "Half done", "")
    reading = read(excel(HEADINGS, ROW, lost), "plan.xlsx")
    (error,) = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert error.where == "sheet 1 Prevent, row 3"
    assert "Siân Petrov May 2027 Half done" in error.what


def test_merged_action_cells_are_one_action() -> None:
    document = Document()
    table = add_table(
        document, [HEADINGS, ROW, ("", "", "", "Siân Petrov", "", "Oil", Shaded(GREEN))]
    )
    for column in (0, 1, 2):
        table.cell(1, column).merge(table.cell(2, column))
    (action,) = read(saved(document), "plan.docx").document.actions
    assert action.leads == ("Rhian Okafor", "Siân Petrov")
    assert action.evidence == "Hinges\nOil"


def test_a_lead_merged_over_two_actions_leads_both() -> None:
    book = Workbook()
    fill_sheet(page(book), [HEADINGS, ROW, ("", "", "Oil it", None, "May 2027", "", "A")])
    page(book).merge_cells("D2:D3")
    actions = read(saved(book), "plan.xlsx").document.actions
    assert [a.leads for a in actions] == [("Rhian Okafor",), ("Rhian Okafor",)]


def test_an_objective_whose_last_words_stand_after_a_page_break() -> None:
    reading = read(word(HEADINGS, ROW, ("", "and one key", "", "", "", "", "")), "plan.docx")
    assert reading.document.objectives[0].text == "One door and one key"


def test_as_above_is_resolved_with_a_note_but_evidence_is_kept_as_printed() -> None:
    again = ("", "", "Oil it", "as above", "As above.", "As above.", Shaded(GREEN))
    reading = read(word(HEADINGS, ROW, again), "plan.docx")
    before, action = reading.document.actions
    assert (action.leads, action.due_on) == (before.leads, before.due_on)
    assert (action.lead_as_printed, action.when_as_printed) == ("as above", "As above.")
    assert action.evidence == "As above."
    assert sum("table 1, row 2" in p.what for p in reading.problems) == 3


def test_tracked_changes_count_insertions_and_not_deletions() -> None:
    document = Document()
    table = add_table(document, [HEADINGS, ROW])
    paragraph = table.cell(1, 2).paragraphs[0]._p
    mark = f'{nsdecls("w")} w:id="1" w:author="RO" w:date="2026-05-01T00:00:00Z"'
    paragraph.append(parse_xml(f"<w:ins {mark}><w:r><w:t> south door</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {mark}><w:r><w:delText> window</w:delText></w:r></w:del>"))
    reading = read(saved(document), "plan.docx")
    assert reading.document.actions[0].text == "Open the south door"
    assert any(
        "tracked changes" in p.what and p.severity is Severity.NOTE for p in reading.problems
    )


def test_a_drop_down_gives_what_was_chosen_and_its_prompt_gives_nothing() -> None:
    document = Document()
    table = add_table(document, [HEADINGS, ROW[:6], ROW[:6]])
    for number, prompt in ((1, ""), (2, "<w:showingPlcHdr/>")):
        cell = table.cell(number, 6)._tc
        cell.remove(cell.find(qn("w:p")))
        text = "Amber" if number == 1 else "Choose an item."
        cell.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr>{prompt}<w:dropDownList/></w:sdtPr>"
                f"<w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            )
        )
    actions = read(saved(document), "plan.docx").document.actions
    assert [a.rating for a in actions] == [Rating.AMBER, None]


def test_hidden_sheets_are_left_out_and_hidden_rows_read_both_with_a_warning() -> None:
    book = Workbook()
    fill_sheet(page(book), [HEADINGS, ROW, ("", "", "Oil it", "Siân Petrov", "May 2027", "", "A")])
    page(book).row_dimensions[3].hidden = True
    secret = book.create_sheet("Old")
    fill_sheet(secret, [HEADINGS, ROW])
    secret.sheet_state = "hidden"
    reading = read(saved(book), "plan.xlsx")
    assert len(reading.document.actions) == 2
    warned = {
        p.where for p in reading.problems if "hidden" in p.what and p.severity is Severity.WARNING
    }
    assert warned == {"sheet Sheet, row 3", "sheet Old"}


def test_what_a_file_does_not_state_at_all() -> None:
    reading = read(
        csv_bytes(("Objective", "Action", "Lead"), ("One door", "Open it", "Rhian Okafor")), "p.csv"
    )
    assert reading.stated == {Stated.LEADS}


def test_refs_stored_as_numbers_keep_their_last_nought() -> None:
    book = Workbook()
    fill_sheet(page(book), [HEADINGS, (1.1, *ROW[1:]), (1.1, "Ten doors", *ROW[2:])])
    page(book)["A3"].number_format = "0.00"
    assert [o.ref for o in read(saved(book), "plan.xlsx").document.objectives] == ["1.1", "1.10"]


@pytest.mark.parametrize(
    "cells", [("Total", "1"), ("", "Total", "", "", "4"), ("TOTALS:", "12", "£1,200.50"), ("Sum",)]
)
def test_a_row_that_sums_up_is_no_action_and_is_named(cells: tuple[str, ...]) -> None:
    heads = ("Objective", "Action", "Lead", "When", "RAG")
    rows = (heads, ("One door", "Open it", "Rhian Okafor", "Mar 2027", "G"), cells)
    reading = read(csv_bytes(*rows), "plan.csv")
    assert [(o.text, len(o.actions)) for o in reading.document.objectives] == [("One door", 1)]
    (note,) = [p for p in reading.problems if "sums up" in p.what]
    assert (note.where, note.severity) == ("line 3", Severity.NOTE)


def test_an_action_that_begins_with_total_is_kept() -> None:
    heads = ("Objective", "Action", "Lead", "When", "RAG")
    rows = (heads, ("One door", "Total the costs", "Rhian Okafor", "Mar 2027", "G"))
    assert len(read(csv_bytes(*rows), "plan.csv").document.actions) == 1
