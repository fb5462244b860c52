"""Moments as people write them: now, a day, an instant, a version."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from actions.selectors.moments import parse_moment
from actions.services.versions import cut_version
from people.errors import Refused
from plans.models import Plan
from tests.cast import Cast

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("now", NOW),
        ("", NOW),
        ("2026-01-10", datetime(2026, 1, 10, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-06-10", datetime(2026, 6, 10, 22, 59, 59, 999999, tzinfo=UTC)),
        ("2026-06-15", NOW),
        ("2026-06-15T11:00:00Z", datetime(2026, 6, 15, 11, tzinfo=UTC)),
        ("2026-06-15T11:00:00+01:00", datetime(2026, 6, 15, 10, tzinfo=UTC)),
        ("2026-06-15T18:00:00Z", NOW),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_a_moment_is_read_in_utc_and_never_lies_ahead(text: str, moment: datetime) -> None:
    read = parse_moment(Plan(), text)
    assert (read, read.tzinfo) == (moment, UTC)


def test_a_version_is_its_moment(cast: Cast) -> None:
    version = cut_version(cast.plan, by=None, number="3.4", author="SA", comments="")
    assert parse_moment(cast.plan, "v3.4") == parse_moment(cast.plan, "V3.4") == version.moment
    with pytest.raises(Refused, match=r"The plan has no version 9\.9"):
        parse_moment(cast.plan, "v9.9")


@pytest.mark.parametrize("text", ["2026-06-16", "2026-06-15T23:30:00Z", "9999-12-30"])
@time_machine.travel(NOW, tick=False)
def test_another_day_ahead_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_moment(Plan(), text)
    assert str(refusal.value) == f"{text} lies ahead. Choose a day up to today."


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "31/03/2026",
        "2026-02-30",
        "2026-06-15T11:00:00",
        "9999-12-31",
        "\0",
        "٢",
        "0001-01-01T00:00:00Z",
    ],
)
@time_machine.travel(NOW, tick=False)
def test_what_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"is no moment\. Write now, a day such as"):
        parse_moment(Plan(), text)
