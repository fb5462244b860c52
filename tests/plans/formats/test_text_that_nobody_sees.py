"""Cells that hold nothing but letters that are drawn as nothing are empty."""

from __future__ import annotations

import pytest

from plans.formats import read
from plans.formats.text import clean
from tests.plans.formats.builders import csv_bytes

UNSEEN = "\u2060\u3164"


def test_lines_of_which_nothing_is_seen_are_no_lines() -> None:
    assert clean(UNSEEN) == ""
    assert clean(f"One\n{UNSEEN}\nTwo") == "One\nTwo"


@pytest.mark.parametrize("text", ["👩\u200d👧", "می\u200cخواهم", "a\u2060b"])
def test_joiners_within_what_is_seen_stay(text: str) -> None:
    assert clean(text) == text


def test_a_cell_of_them_names_no_lead_and_is_no_evidence() -> None:
    rows = [
        ("Objective", "Action", "Lead", "When", "Evidence", "RAG"),
        ("One door", "Open it", UNSEEN, "Mar 2027", UNSEEN, "G"),
    ]
    (action,) = read(csv_bytes(*rows), "plan.csv").document.actions
    assert (action.leads, action.lead_as_printed, action.evidence) == ((), "", "")
