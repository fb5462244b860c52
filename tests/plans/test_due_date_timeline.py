"""The chart of a due date: each decision, what it promised, and today."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.timeline import THAT_DAY, Promise, due_date_timeline

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 11)
PROMISES = [
    Promise(date(2026, 1, 9), date(2026, 6, 30)),
    Promise(date(2026, 6, 24), date(2026, 9, 30)),
    Promise(date(2026, 9, 22), date(2026, 9, 1)),
]
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def drawn(promises: list[Promise], today: date = TODAY) -> ET.Element:
    return ET.fromstring(due_date_timeline(promises, today=today))  # noqa: S314  (our own drawing)


def test_it_tells_every_move() -> None:
    assert drawn(PROMISES).get("aria-label") == (
        "First due 30 June 2026. Moved on 24 June 2026 to 30 September 2026, 92 days later. "
        "Moved on 22 September 2026 to 1 September 2026, 29 days sooner. "
        "Today is 11 November 2026."
    )


@pytest.mark.parametrize("far", [date(1, 1, 1), date(9900, 1, 1), date(9999, 12, 31)])
def test_a_slip_of_the_year_is_drawn_too(far: date) -> None:
    """A file can state a date of whatever year, and its action's page has to be there."""
    chart = drawn([PROMISES[0], Promise(date(2026, 6, 24), far)])
    assert f"{far.day} {far:%B} {far.year}" in chart.get("aria-label", "")
    assert len(chart.findall(f"{SVG}line[@class='ax']")) <= 8


def test_a_past_moment_is_not_called_today() -> None:
    chart = str(due_date_timeline(PROMISES, today=TODAY, named=THAT_DAY))
    assert "Today" not in chart
    assert "That day is 11 November 2026." in chart


def test_only_the_date_that_holds_is_filled() -> None:
    diamonds = [p.get("fill") for p in drawn(PROMISES).iter(f"{SVG}path")]
    assert diamonds == ["#ffffff", "#ffffff", "#0b0c0c"]


def test_a_date_that_was_taken_away_has_no_diamond() -> None:
    chart = drawn([*PROMISES[:1], Promise(date(2026, 7, 1), None), Promise(TODAY, TODAY)])
    assert len(list(chart.iter(f"{SVG}path"))) == 2
    label = str(chart.get("aria-label"))
    assert "Taken away on 1 July 2026. Set on 11 November 2026 to 11 November 2026." in label


def test_today_is_marked_and_named() -> None:
    marked = [e for e in drawn(PROMISES).iter() if "today" in str(e.get("class", "")).split()]
    assert [e.tag.removeprefix(SVG) for e in marked] == ["line", "text"]


def test_there_must_be_something_to_draw() -> None:
    with pytest.raises(ValueError, match="promise"):
        due_date_timeline([], today=TODAY)


@given(st.lists(st.builds(Promise, days, days), min_size=1, max_size=8), days)
def test_whatever_the_dates_everything_lies_on_the_axis(
    promises: list[Promise], today: date
) -> None:
    chart = drawn(promises, today)
    for element in chart.iter():
        for name in ("x", "x1", "x2", "cx"):
            value = element.get(name)
            if value and value.endswith("%"):
                assert 0 <= float(value[:-1]) <= 100
    ticks = [t for t in chart.iter(f"{SVG}text") if not str(t.get("class") or "").startswith("k")]
    assert 1 <= len(ticks) <= 13
