"""The labelled responses, and how the prompts that read words do on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from governance.reviews.document import (
    AssignmentEntry,
    Decision,
    RecommendationEntry,
    ResponseEntry,
    Status,
)
from governance.reviews.prompts import prompts
from tests.support.scoring import Score

CODES = (
    "declined", "not_done", "to_come", "nothing_new", "placeholder", "dated_otherwise",
    "year_slipped",
)  # fmt: skip
HELD_OUT, TUNED = "held_out", ("first", "second", "third")
_HERE = Path(__file__).parent
_TODAY = date(2026, 11, 26)


@dataclass(frozen=True)
class Case:
    """The last update of a recommendation, and the prompts that truly hold."""

    entry: RecommendationEntry
    holds: frozenset[str]

    @property
    def words(self) -> str:
        return self.entry.responses[-1].text

    def judged(self) -> frozenset[str]:
        found = prompts(self.entry, today=_TODAY)
        return frozenset(prompt.code for prompt in found) & frozenset(CODES)


@cache
def cases(name: str) -> tuple[Case, ...]:
    """Every case of one file, in its order."""
    data = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(case for group in data["groups"] for case in _of_group({**data, **group}))


def _of_group(group: dict[str, Any]) -> Iterator[Case]:
    done = AssignmentEntry(
        ("Ann Lee",), "Ann Lee", "", Status.COMPLETED, completed_on=group["completed_on"]
    )
    for answer in group["answers"]:
        said = (ResponseEntry(group["first"]), ResponseEntry(answer, "September 2026:"))
        entry = RecommendationEntry("1", "Do it", Decision.ACCEPTED, "", "", said, (done,))
        yield Case(entry, frozenset(group["holds"]))


@cache
def score(code: str, *names: str) -> Score:
    """How a prompt did on the files of those names together."""
    right = false_alarms = missed = negatives = 0
    for case in (case for name in names for case in cases(name)):
        truly, said = code in case.holds, code in case.judged()
        right += truly and said
        missed += truly and not said
        false_alarms += said and not truly
        negatives += not truly
    return Score(right, false_alarms, missed, negatives)
