"""A spreadsheet takes a ref such as 1.4.3 for a date."""

from datetime import date, datetime

import pytest

from plans.formats import Problem, Reading, Severity, read
from tests.plans.formats.builders import csv_bytes, excel

HEADS = ("Objective No.", "Objective", "Ref", "Action", "Lead", "When", "RAG")
REST = ("Open it", "Rhian Okafor", "Mar 2027", "G")


def warnings(reading: Reading) -> list[Problem]:
    return [p for p in reading.problems if p.severity is not Severity.NOTE and "ref" in p.what]


@pytest.mark.parametrize(
    "printed", ["01/04/2003", "1/4/2003", "2003-04-01", "2003-04-01 00:00:00", "01/04/03"]
)
def test_in_words_it_is_left_blank_and_the_ref_meant_is_proposed(printed: str) -> None:
    reading = read(csv_bytes(HEADS, ("1.4", "One door", printed, *REST)), "plan.csv")
    assert reading.document.actions[0].ref == ""
    what = f"The ref “{printed}” is a date and was left blank; was 1.4.3 meant?"
    assert warnings(reading) == [Problem("line 2", what, Severity.WARNING)]


@pytest.mark.parametrize("cell", [date(2003, 4, 1), datetime(2003, 4, 1)])  # noqa: DTZ001 - Excel knows no zones
def test_as_a_date_of_a_workbook(cell: date) -> None:
    reading = read(excel(HEADS, ("1.4", "One door", cell, *REST)), "plan.xlsx")
    assert reading.document.actions[0].ref == ""
    assert "was 1.4.3 meant?" in warnings(reading)[0].what


def test_the_ref_of_an_objective_too() -> None:
    reading = read(excel(HEADS, (date(2026, 4, 1), "One door", "1.4.1", *REST)), "plan.xlsx")
    assert reading.document.objectives[0].ref == ""
    assert len(warnings(reading)) == 1


@pytest.mark.parametrize("printed", ["1.4.3", "1-4-3", "DA1", "2015-4", "12/3"])
def test_a_ref_stays_a_ref(printed: str) -> None:
    reading = read(csv_bytes(HEADS, ("1.4", "One door", printed, *REST)), "plan.csv")
    assert reading.document.actions[0].ref == printed
