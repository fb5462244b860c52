"""A table that keeps what an action was beside what it is."""

from datetime import date

import pytest

from plans.brag import Rating
from plans.formats import Problem, Reading, Severity, Stated, read
from tests.plans.formats.builders import BLUE, Shaded, csv_bytes, word

HEADS = ("Objective", "Action", "Lead", "When")
ROW = ("One door", "Open it", "Rhian Okafor", "Mar 2027")


def read_with(headings: tuple[str, ...], cells: tuple[str, ...]) -> Reading:
    return read(csv_bytes((*HEADS, *headings), (*ROW, *cells)), "plan.csv")


def said(reading: Reading, severity: Severity) -> list[str]:
    return [p.what for p in reading.problems if p.severity is severity and "column" in p.what]


@pytest.mark.parametrize(
    ("headings", "place", "why"),
    [
        (("Previous BRAG", "Current BRAG"), 1, "say what was before"),
        (("Current BRAG", "Previous BRAG"), 0, "say what was before"),
        (("Last quarter RAG", "This quarter RAG"), 1, "say what was before"),
        (("RAG", "RAG (prior)"), 0, "say what was before"),
        (("RAG", "Prev. RAG"), 0, "say what was before"),
        (("Latest RAG", "RAG"), 0, "stand beside one of the same"),
        (("BRAG", "Status"), 0, "stand beside one of the same"),
    ],
)
def test_the_rating_of_now_is_read_and_the_other_named(
    headings: tuple[str, ...], place: int, why: str
) -> None:
    cells = ("Blue", "Red") if place == 0 else ("Red", "Blue")
    reading = read_with(headings, cells)
    assert reading.document.actions[0].rating is Rating.BLUE
    what = f"These columns {why} and were not read: “{headings[1 - place]}”."
    assert said(reading, Severity.NOTE) == [what]
    assert said(reading, Severity.WARNING) == []


def test_of_two_ratings_that_nothing_tells_apart_the_last_is_read_with_a_warning() -> None:
    reading = read_with(("RAG Q1", "RAG Q2"), ("Red", "Blue"))
    assert reading.document.actions[0].rating is Rating.BLUE
    what = "2 columns are headed as the rating; “RAG Q2” was read."
    assert Problem("the file", what, Severity.WARNING) in reading.problems


def test_a_former_rating_alone_is_none() -> None:
    reading = read(word((*HEADS, "Previous BRAG"), (*ROW, Shaded(BLUE))), "plan.docx")
    assert reading.document.actions[0].rating is None
    assert Stated.RATING not in reading.stated


def test_a_former_date_is_not_read() -> None:
    reading = read(
        csv_bytes(
            ("Objective", "Action", "Previous due date", "Due date", "RAG"),
            ("One door", "Open it", "Mar 2026", "Mar 2027", "Red"),
        ),
        "plan.csv",
    )
    assert reading.document.actions[0].due_on == date(2027, 3, 31)


def test_former_evidence_is_not_read_but_what_happened_since_is() -> None:
    reading = read_with(("Previous update", "Progress since last quarter"), ("Shut", "Opened"))
    assert reading.document.actions[0].evidence == "Opened"


@pytest.mark.parametrize("heading", ["Originally due", "Deadline (original)", "Due date was"])
def test_a_column_of_dates_that_were_is_named_and_not_read(heading: str) -> None:
    reading = read_with((heading,), ("Jan 2026",))
    assert reading.document.actions[0].due_on == date(2027, 3, 31)
    what = f"These columns say what was before and were not read: “{heading}”."
    assert said(reading, Severity.NOTE) == [what]
