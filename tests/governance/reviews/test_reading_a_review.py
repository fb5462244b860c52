"""Tables of recommendations as councils lay them out; in CSV, since the words are the same."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from governance.reviews.document import Decision, RecommendationEntry, Status
from governance.reviews.reading import ReviewReading, read_review
from people.cells import written
from plans.formats import Unreadable

HEAD = ("Recommendation", "Cabinet Decision", "Response", "Officer Responsible", "Action by")


def reading(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> ReviewReading:
    return read_review(written(head, rows), "review.csv")


def only(*cells: str) -> RecommendationEntry:
    (entry,) = reading(tuple(cells)).document.recommendations
    return entry


def refs(*texts: str) -> list[str]:
    found = reading(*((text, "Accept", "Yes.", "Ann Lee", "May 2026") for text in texts))
    return [entry.ref for entry in found.document.recommendations]


@pytest.mark.parametrize(
    ("printed", "decision", "subject_to"),
    [
        ("Accept", Decision.ACCEPTED, ""),
        ("Accepted", Decision.ACCEPTED, ""),
        ("Agreed", Decision.ACCEPTED, ""),
        ("Accept (subject to available funding)", Decision.SUBJECT_TO, "available funding"),
        ("Accepted subject to legal advice.", Decision.SUBJECT_TO, "legal advice"),
        ("Reject", Decision.REJECTED, ""),
        ("Not accepted", Decision.REJECTED, ""),
        ("Deferred until March", Decision.DEFERRED, ""),
        ("", None, ""),
    ],
)
def test_a_decision(printed: str, decision: Decision | None, subject_to: str) -> None:
    entry = only("1 Fund it", printed, "Yes.", "Ann Lee", "May 2026")
    assert (entry.decision, entry.subject_to) == (decision, subject_to)


def test_words_that_are_no_decision_are_left_open_and_said() -> None:
    found = reading(("1 Fund it", "See minute 12", "Yes.", "Ann Lee", "May 2026"))
    assert found.document.recommendations[0].decision is None
    assert [problem.what for problem in found.problems] == [
        "“See minute 12” is no decision that is known; it was left open."
    ]


@pytest.mark.parametrize(
    ("printed", "status", "due_on", "completed_on"),
    [
        ("Completed May 2026", Status.COMPLETED, None, date(2026, 5, 31)),
        ("May 2026 completed.", Status.COMPLETED, None, date(2026, 5, 31)),
        ("Completed - 19/12/25", Status.COMPLETED, None, date(2025, 12, 19)),
        ("Complete", Status.COMPLETED, None, None),
        ("May 2026", Status.IN_PROGRESS, date(2026, 5, 31), None),
        ("Not completed, now May 2026", Status.IN_PROGRESS, date(2026, 5, 31), None),
        ("Ongoing", Status.IN_PROGRESS, None, None),
        ("Not started", Status.NOT_STARTED, None, None),
        ("Not achievable", Status.NOT_ACHIEVABLE, None, None),
        ("Discharged", Status.DISCHARGED, None, None),
        ("Superseded by recommendation 4", Status.SUPERSEDED, None, None),
        ("", None, None, None),
    ],
)
def test_an_outcome(
    printed: str, status: Status | None, due_on: date | None, completed_on: date | None
) -> None:
    (found,) = only("1 Fund it", "Accept", "Yes.", "Ann Lee", printed).assignments
    assert (found.status, found.due_on, found.completed_on) == (status, due_on, completed_on)


def test_a_date_that_cannot_be_read_is_said() -> None:
    found = reading(("1 Fund it", "Accept", "Yes.", "Ann Lee", "31 June 2026"))
    assert "June 2026 has no day 31" in found.problems[0].what


def test_answers_stand_under_their_headings() -> None:
    cell = "We will.\nNovember 2025:\nWe have begun.\nIn two schools.\nUpdate March 2026\nDone."
    found = only("1 Fund it", "Accept", cell, "Ann Lee", "May 2026").responses
    assert [(each.heading, each.said_on, each.text) for each in found] == [
        ("", None, "We will."),
        ("November 2025:", date(2025, 11, 30), "We have begun.\nIn two schools."),
        ("Update March 2026", date(2026, 3, 31), "Done."),
    ]


def test_a_day_before_the_first_words_of_a_line_is_a_heading() -> None:
    found = only("1 Fund it", "Accept", "12 May 2026: We have begun.", "Ann Lee", "").responses
    assert [(each.said_on, each.text) for each in found] == [(date(2026, 5, 12), "We have begun.")]


def test_a_later_paragraph_without_a_heading_is_an_answer_of_its_own() -> None:
    found = only("1 Fund it", "Accept", "We will.\nWe did.", "Ann Lee", "May 2026").responses
    assert [(each.heading, each.text) for each in found] == [("", "We will."), ("", "We did.")]


def test_no_answer_is_none() -> None:
    assert only("1 Fund it", "Accept", "", "Ann Lee", "May 2026").responses == ()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1 Fund it", "2. Train them", "Recommendation 3: Tell us"], ["1", "2", "3"]),
        (["2 A full audit", "14 A protocol"], ["2", "14"]),
        (["12a Tell us", "12b Tell them"], ["12a", "12b"]),
        (["12 Review how they work:\na) the board", "b) the forum"], ["12a", "12b"]),
        (["7 Cover a) schools\nb) homes"], ["7"]),
        (["18 Review it", "Count the cost", "19 Tell us"], ["18", "18.2", "19"]),
        (["Fund it", "Train them"], ["1", "2"]),
    ],
)
def test_numbers(texts: list[str], expected: list[str]) -> None:
    assert refs(*texts) == expected


def test_a_column_of_numbers() -> None:
    head = ("No.", "Recommendation", "Progress", "Lead", "Timescale")
    rows = (("1", "Fund it", "We will.", "Ann Lee", ""), ("2", "3 schools need it", "", "", ""))
    found = reading(*rows, head=head)
    entries = [(each.ref, each.text) for each in found.document.recommendations]
    assert entries == [("1", "Fund it"), ("2", "3 schools need it")]
    assert [problem.what for problem in found.problems] == [
        "The table has no column for “decision”."
    ]


def test_two_officers_with_two_dates_are_two_assignments() -> None:
    (entry,) = reading(
        ("1 Fund it", "Accept", "Yes.", "Ann Lee/Bo Ray\nCy Dow", "Completed May 2025\nMay 2026")
    ).document.recommendations
    assert [(each.officers, each.status) for each in entry.assignments] == [
        (("Ann Lee", "Bo Ray"), Status.COMPLETED),
        (("Cy Dow",), Status.IN_PROGRESS),
    ]
    assert entry.officers == ("Ann Lee", "Bo Ray", "Cy Dow")


def test_a_double_name_is_mended() -> None:
    rows = [("1 Fund it", "", "", "Kay Dent- Tarn", ""), ("2 Go", "", "", "Kay Dent -Tarn", "")]
    found = reading(*rows).document.recommendations
    assert [entry.officers for entry in found] == [("Kay Dent-Tarn",)] * 2


@pytest.mark.parametrize("head", [("Action", "Lead", "When"), ("Recommendation", "Lead")])
def test_a_file_without_a_table_of_recommendations_is_refused(head: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable, match="No table of recommendations"):
        reading(("Fund it", *["x"] * (len(head) - 1)), head=head)


def test_what_the_file_itself_is_said_of_is_told_with_the_table() -> None:
    book, out = Workbook(), BytesIO()
    sheet = book["Sheet"]
    sheet.append(HEAD)
    sheet.append(("1 Fund it", "Accept", "Yes.", "Ann Lee", "May 2026"))
    sheet["C2"].font = Font(strike=True)
    book.save(out)
    found = read_review(out.getvalue(), "review.xlsx")
    assert [problem.what for problem in found.problems] == [
        "“Yes.” is struck out and was not read."
    ]
