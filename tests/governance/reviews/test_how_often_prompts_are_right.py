"""The prompts that read words, counted on labelled responses: see ``docs/prompts.md``."""

from __future__ import annotations

import pytest

from tests.governance.reviews.corpus import CODES, HELD_OUT, TUNED, cases, score

PRECISION = 0.85
"""Of twenty times that a prompt is said, seventeen are true, also where no rule was tuned."""
RECALL = {
    "declined": 0.80,
    "not_done": 0.70,
    "to_come": 0.75,
    "nothing_new": 0.75,
    "placeholder": 0.80,
    "dated_otherwise": 0.75,
    "year_slipped": 1.0,
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("names", [(HELD_OUT,), TUNED], ids=["held out", "tuned on"])
def test_what_it_says_is_true_and_little_is_missed(names: tuple[str, ...], code: str) -> None:
    counted = score(code, *names)
    assert counted.precision >= PRECISION
    assert counted.recall >= RECALL[code]


def test_there_is_enough_to_count() -> None:
    assert sum(len(cases(name)) for name in TUNED) >= 400
    assert len(cases(HELD_OUT)) >= 100


def test_each_label_is_a_prompt_that_reads_words() -> None:
    for name in (*TUNED, HELD_OUT):
        assert all(case.holds <= set(CODES) for case in cases(name)), name


def test_half_of_the_responses_have_nothing_that_does_not_fit() -> None:
    calm = [case for name in (*TUNED, HELD_OUT) for case in cases(name) if not case.holds]
    assert len(calm) >= 200
    assert sum(bool(case.judged()) for case in calm) <= 2


def test_what_is_held_out_stands_nowhere_else() -> None:
    tuned = {_folded(case.words) for name in TUNED for case in cases(name)}
    alike = {_folded(case.words) for case in cases(HELD_OUT)} & tuned
    assert all(len(words) <= 4 for words in alike), alike


def _folded(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().strip(".").split())
