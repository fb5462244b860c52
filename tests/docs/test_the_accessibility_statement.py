"""The statement is made from the table of WCAG's criteria, each tied to tests that are there."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.docs.pages import document
from tests.support.figures import figure
from tests.support.machine import ROOT
from tools.assurance import MEASURED
from tools.statement import statement
from tools.wcag import CRITERIA, Criterion, Level, Standing

UNTESTED = {Standing.NOT_TESTED}


def test_the_statement_is_the_one_that_was_made() -> None:
    measured = json.loads(MEASURED.read_text())
    assert document("accessibility-statement.md") == statement(measured)


def test_every_criterion_of_wcag_2_2_stands_there_once() -> None:
    numbers = [each.number for each in CRITERIA]
    assert numbers == sorted(set(numbers), key=lambda n: [int(part) for part in n.split(".")])
    assert Counter(each.level for each in CRITERIA) == {Level.A: 31, Level.AA: 24}
    count = Counter(each.standing for each in CRITERIA)
    for standing in Standing:
        figure("A14", f"criteria, {standing}", count[standing])


@pytest.mark.parametrize("each", CRITERIA, ids=lambda each: each.number)
def test_it_is_tied_to_a_test_or_said_not_to_be(each: Criterion) -> None:
    assert bool(each.tests) is (each.standing not in UNTESTED)
    assert [test for test in each.tests if not (ROOT / test).is_file()] == []
    assert each.said.endswith(".")
