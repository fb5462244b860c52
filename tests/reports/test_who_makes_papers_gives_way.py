"""What makes papers leaves a processor to pages, and a worker's papers go last besides."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reports.giving_way import NICE
from tests.support.machine import ROOT, cannot

SAID = "; print(os.getpriority(os.PRIO_PROCESS, 0), sorted(os.sched_getaffinity(0)))"


def told(what: str) -> tuple[int, list[int]]:
    """How urgent a process is, and where it may run, once it did this."""
    program = f"import os; from reports import giving_way; {what}{SAID}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    urgency, _, processors = done.stdout.partition(" ")
    return int(urgency), [int(each) for each in processors.strip(" []\n").split(", ")]


@pytest.fixture(autouse=True)
def several_processors() -> None:
    if not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) == 1:
        cannot("there is one processor alone")


def test_a_paper_leaves_the_first_processor_and_is_as_urgent_as_who_ordered_it() -> None:
    urgency, processors = told("pass")
    assert told("giving_way.leave_a_processor()") == (urgency, processors[1:])


def test_what_a_worker_makes_goes_last() -> None:
    _, processors = told("pass")
    assert told("giving_way.go_last()") == (NICE, processors[1:])


def test_on_one_processor_it_stays_there() -> None:
    _, (first, *_others) = told("pass")
    only = f"os.sched_setaffinity(0, [{first}]); giving_way.leave_a_processor()"
    assert told(only)[1] == [first]
