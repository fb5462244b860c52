"""How an interval is said."""

from __future__ import annotations

import pytest

from governance.routes.frequency import FREQUENCIES, LONGEST, frequency_words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (31, "monthly"),
        (62, "every two months"),
        (92, "quarterly"),
        (366, "yearly"),
        (45, "every 45 days"),
        (None, "no set interval"),
    ],
)
def test_an_interval_in_words(interval: int | None, words: str) -> None:
    assert frequency_words(interval) == words


def test_every_named_interval_can_be_meant() -> None:
    assert all(1 <= interval <= LONGEST for interval in FREQUENCIES)
