"""The days of London, and the one place where the clock is read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from people import clock
from tests.support.machine import ROOT

APPS = ("people", "plans", "actions", "governance", "reports", "config")
READS_THE_CLOCK = re.compile(
    r"\b(timezone\.(now|localtime|localdate)|datetime\.(now|utcnow|today)|date\.today|time\.time)\("
)


def test_the_clock_is_read_in_one_place() -> None:
    sources = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT))
        for path in sources
        if READS_THE_CLOCK.search(path.read_text(encoding="utf-8"))
    }
    assert len(sources) > 50
    assert found == {"people/clock.py"}


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 10, 23, 59, tzinfo=UTC), date(2026, 1, 10)),
        (datetime(2026, 6, 10, 22, 59, tzinfo=UTC), date(2026, 6, 10)),
        (datetime(2026, 6, 10, 23, 0, tzinfo=UTC), date(2026, 6, 11)),
    ],
)
def test_a_day_is_londons(instant: datetime, day: date) -> None:
    assert clock.london_day(instant) == day


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 10), datetime(2026, 1, 10, 23, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 6, 10), datetime(2026, 6, 10, 22, 59, 59, 999999, tzinfo=UTC)),
        # The clocks go forward in the morning of 29 March 2026, back in that of 25 October.
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_day_ends_with_londons_last_microsecond(day: date, end: datetime) -> None:
    assert clock.end_of_day(day) == end
    assert clock.london_day(end) == day
    assert clock.london_day(end + clock.TICK) > day
    assert clock.said_on(day) == end.replace(microsecond=0)
