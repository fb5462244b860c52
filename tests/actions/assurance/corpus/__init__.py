"""The labelled sentences, and how the doubts that read words do on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from actions.assurance import Facts, Rules, doubts
from tests.actions.assurance.sample import CALM
from tests.support.scoring import Score

CODES = (
    "same_evidence", "vague_evidence", "placeholder", "impossible_date", "date_contradiction",
)  # fmt: skip
HELD_OUT = "held_out"
TUNED = ("first", "second", "third", "fourth", "fifth", "sixth")
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One piece of evidence with what surrounds it, and the doubts that truly hold."""

    facts: Facts
    rules: Rules
    today: date
    holds: frozenset[str]

    def judged(self) -> frozenset[str]:
        found = doubts(self.facts, self.rules, today=self.today)
        return frozenset(doubt.code for doubt in found) & frozenset(CODES)


@cache
def cases(name: str) -> tuple[Case, ...]:
    """Every case of one file, in its order."""
    data = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(case for group in data["groups"] for case in _of_group({**data, **group}))


def _of_group(group: dict[str, Any]) -> Iterator[Case]:
    pairs = group.get("pairs") or [(None, evidence) for evidence in group["evidence"]]
    texts, whens = group.get("texts", [CALM.text]), group.get("whens", [""])
    rules = Rules(names=frozenset(group["names"]))
    for (before, evidence), text, when in product(pairs, texts, whens):
        facts = replace(
            CALM,
            text=text,
            when_as_printed=when,
            evidence=evidence,
            evidence_before=before,
            due_on=group["due_on"] or None,
            began_on=group["today"],
            updated_on=group.get("updated_on", group["today"]),
        )
        yield Case(facts, rules, group["today"], frozenset(group["holds"]))


@cache
def score(code: str, *names: str) -> Score:
    """How a doubt did on the files of those names together."""
    right = false_alarms = missed = negatives = 0
    for case in (case for name in names for case in cases(name)):
        truly, said = code in case.holds, code in case.judged()
        right += truly and said
        missed += truly and not said
        false_alarms += said and not truly
        negatives += not truly
    return Score(right, false_alarms, missed, negatives)
