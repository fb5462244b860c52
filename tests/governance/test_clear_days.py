"""Five clear days before a meeting, counted as the law counts them."""

from __future__ import annotations

from datetime import date

import pytest

from governance.clear_days import is_working_day, notice_of


def test_neither_the_day_of_publication_nor_that_of_the_meeting_counts() -> None:
    notice = notice_of(date(2026, 11, 11))
    assert notice.publish_by == date(2026, 11, 3)
    assert notice.clear_days == tuple(date(2026, 11, day) for day in (4, 5, 6, 9, 10))
    assert notice.bank_holidays == ()


@pytest.mark.parametrize(
    ("meeting", "publish_by"),
    [
        pytest.param(date(2026, 11, 13), date(2026, 11, 5), id="over one weekend"),
        pytest.param(date(2026, 11, 16), date(2026, 11, 6), id="on a Monday"),
        pytest.param(date(2026, 11, 15), date(2026, 11, 6), id="on a Sunday"),
        pytest.param(date(2016, 4, 6), date(2016, 3, 29), id="the week after Easter"),
        pytest.param(date(2023, 4, 12), date(2023, 3, 31), id="over Good Friday and Easter Monday"),
        pytest.param(date(2024, 12, 31), date(2024, 12, 19), id="over Christmas"),
        pytest.param(date(2024, 1, 3), date(2023, 12, 21), id="over Christmas and New Year"),
        pytest.param(date(2022, 1, 5), date(2021, 12, 23), id="over Christmas at a weekend"),
        pytest.param(date(2023, 5, 10), date(2023, 4, 28), id="over the Coronation"),
        pytest.param(date(2022, 9, 21), date(2022, 9, 12), id="over the State Funeral"),
        pytest.param(date(2022, 6, 8), date(2022, 5, 27), id="over the Platinum Jubilee"),
        pytest.param(
            date(2020, 5, 11), date(2020, 4, 30), id="over a May Day that moved to Friday"
        ),
        pytest.param(date(2000, 1, 5), date(1999, 12, 22), id="over the end of 1999"),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(meeting: date, publish_by: date) -> None:
    assert notice_of(meeting).publish_by == publish_by


def test_the_bank_holidays_that_made_it_longer_are_named() -> None:
    notice = notice_of(date(2023, 5, 10))
    assert [day for day, _ in notice.bank_holidays] == [date(2023, 5, 1), date(2023, 5, 8)]
    assert notice.bank_holidays[1][1] == "Coronation of Charles III"


def test_one_that_falls_on_a_weekend_counts_on_its_substitute_day_alone() -> None:
    notice = notice_of(date(2022, 1, 5))
    assert [day for day, _ in notice.bank_holidays] == [
        date(2021, 12, 27),
        date(2021, 12, 28),
        date(2022, 1, 3),
    ]


def test_christmas_eve_and_maundy_thursday_are_working_days() -> None:
    assert is_working_day(date(2024, 12, 24))
    assert is_working_day(date(2023, 4, 6))


def test_a_bank_holiday_of_scotland_alone_is_a_working_day() -> None:
    assert is_working_day(date(2025, 1, 2))


def test_it_has_passed_on_the_day_after() -> None:
    notice = notice_of(date(2026, 11, 11))
    assert not notice.has_passed(date(2026, 11, 3))
    assert notice.has_passed(date(2026, 11, 4))
