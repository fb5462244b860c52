"""The doubts that read words, counted on labelled sentences: see ``docs/doubts.md``."""

from __future__ import annotations

import pytest

from tests.actions.assurance.corpus import CODES, HELD_OUT, TUNED, cases, score

PRECISION = 0.90
"""Of ten times that a doubt is said, nine are true, also where no rule was tuned."""
RECALL = {
    "same_evidence": 1.0,
    "vague_evidence": 0.90,
    "placeholder": 0.90,
    "impossible_date": 0.90,
    "date_contradiction": 0.85,
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("names", [(HELD_OUT,), TUNED], ids=["held out", "tuned on"])
def test_what_it_says_is_true_and_little_is_missed(names: tuple[str, ...], code: str) -> None:
    counted = score(code, *names)
    assert counted.precision >= PRECISION
    assert counted.recall >= RECALL[code]


def test_there_is_enough_to_count() -> None:
    tuned = [case for name in TUNED for case in cases(name)]
    assert len(tuned) >= 1000
    assert len(cases(HELD_OUT)) >= 200
    for code in CODES:
        assert score(code, *TUNED).positives >= 30


def test_each_label_is_a_doubt_that_reads_words() -> None:
    for name in (*TUNED, HELD_OUT):
        assert all(case.holds <= set(CODES) for case in cases(name)), name


def test_what_is_held_out_stands_nowhere_else() -> None:
    tuned = {_words(case.facts.evidence) for name in TUNED for case in cases(name)}
    assert not {_words(case.facts.evidence) for case in cases(HELD_OUT)} & tuned


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().split())
