"""What a file holds besides its cells' words, and what a reader says of it."""

from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

from plans.formats import Problem, Reading, Severity, read
from tests.plans.formats.builders import (
    GREEN,
    HEADINGS,
    ROW,
    Shaded,
    add_table,
    in_excel,
    saved,
)

NUMBERS = "The numbers are automatic and were not read. Type them into their cells."


def in_word(edit: Any, *rows: Any) -> Reading:
    document = Document()
    document.add_heading("1. Prevent", level=1)
    edit(add_table(document, [HEADINGS, *(rows or (ROW,))]))
    return read(saved(document), "plan.docx")


def put(cell: Any, xml: str) -> None:
    """Put an element of Word's own at the end of the cell's first run."""
    first, rest = xml.split(maxsplit=1) if " " in xml else (xml.removesuffix("/>"), "/>")
    cell.paragraphs[0].runs[0]._r.append(parse_xml(f"{first} {nsdecls('w')} {rest}"))


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ('<w:footnoteReference w:id="2"/>', "Footnotes and endnotes were not read."),
        ('<w:endnoteReference w:id="2"/>', "Footnotes and endnotes were not read."),
        ('<w:commentReference w:id="0"/>', "Comments were not read."),
        (
            '<w:sym w:font="Wingdings" w:char="F04A"/>',
            "Some signs of a symbol font are not known and were not read.",
        ),
    ],
)
def test_what_word_keeps_beside_the_text_is_noted(xml: str, what: str) -> None:
    reading = in_word(lambda table: put(table.cell(1, 5), xml))
    assert reading.document.actions[0].evidence == "Hinges are bought"
    assert reading.problems == (Problem("the document", what, Severity.NOTE),)


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "00FC", "✓"),
        ("Wingdings 2", "F050", "✓"),
        ("Webdings", "F072", "✗"),
        ("Segoe UI Symbol", "2714", "✔"),
    ],
)
def test_a_tick_of_a_symbol_font_is_read(font: str, char: str, sign: str) -> None:
    xml = f'<w:sym w:font="{font}" w:char="{char}"/>'
    reading = in_word(lambda table: put(table.cell(1, 5), xml))
    assert reading.document.actions[0].evidence == f"Hinges are bought{sign}"
    assert reading.problems == ()


def test_a_tick_in_a_coloured_cell_leaves_the_rating_to_the_colour() -> None:
    def edit(table: Any) -> None:
        cell = table.cell(1, 6)
        cell.paragraphs[0].add_run("")
        put(cell, '<w:sym w:font="Wingdings" w:char="F0FC"/>')

    reading = in_word(edit, (*ROW[:6], Shaded(GREEN)))
    (action,) = reading.document.actions
    assert (action.rating, action.rating_as_printed) == ("green", "✓")


def number(cell: Any, list_number: int) -> None:
    look = cell.paragraphs[0]._p.get_or_add_pPr()
    look.get_or_add_numPr().get_or_add_numId().val = list_number


@pytest.mark.parametrize("place", [0, 1])
def test_automatic_numbers_are_asked_about_once_for_each_table(place: int) -> None:
    heads = ("Action no.", "Objective no.", *HEADINGS[1:])

    def edit(table: Any) -> None:
        for row in (1, 2):
            number(table.cell(row, place), 1)

    document = Document()
    document.add_heading("1. Prevent", level=1)
    edit(add_table(document, [heads, ("", "", *ROW[1:]), ("", "", "", "Oil it", *ROW[3:])]))
    reading = read(saved(document), "plan.docx")
    assert [a.ref for a in reading.document.actions] == ["", ""]
    assert reading.problems == (Problem("table 1", NUMBERS, Severity.WARNING),)


def test_a_typed_number_and_a_list_of_actions_are_not_asked_about() -> None:
    def edit(table: Any) -> None:
        number(table.cell(1, 2), 1)
        number(table.cell(1, 0), 0)

    assert in_word(edit).problems == ()


def test_comments_on_cells_are_noted_for_each_sheet() -> None:
    reading = in_excel(lambda sheet: setattr(sheet["D2"], "comment", Comment("Or Bo?", "RO")))
    assert reading.document.actions[0].leads == ("Rhian Okafor",)
    what = "Comments on cells were not read."
    assert reading.problems == (Problem("sheet 1 Prevent", what, Severity.NOTE),)


def test_a_hidden_column_is_read_with_a_warning() -> None:
    def edit(sheet: Any) -> None:
        for letter in ("F", "J"):
            sheet.column_dimensions[letter].hidden = True

    reading = in_excel(edit)
    assert reading.document.actions[0].evidence == "Hinges are bought"
    what = "This column is hidden; it was read all the same."
    assert reading.problems == (Problem("sheet 1 Prevent, column F", what, Severity.WARNING),)
