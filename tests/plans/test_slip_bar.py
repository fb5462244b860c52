"""The small drawing of how far a due date went."""

from __future__ import annotations

from datetime import date

import pytest

from plans.slip_bar import finding, slip_bar, span

FIRST, BETWEEN, NOW = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def test_it_says_what_it_draws() -> None:
    within = span([FIRST, NOW, date(2026, 11, 11)])
    drawn = slip_bar(FIRST, [BETWEEN], NOW, within=within, today=date(2026, 11, 11))
    label = 'aria-label="First due 31 Mar 2026, now 30 Sep 2026, 183 days later."'
    assert label in drawn
    assert drawn.count("<circle") == 1
    assert drawn.count("<path") == 2
    assert 'class="today"' in drawn
    assert "style=" not in drawn


def test_today_is_drawn_only_where_it_is_within() -> None:
    drawn = slip_bar(FIRST, [], NOW, within=span([FIRST, NOW]), today=date(2027, 1, 1))
    assert 'class="today"' not in drawn


def test_the_days_of_a_span_lie_between_its_margins() -> None:
    within = span([NOW, FIRST])
    assert (within.x(FIRST), within.x(NOW)) == (4, 96)
    assert 4 < within.x(BETWEEN) < 96
    assert span([FIRST]).x(FIRST) == 4
    with pytest.raises(ValueError, match="empty"):
        span([])


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (date(2026, 3, 31), "the same day"),
        (date(2026, 4, 1), "1 day later"),
        (date(2026, 3, 21), "10 days sooner"),
    ],
)
def test_it_is_told_which_way_it_went(now: date, words: str) -> None:
    assert finding(FIRST, now).endswith(f", {words}.")
