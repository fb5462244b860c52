from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plans.templatetags.brag import london_date, london_moment, london_time, short_date

IN_ONE_LINE = "11 Sep 2015".replace(" ", "\N{NO-BREAK SPACE}")
"""A column of a table may be narrower than a date."""


def test_a_day() -> None:
    assert london_date(date(2015, 9, 1)) == "1 September 2015"
    assert short_date(date(2015, 9, 11)) == IN_ONE_LINE


def test_an_instant_is_the_day_that_it_was_in_london() -> None:
    late = datetime(2015, 9, 10, 23, 30, tzinfo=UTC)
    assert london_date(late) == "11 September 2015"
    assert short_date(late) == IN_ONE_LINE


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2026, 11, 11, 9, 42, tzinfo=UTC), "11 November 2026, 9:42am"),
        (datetime(2026, 7, 1, 12, 5, tzinfo=UTC), "1 July 2026, 1:05pm"),
        (datetime(2026, 11, 11, 12, 0, tzinfo=UTC), "11 November 2026, midday"),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), "2 July 2026, midnight"),
        (datetime(2026, 11, 11, 12, 1, tzinfo=UTC), "11 November 2026, 12:01pm"),
        (datetime(2026, 11, 11, 0, 1, tzinfo=UTC), "11 November 2026, 12:01am"),
    ],
)
def test_a_moment_by_londons_clock(instant: datetime, words: str) -> None:
    assert london_moment(instant) == words
    assert words.endswith(f", {london_time(instant)}")


def test_nothing_is_nothing() -> None:
    assert [london_date(None), short_date(None), london_moment(None)] == ["", "", ""]


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 11, 9, 42)  # noqa: DTZ001 (what is refused)
    with pytest.raises(ValueError, match="zone"):
        london_moment(naive)
