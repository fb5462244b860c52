from __future__ import annotations

import pytest

from plans.templatetags.brag import times


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 times"), (1, "once"), (2, "2 times"), (1200, "1,200 times")]
)
def test_once_or_a_number_of_times(number: int, words: str) -> None:
    assert times(number) == words
