"""The layouts that councils use, each with its own words, columns and merges."""

from datetime import date

from docx import Document
from openpyxl import Workbook

from plans.brag import Rating
from plans.document import ActionEntry, PlanDocument
from plans.formats import Severity, read
from tests.plans.formats.builders import (
    AMBER,
    BLUE,
    GREEN,
    HEADINGS,
    RED,
    Shaded,
    add_table,
    csv_bytes,
    excel,
    fill_sheet,
    page,
    saved,
    word,
)


def outline(document: PlanDocument) -> list[tuple[int, str, list[tuple[str, str, list[str]]]]]:
    return [
        (t.number, t.name, [(o.ref, o.text, [a.text for a in o.actions]) for o in t.objectives])
        for t in document.themes
    ]


def ratings(document: PlanDocument) -> list[Rating | None]:
    return [a.rating for a in document.actions]


def first(document: PlanDocument) -> ActionEntry:
    return document.actions[0]


def test_objectives_merged_downwards_in_word() -> None:
    document = Document()
    document.add_heading("Theme 2: Protect", level=1)
    document.add_paragraph("Young people who are at risk find help early and near to home.")
    table = add_table(
        document,
        [
            HEADINGS,
            (
                "2.1",
                "Help is near",
                "Open a drop-in",
                "Rhian Okafor",
                "Mar 2027",
                "Rooms found",
                Shaded(GREEN),
            ),
            ("", "", "Train the drop-in's staff", "Rhian Okafor", "May 2027", "", Shaded(AMBER)),
            (
                "2.2",
                "Homes are safe",
                "Visit every home",
                "Siân Petrov",
                "Jun 2027",
                "",
                Shaded(RED),
            ),
        ],
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    reading = read(saved(document), "plan.docx")
    assert outline(reading.document) == [
        (
            2,
            "Protect",
            [
                ("2.1", "Help is near", ["Open a drop-in", "Train the drop-in's staff"]),
                ("2.2", "Homes are safe", ["Visit every home"]),
            ],
        )
    ]
    assert reading.document.themes[0].statement.startswith("Young people")
    assert ratings(reading.document) == [Rating.GREEN, Rating.AMBER, Rating.RED]


def test_rows_across_the_table_name_themes_and_objectives() -> None:
    rows = [
        ("Ref", "What will we do?", "Who", "By when", "Update", "RAG"),
        ("Theme 1 – Prevent", "", "", "", "", ""),
        ("Objective 1.1: Schools know the signs", "", "", "", "", ""),
        ("A1", "Write to heads", "Ewa Lindqvist", "31/03/2027", "Sent", "B"),
        ("Theme 2 – Pursue", "", "", "", "", ""),
        ("Objective 2.1: Offenders are found", "", "", "", "", ""),
        ("B1", "Share intelligence weekly", "Ewa Lindqvist", "Ongoing", "", "G"),
    ]
    document = Document()
    table = add_table(document, rows)
    for number in (1, 2, 4, 5):
        table.cell(number, 0).merge(table.cell(number, 5))
    reading = read(saved(document), "plan.docx")
    assert outline(reading.document) == [
        (1, "Prevent", [("1.1", "Schools know the signs", ["Write to heads"])]),
        (2, "Pursue", [("2.1", "Offenders are found", ["Share intelligence weekly"])]),
    ]
    assert [a.ref for a in reading.document.actions] == ["A1", "B1"]
    assert ratings(reading.document) == [Rating.BLUE, Rating.GREEN]


def test_unnumbered_bands_theme_above_objective() -> None:
    book = Workbook()
    fill_sheet(
        page(book),
        [
            ("Task", "Owner", "Deadline", "Commentary", "Status"),
            ("PREVENTION",),
            ("Every school has a named lead",),
            ("Name the leads", "Rhian Okafor", "30.06.27", "Twelve named", "On track"),
            ("Every child knows whom to ask",),
            ("Print the card", "Siân Petrov", "Sept 27", "", "Off target"),
        ],
    )
    for number in (2, 3, 5):
        page(book).merge_cells(start_row=number, end_row=number, start_column=1, end_column=5)
    reading = read(saved(book), "plan.xlsx")
    assert outline(reading.document) == [
        (
            1,
            "PREVENTION",
            [
                ("", "Every school has a named lead", ["Name the leads"]),
                ("", "Every child knows whom to ask", ["Print the card"]),
            ],
        )
    ]
    assert ratings(reading.document) == [Rating.GREEN, Rating.RED]


def test_heading_paragraphs_name_theme_and_objective_before_each_table() -> None:
    document = Document()
    document.add_heading("Harbour Partnership Delivery Plan 2026/27", level=0)
    heads = ("Milestone/Action", "Responsible officer", "Timescale", "Progress", "RAG rating")
    for theme, objective in (
        ("Prevent", "Staff can name the signs"),
        ("Protect", "Help comes in a day"),
    ):
        document.add_heading(theme, level=1)
        document.add_heading(objective, level=2)
        add_table(
            document,
            [heads, ("Hold a course", "Tomás Ødegaard", "End of March 2027", "", Shaded(GREEN))],
        )
    reading = read(saved(document), "plan.docx")
    assert outline(reading.document) == [
        (1, "Prevent", [("", "Staff can name the signs", ["Hold a course"])]),
        (2, "Protect", [("", "Help comes in a day", ["Hold a course"])]),
    ]
    assert reading.document.title == "Harbour Partnership Delivery Plan 2026/27"
    assert reading.document.period.end == date(2027, 3, 31)
    assert first(reading.document).due_on == date(2027, 3, 31)


def test_columns_in_another_order_with_unknown_ones_named() -> None:
    content = excel(
        (
            "RAG",
            "Lead officer(s)",
            "Priority level",
            "Target date",
            "Actions",
            "Strategic Objective",
            "Success measure",
        ),
        (
            Shaded(BLUE),
            "Rhian Okafor",
            "High",
            date(2027, 1, 15),
            "Agree the protocol",
            "One front door",
            "Fewer calls",
        ),
        name="Prevent",
    )
    reading = read(content, "plan.xlsx")
    assert outline(reading.document) == [
        (1, "Prevent", [("", "One front door", ["Agree the protocol"])])
    ]
    action = first(reading.document)
    assert (action.rating, action.due_on, action.leads) == (
        Rating.BLUE,
        date(2027, 1, 15),
        ("Rhian Okafor",),
    )
    notes = [p for p in reading.problems if "columns" in p.what]
    assert {p.severity for p in notes} == {Severity.NOTE}
    unknown, beside = (p.what for p in notes)
    assert "are not known" in unknown
    assert "“Success measure”" in unknown
    assert "beside one of the same" in beside
    assert "“Priority level”" in beside


def test_header_below_a_title_and_repeated_after_a_page() -> None:
    row = ("1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "", "G")
    later = ("1.2", "One key", "Cut it", "Rhian Okafor", "Apr 2027", "", "A")
    content = excel(("Action plan 2026-28",), (), HEADINGS, row, HEADINGS, later)
    reading = read(content, "plan.xlsx")
    assert [a.text for a in reading.document.actions] == ["Open it", "Cut it"]
    assert reading.document.title == "Action plan 2026-28"
    assert reading.document.period.start == date(2026, 4, 1)


def test_a_theme_column_and_blank_cells_that_mean_the_same_as_above() -> None:
    content = csv_bytes(
        ("Theme", "Outcome", "Ref", "Action", "Owner", "Due date", "RAG"),
        (
            "1. Prevent",
            "Fewer children go missing",
            "1",
            "Map the places",
            "Rhian Okafor",
            "31/03/2027",
            "Amber",
        ),
        ("", "", "2", "Light the paths", "Siân Petrov", "30/04/2027", "Green"),
        (
            "2. Pursue",
            "Cases reach court",
            "3",
            "Train the officers",
            "Ewa Lindqvist",
            "30/04/2027",
            "",
        ),
    )
    reading = read(content, "plan.csv")
    assert outline(reading.document) == [
        (1, "Prevent", [("", "Fewer children go missing", ["Map the places", "Light the paths"])]),
        (2, "Pursue", [("", "Cases reach court", ["Train the officers"])]),
    ]
    assert [a.ref for a in reading.document.actions] == ["1", "2", "3"]


def test_a_number_column_that_counts_actions_beside_a_merged_objective() -> None:
    reading = read(
        word(
            ("No.", "Objective", "Action", "Lead", "Timescale", "RAG"),
            ("1.1.1", "One door", "Open it", "Rhian Okafor", "Mar 2027", "G"),
            ("1.1.2", "", "Oil it", "Rhian Okafor", "Apr 2027", "G"),
        ),
        "plan.docx",
    )
    assert [a.ref for a in reading.document.actions] == ["1.1.1", "1.1.2"]
    assert [(o.ref, o.text) for o in reading.document.objectives] == [("", "One door")]


def test_a_heading_over_two_columns_and_a_second_row_of_headings() -> None:
    content = excel(
        ("Ref", "Action", "Lead", "When", "Progress", ""),
        ("", "", "", "", "Commentary", "BRAG"),
        ("1.1", "Open the door", "Rhian Okafor", "Mar 2027", "Painted", Shaded(GREEN)),
    )
    action = first(read(content, "plan.xlsx").document)
    assert (action.evidence, action.rating) == ("Painted", Rating.GREEN)


def test_two_columns_of_evidence_are_joined() -> None:
    content = excel(
        ("Action", "Lead", "When", "Update July", "Update October", "BRAG"),
        ("Open the door", "Rhian Okafor", "Mar 2027", "Hinges bought", "Hung", Shaded(GREEN)),
    )
    assert first(read(content, "plan.xlsx").document).evidence == "Hinges bought\nHung"


def test_one_sheet_per_theme_named_by_its_tab() -> None:
    book = Workbook()
    page(book).title = "Prevent"
    heads = ("Objective", "Action", "Lead", "When", "BRAG")
    fill_sheet(page(book), [heads, ("One door", "Open it", "Rhian Okafor", "Mar 2027", "G")])
    fill_sheet(
        book.create_sheet("3 Pursue"),
        [heads, ("One key", "Cut it", "Rhian Okafor", "Mar 2027", "G")],
    )
    assert [(t.number, t.name) for t in read(saved(book), "plan.xlsx").document.themes] == [
        (4, "Prevent"),
        (3, "Pursue"),
    ]


def test_a_colour_column_without_a_heading_is_the_rating_and_said_so() -> None:
    reading = read(
        word(
            ("Objective", "Action", "Lead", "When", ""),
            ("One door", "Open it", "Rhian Okafor", "Mar 2027", Shaded(RED)),
            ("", "Oil it", "Rhian Okafor", "Mar 2027", Shaded(GREEN)),
        ),
        "plan.docx",
    )
    assert ratings(reading.document) == [Rating.RED, Rating.GREEN]
    assert any(
        "colours of column" in p.what and p.severity is Severity.WARNING for p in reading.problems
    )


def test_a_recommendations_table_without_objectives() -> None:
    reading = read(
        excel(
            ("Rec no.", "Recommendation", "Accountable", "Completion date", "Position", "Status"),
            ("R1", "Publish the figures", "Rhian Okafor", "Mar 2027", "Drafted", "Green"),
        ),
        "plan.xlsx",
    )
    assert outline(reading.document) == [(1, "Prevent", [("", "", ["Publish the figures"])])]
    assert any("objective" in p.what and p.severity is Severity.WARNING for p in reading.problems)


def test_tables_beside_the_actions_are_not_actions() -> None:
    document = Document()
    document.add_heading("Harbour Delivery Plan", level=0)
    document.add_paragraph("Harbour Safeguarding Partnership")
    document.add_heading("Document control", level=1)
    add_table(
        document,
        [
            ("Version", "Date", "Amended by", "Changes"),
            ("0.1", "1st May 2026", "RO", "First draft"),
        ],
    )
    document.add_heading("RAG key", level=1)
    add_table(
        document, [("Red", "Late"), ("Amber", "At risk"), ("Green", "Fine"), ("Blue", "Done")]
    )
    document.add_heading("Lead officers", level=1)
    add_table(
        document,
        [("Rhian Okafor", "Head of Harbours", "Council"), ("Siân Petrov", "Inspector", "Police")],
    )
    document.add_heading("Methodology", level=1)
    document.add_paragraph("Progress is told to the board every quarter.")
    document.add_heading("Priority 1: Prevent", level=1)
    add_table(
        document,
        [HEADINGS, ("1.1", "One door", "Open it", "R Okafor", "Mar 2027", "", Shaded(GREEN))],
    )
    document.add_heading("Abbreviations", level=1)
    add_table(document, [("MASH", "Multi-agency hub"), ("VCS", "Voluntary sector")])
    reading = read(saved(document), "plan.docx")
    plan = reading.document
    assert (plan.title, plan.owner) == ("Harbour Delivery Plan", "Harbour Safeguarding Partnership")
    assert [(v.number, v.date, v.author) for v in plan.versions] == [
        ("0.1", date(2026, 5, 1), "RO")
    ]
    assert [(o.name, o.job_title, o.agency) for o in plan.officers] == [
        ("Rhian Okafor", "Head of Harbours", "Council"),
        ("Siân Petrov", "Inspector", "Police"),
    ]
    assert plan.methodology == "Progress is told to the board every quarter."
    assert [g.term for g in plan.glossary] == ["MASH", "VCS"]
    assert outline(plan) == [(1, "Prevent", [("1.1", "One door", ["Open it"])])]
    assert first(plan).leads == ("Rhian Okafor",)
