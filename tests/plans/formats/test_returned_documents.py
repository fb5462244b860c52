"""A written plan that somebody filled in and sent back changes what they changed, no more."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from plans.changes import Change, compare
from plans.formats import Problem, Severity, read, write
from plans.matching import complete
from tests.plans.formats.written import DAVID, PLAN, RHIAN

Edit = Callable[[Any], None]
Found = tuple[tuple[Change, ...], list[Problem]]


def laid(content: bytes, name: str) -> Found:
    """What importing the file would change, and the problems that need a yes or block it."""
    reading = read(content, name)
    done = complete(reading, PLAN, new_key=lambda: "new")
    problems = [*reading.problems, *done.problems]
    return compare(PLAN, done.document), [p for p in problems if p.severity is not Severity.NOTE]


def in_word(edit: Edit) -> Found:
    """After an edit of the first theme's table."""
    document = Document(io.BytesIO(write(PLAN, "docx")))
    edit(next(t for t in document.tables if t.rows[0].cells[0].text == "Ref"))
    out = io.BytesIO()
    document.save(out)
    return laid(out.getvalue(), "plan.docx")


def in_excel(edit: Edit) -> Found:
    """After an edit of the sheet of actions."""
    book = load_workbook(io.BytesIO(write(PLAN, "xlsx")))
    edit(book["Plan"])
    out = io.BytesIO()
    book.save(out)
    return laid(out.getvalue(), "plan.xlsx")


def cell(table: Any, heading: str, row: int = 2) -> Any:
    """A cell of Word's table; its first action stands in the row after the objective's."""
    place = [c.text for c in table.rows[0].cells].index(heading)
    return table.rows[row].cells[place]


def put(sheet: Any, heading: str, value: object, row: int = 2) -> None:
    place = [c.value for c in sheet[1]].index(heading) + 1
    sheet.cell(row, place).value = value


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, object]]:
    return [(change.ref, change.field, change.after) for change in changes]


@pytest.mark.parametrize("found", [in_word(lambda _: None), in_excel(lambda _: None)])
def test_saved_without_an_edit_it_changes_nothing(found: Found) -> None:
    assert found == ((), [])


def test_evidence_and_a_date_in_word() -> None:
    def edit(table: Any) -> None:
        cell(table, "Evidence of progress").text = "All 60 were trained."
        cell(table, "Due date", 3).text = "31/12/2026"

    changes, problems = in_word(edit)
    assert told(changes) == [
        ("1.1.1", "evidence", "All 60 were trained."),
        ("1.1.2", "due_on", "2026-12-31"),
        ("1.1.2", "no_date_reason", None),
    ]
    assert problems == []


def test_evidence_a_date_and_a_rating_in_excel() -> None:
    def edit(sheet: Any) -> None:
        put(sheet, "Evidence of Progress", "All 60 were trained.")
        put(sheet, "BRAG Rating", "B Blue")
        put(sheet, "Due date", datetime(2026, 12, 31), 3)  # noqa: DTZ001 - Excel knows no zones

    changes, problems = in_excel(edit)
    assert told(changes) == [
        ("1.1.1", "rating", "blue"),
        ("1.1.1", "rating_as_printed", "B Blue"),
        ("1.1.1", "evidence", "All 60 were trained."),
        ("1.1.2", "due_on", "2026-12-31"),
        ("1.1.2", "no_date_reason", None),
    ]
    assert problems == []


def test_a_rating_that_is_written_over_goes_before_the_shade_below_it() -> None:
    changes, problems = in_word(lambda t: setattr(cell(t, "BRAG rating"), "text", "G Green"))
    assert ("1.1.1", "rating", "green") in told(changes)
    (warning,) = problems
    assert warning.what == (
        "The rating says “G Green” in a cell that is coloured Amber; Green was taken."
    )


def test_a_cell_that_is_only_coloured_is_asked_about() -> None:
    def edit(table: Any) -> None:
        cell(table, "BRAG rating")._tc.tcPr.find(qn("w:shd")).set(qn("w:fill"), "FF0000")

    changes, (warning,) = in_word(edit)
    assert told(changes) == []
    assert "coloured Red; Amber was taken" in warning.what


def test_an_unrated_cell_can_be_coloured() -> None:
    def edit(table: Any) -> None:
        shade = deepcopy(cell(table, "BRAG rating")._tc.tcPr.find(qn("w:shd")))
        cell(table, "BRAG rating", 3)._tc.get_or_add_tcPr().append(shade)

    changes, problems = in_word(edit)
    assert ("1.1.2", "rating", "amber") in told(changes)
    assert problems == []


@pytest.mark.parametrize("words", ["R Okafor\nDavid Łukasik", f"{RHIAN}, {DAVID}"])
def test_leads_written_another_way_are_the_same_leads(words: str) -> None:
    changes, problems = in_word(lambda t: setattr(cell(t, "Lead officers"), "text", words))
    assert (changes, problems) == ((), [])


def test_another_lead() -> None:
    changes, _ = in_word(lambda t: setattr(cell(t, "Lead officers", 3), "text", DAVID))
    assert told(changes) == [("1.1.2", "leads", [DAVID]), ("1.1.2", "lead_as_printed", DAVID)]


def test_a_new_row_of_word_is_a_new_action() -> None:
    def edit(table: Any) -> None:
        cells = table.add_row().cells
        for place, text in enumerate(("", "Print a leaflet", RHIAN, "", "Mar 2027")):
            cells[place].text = text

    changes, problems = in_word(edit)
    (added,) = changes
    assert (added.kind, added.ref, added.after["due_on"]) == (
        "action added", "1.2.1", "2027-03-31",
    )  # fmt: skip
    assert problems == []


def test_rows_that_were_sorted_anew_are_the_same_actions() -> None:
    def edit(sheet: Any) -> None:
        rows = [[c.value for c in line] for line in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value

    changes, problems = in_excel(edit)
    assert {c.kind for c in changes} <= {"plan order", "theme order"}
    assert problems == []


@pytest.mark.parametrize(
    "found",
    [
        in_word(lambda t: setattr(cell(t, "When"), "text", "December 2027")),
        in_excel(lambda s: put(s, "When", "December 2027")),
    ],
)
def test_a_date_that_moved_in_words_alone_is_asked_about(found: Found) -> None:
    changes, (warning,) = found
    assert changes == ()
    assert warning == Problem(
        "action 1.1.1",
        "Its date is worded “December 2027”, while its due date is as it was. If the date moves, "
        "change the due date in the file.",
        Severity.WARNING,
    )


def test_other_words_for_the_same_date_are_not_asked_about() -> None:
    changes, problems = in_excel(lambda s: put(s, "When", "30 September 2026"))
    assert (changes, problems) == ((), [])
    assert date(2026, 9, 30) == PLAN.actions[0].due_on


def test_a_document_without_its_keys_is_known_by_its_refs() -> None:
    def edit(sheet: Any) -> None:
        sheet.tables.clear()
        sheet.delete_cols(len(sheet[1]))

    assert in_excel(edit) == ((), [])
