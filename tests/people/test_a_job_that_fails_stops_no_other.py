"""Each job that is due is done, and what is left of one that fails is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import OperationalError

from people import clock, jobs
from people.jobs import Job, NotDone, Outcome, do_what_is_due


def _failing(error: Exception) -> Callable[[datetime], str]:
    def do(_at: datetime) -> str:
        raise error

    return do


def test_what_was_done_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_jobs", [Job("Letters", lambda _at: "Letters: 1 sent.")])
    assert list(do_what_is_due(clock.now())) == [Outcome("Letters: 1 sent.", is_done=True)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotDone("Two letters wait."), "Letters: Two letters wait."),
        (
            OperationalError("terminating connection\nDETAIL: none"),
            "Letters: the database did not answer: terminating connection",
        ),
        (OperationalError(), "Letters: the database did not answer: OperationalError"),
    ],
)
def test_the_next_one_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    due = [Job("Letters", _failing(error)), Job("Sessions", lambda _at: "")]
    monkeypatch.setattr(jobs, "_jobs", due)
    outcomes = list(do_what_is_due(clock.now()))
    assert outcomes == [Outcome(said, is_done=False), Outcome("", is_done=True)]
