from collections.abc import Sequence

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill

from plans.brag import Rating
from plans.document import ActionEntry
from plans.formats import Problem, Reading, Severity, read
from plans.formats.colours import rating_of
from tests.plans.formats.builders import (
    AMBER,
    BLUE,
    GREEN,
    RED,
    Shaded,
    Value,
    add_table,
    csv_bytes,
    fill_sheet,
    page,
    saved,
    shade,
    word,
)

HEADS = ("Objective", "Action", "Lead", "When", "BRAG rating")


def row(rating: Value) -> Sequence[Value]:
    return ("One door", "Open it", "Rhian Okafor", "Mar 2027", rating)


def of_word(rating: Value) -> tuple[ActionEntry, list[Problem]]:
    return alone(read(word(HEADS, row(rating)), "plan.docx"))


def alone(reading: Reading) -> tuple[ActionEntry, list[Problem]]:
    return reading.document.actions[0], [
        p for p in reading.problems if p.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        (BLUE, Rating.BLUE),
        ("00B0F0", Rating.BLUE),
        (GREEN, Rating.GREEN),
        ("92D050", Rating.GREEN),
        ("C6EFCE", Rating.GREEN),
        (AMBER, Rating.AMBER),
        ("FFBF00", Rating.AMBER),
        ("F79646", Rating.AMBER),
        ("FFFF00", Rating.AMBER),
        (RED, Rating.RED),
        ("C00000", Rating.RED),
    ],
)
def test_a_fill_alone(fill: str, rating: Rating) -> None:
    action, problems = of_word(Shaded(fill))
    assert (action.rating, action.rating_as_printed, problems) == (rating, "", [])


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("G", Rating.GREEN),
        ("(a)", Rating.AMBER),
        ("BLUE", Rating.BLUE),
        ("Red – overdue", Rating.RED),
        ("On target", Rating.GREEN),
        ("Completed", Rating.BLUE),
        ("Overall RAG status: currently Amber", Rating.AMBER),
        ("Green - on target", Rating.GREEN),
        ("Amber: delivery date may not be met", Rating.AMBER),
        ("Green (completed)", Rating.GREEN),
    ],
)
def test_words_and_letters(text: str, rating: Rating) -> None:
    action, problems = of_word(text)
    assert (action.rating, action.rating_as_printed, problems) == (rating, text, [])


@pytest.mark.parametrize(
    "text", ["", "TBC", "Rating to be confirmed.", "Not yet rated", "N Not yet rated", "n/a"]
)
@pytest.mark.parametrize("fill", ["", "FFFFFF", "auto"])
def test_no_rating_is_stated(text: str, fill: str) -> None:
    action, problems = of_word(Shaded(fill, text) if fill else text)
    assert (action.rating, action.rating_as_printed, problems) == (None, text, [])


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (Shaded("BFBFBF"), "is grey"),
        (Shaded("FF6600"), "lies between"),
        (Shaded("7030A0"), "is none of blue, green, amber and red"),
        (Shaded(GREEN, "Red"), "its colour says Green"),
        ("Amber/Red", "more than one rating"),
        ("Going well", "no rating that is known"),
    ],
)
def test_a_doubtful_rating_is_a_warning_with_its_place(rating: Value, said: str) -> None:
    action, problems = of_word(rating)
    assert action.rating is None
    assert [(p.where, p.severity) for p in problems] == [("table 1, row 2", Severity.WARNING)]
    assert said in problems[0].what


@pytest.mark.parametrize(
    "text",
    [
        "Not red",
        "No longer amber",
        "Was red",
        "Previously Red",
        "Green if funded",
        "Green by March",
        "Red?",
        "R?",
        "non-red",
        "Red - on target",
    ],
)
@pytest.mark.parametrize("fill", ["", GREEN])
def test_words_that_turn_a_colour_round_give_no_rating(text: str, fill: str) -> None:
    action, problems = of_word(Shaded(fill, text) if fill else text)
    assert action.rating is None
    assert action.rating_as_printed == text
    assert [(p.where, p.severity) for p in problems] == [("table 1, row 2", Severity.WARNING)]


def test_a_fill_that_agrees_with_its_text() -> None:
    action, problems = of_word(Shaded(GREEN, "G"))
    assert (action.rating, action.rating_as_printed, problems) == (Rating.GREEN, "G", [])


def test_a_highlighted_letter_and_a_coloured_blob_in_word() -> None:
    document = Document()
    table = add_table(document, [HEADS, row(""), row("")])
    table.cell(1, 4).paragraphs[0].add_run("  ").font.highlight_color = WD_COLOR_INDEX.BRIGHT_GREEN
    table.cell(2, 4).paragraphs[0].add_run("🔴")
    actions = read(saved(document), "plan.docx").document.actions
    assert [a.rating for a in actions] == [Rating.GREEN, Rating.RED]


@pytest.mark.parametrize(
    ("attributes", "rating"),
    [
        ({"val": "solid", "color": "FF0000", "fill": "auto"}, Rating.RED),
        ({"val": "pct75", "color": "00B050", "fill": "FFFFFF"}, Rating.GREEN),
        ({"fill": "auto", "themeFill": "accent1"}, Rating.BLUE),
    ],
)
def test_patterns_and_theme_colours_in_word(attributes: dict[str, str], rating: Rating) -> None:
    document = Document()
    table = add_table(document, [HEADS, row("")])
    shade(table.cell(1, 4), **attributes)
    assert read(saved(document), "plan.docx").document.actions[0].rating is rating


@pytest.mark.parametrize(
    ("colour", "rating"),
    [
        (Color(theme=4), Rating.BLUE),
        (Color(theme=4, tint=0.4), Rating.BLUE),
        (Color(indexed=2), Rating.RED),
        (Color(indexed=17), Rating.GREEN),
        (Color(rgb="FFFFC000"), Rating.AMBER),
    ],
)
def test_theme_tinted_and_indexed_colours_in_excel(colour: Color, rating: Rating) -> None:
    book = Workbook()
    page(book).title = "1 Prevent"
    fill_sheet(page(book), [HEADS, row("")])
    page(book)["E2"].fill = PatternFill("solid", fgColor=colour)
    assert alone(read(saved(book), "plan.xlsx"))[0].rating is rating


def test_completed_elsewhere_is_no_rating() -> None:
    content = csv_bytes(
        (*HEADS, "Progress"),
        ("One door", "Open it", "Rhian Okafor", "Complete", "", "Completed in May"),
    )
    assert read(content, "plan.csv").document.actions[0].rating is None


def test_every_standard_colour_of_office_is_the_rating_it_looks_like() -> None:
    looks = {
        "C00000": Rating.RED,
        "FF0000": Rating.RED,
        "FFC000": Rating.AMBER,
        "FFFF00": Rating.AMBER,
        "92D050": Rating.GREEN,
        "00B050": Rating.GREEN,
        "00B0F0": Rating.BLUE,
        "0070C0": Rating.BLUE,
        "002060": Rating.BLUE,
        "7030A0": None,
    }
    assert {c: rating_of(c).rating for c in looks} == looks
