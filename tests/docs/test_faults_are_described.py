"""``docs/operating.md`` has a row for every fault that tests make happen: sixteen."""

from __future__ import annotations

import pytest

from tests.docs.pages import document, rows, section
from tests.support.machine import ROOT
from tools.faults import FAULTS, Fault
from tools.goals import GOALS


def test_sixteen_are_named_and_each_has_its_row() -> None:
    said = rows(section(document("operating.md"), "What faults do"))[2:]
    assert said == [[fault.what, fault.seen] for fault in FAULTS]
    assert len(FAULTS) == 16


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_each_is_made_to_happen(fault: Fault) -> None:
    assert fault.tests
    for name in fault.tests:
        file, _, test = name.partition("::")
        assert f"def {test}(" in (ROOT / file).read_text() if test else (ROOT / file).is_file()


def test_all_of_them_are_measured() -> None:
    [goal] = [goal for goal in GOALS if goal.code == "R8"]
    assert {name for fault in FAULTS for name in fault.tests} <= set(goal.tests)
