"""What the page and the pack of a review say first: how far it is, and what does not fit."""

from __future__ import annotations

import pytest

from governance.reviews.judged import sentence
from tests.reports.a_review import review_source

FOUND = {each.entry.ref: each for each in review_source().recommendations}


@pytest.mark.parametrize(
    ("refs", "said"),
    [
        ((), "No recommendation is kept of it yet."),
        (("12a",), "One recommendation: one without a status."),
        (
            ("2",),
            (
                "One recommendation: one completed."
                " One is said to be completed while something speaks against it."
                " One has something that does not fit."
            ),
        ),
        (
            ("1", "2", "2", "12b"),
            (
                "Four recommendations: one in progress, two completed and one without a status."
                " Two are overdue. Two are said to be completed while something speaks against it."
                " Four have something that does not fit."
            ),
        ),
    ],
)
def test_each_thing_that_is_told_is_a_sentence(refs: tuple[str, ...], said: str) -> None:
    assert sentence([FOUND[ref] for ref in refs]) == said
