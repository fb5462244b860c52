"""``docs/assurance.md`` says of each promise what was measured, as it was written down."""

from __future__ import annotations

import json

import pytest
from defusedxml.ElementTree import fromstring

from tests.docs.pages import document
from tests.support.machine import ROOT
from tools import assurance
from tools.goals import GOALS, Goal


def measured() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(assurance.MEASURED.read_text())
    return found


def test_the_page_is_the_one_that_was_made() -> None:
    assert document("assurance.md") == assurance.page(measured())


def test_no_promise_stands_there_unmeasured_or_broken() -> None:
    assert [goal.code for goal in GOALS if measured()[goal.code]["failed"]] == []
    assert set(measured()) == {goal.code for goal in GOALS}


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.code)
def test_the_tests_of_each_promise_are_there(goal: Goal) -> None:
    assert [name for name in goal.tests if not (ROOT / name.partition("::")[0]).exists()] == []


def test_a_test_counts_for_each_goal_that_names_it() -> None:
    told = fromstring(
        """<suite><testcase file="a/b.py" name="x[1]"/><testcase file="a/b.py" name="y"><failure/>
        </testcase><testcase file="a/c/d.py" name="z"><skipped/></testcase></suite>"""
    )
    cases = list(told.iter("testcase"))

    def counted(*tests: str) -> list[int]:
        return list(assurance.outcomes(Goal("S0", "", tests), cases).values())

    assert counted("a/b.py") == [1, 1, 0]
    assert counted("a/b.py::x") == [1, 0, 0]
    assert counted("a/b.py::x[1]") == [1, 0, 0]
    assert counted("a/b.py::x[2]") == [0, 0, 0]
    assert counted("a/c", "a/b.py::y") == [0, 1, 1]


def test_numbers_under_the_same_words_are_added_up() -> None:
    notes: list[dict[str, object]] = [
        {"goal": "S4", "what": "requests", "value": 200},
        {"goal": "S4", "what": "requests", "value": 201},
        {"goal": "S1", "what": "cells", "value": 5},
        {"goal": "S4", "what": "slowest", "value": "×1.1"},
    ]
    assert assurance.summed("S4", notes) == {"requests": 401, "slowest": "×1.1"}
