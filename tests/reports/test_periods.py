"""Quarters of the financial year, as they are written, printed and bounded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.clock import london_day
from reports.content.periods import DateError, Quarter, parse_quarter, quarter_of

days = st.dates(min_value=date(1900, 4, 1), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("written", "start", "end", "label"),
    [
        ("2015-16-Q1", date(2015, 4, 1), date(2015, 6, 30), "Quarter 1, 2015-16"),
        ("2015-16-Q2", date(2015, 7, 1), date(2015, 9, 30), "Quarter 2, 2015-16"),
        ("2015-16-Q3", date(2015, 10, 1), date(2015, 12, 31), "Quarter 3, 2015-16"),
        ("2015-16-q4", date(2016, 1, 1), date(2016, 3, 31), "Quarter 4, 2015-16"),
        (" 1999-00-Q4 ", date(2000, 1, 1), date(2000, 3, 31), "Quarter 4, 1999-00"),
    ],
)
def test_a_quarter_has_its_days_and_its_label(
    written: str, start: date, end: date, label: str
) -> None:
    quarter = parse_quarter(written)
    assert (quarter.start, quarter.end, quarter.label) == (start, end, label)
    assert str(quarter) == written.strip().upper()


@pytest.mark.parametrize(
    "written", ["", "2015", "2015-16", "2015-16-Q5", "Q2 2015-16", "2015-16-Q²"]
)
def test_what_is_no_quarter_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(DateError, match=r"is not a quarter; write it as 2015-16-Q2\.$"):
        parse_quarter(written)


def test_two_years_that_do_not_follow_are_refused() -> None:
    with pytest.raises(DateError, match="do not follow one another"):
        parse_quarter("2015-17-Q2")


def test_a_year_outside_the_calendar_is_refused() -> None:
    for written in ("0000-01-Q1", "9999-00-Q4"):
        with pytest.raises(DateError, match="calendar"):
            parse_quarter(written)


def test_it_ends_with_its_last_day_in_london() -> None:
    """30 September lies in summer time, 31 December does not."""
    assert parse_quarter("2026-27-Q2").moment == datetime(
        2026, 9, 30, 22, 59, 59, 999999, tzinfo=UTC
    )
    assert parse_quarter("2026-27-Q3").moment == datetime(
        2026, 12, 31, 23, 59, 59, 999999, tzinfo=UTC
    )


@given(days)
def test_each_day_lies_in_one_quarter_and_quarters_follow_without_a_gap(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.before.end + timedelta(days=1) == quarter.start
    assert parse_quarter(str(quarter)) == quarter
    assert london_day(quarter.moment) == quarter.end


def test_quarters_stand_in_order() -> None:
    assert sorted([Quarter(2016, 1), Quarter(2015, 4), Quarter(2015, 2)]) == [
        Quarter(2015, 2),
        Quarter(2015, 4),
        Quarter(2016, 1),
    ]
