"""Where an entry of a work programme stands, and what the programme says at its head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.programme import Entry, Look, Sitting, Stands, months_from, opening, sorted_by_state

DAY = date(2026, 9, 15)
PLAN = Entry(1, "The plan", "", "", None, date(2026, 9, 1), None, "")
PAST, AHEAD = Sitting("past", date(2026, 9, 3)), Sitting("ahead", date(2026, 10, 1))
LOOK = Look(PAST, "12", "The plan")


@pytest.mark.parametrize(
    ("entry", "stands"),
    [
        (PLAN, Stands.TO_COME),
        (replace(PLAN, month=date(2026, 8, 1)), Stands.MISSED),
        (replace(PLAN, meeting=PAST, month=None), Stands.MISSED),
        (replace(PLAN, meeting=AHEAD, month=None), Stands.TO_COME),
        (replace(PLAN, meeting=PAST, looked_at=LOOK), Stands.LOOKED_AT),
        (replace(PLAN, meeting=PAST, taken_off="Merged"), Stands.TAKEN_OFF),
    ],
)
def test_where_an_entry_stands(entry: Entry, stands: Stands) -> None:
    assert entry.stands(DAY) is stands


def test_the_last_day_of_its_month_or_meeting_is_not_yet_too_late() -> None:
    assert PLAN.stands(date(2026, 9, 30)) is Stands.TO_COME
    assert PLAN.stands(date(2026, 10, 1)) is Stands.MISSED
    assert replace(PLAN, meeting=PAST).stands(PAST.held_on) is Stands.TO_COME


def test_for_when_it_is_planned_in_words() -> None:
    assert PLAN.planned == "September 2026"
    assert replace(PLAN, meeting=PAST).planned == "the meeting of 3 September 2026"


def test_the_next_stands_first_and_of_what_was_looked_at_the_last() -> None:
    later = replace(PLAN, pk=2, month=date(2027, 1, 1))
    looks = [
        replace(PLAN, pk=n, looked_at=Look(Sitting("x", date(2026, n, 1)), "1", "x"))
        for n in (3, 4)
    ]
    found = sorted_by_state([later, PLAN, *looks], DAY)
    assert [each.pk for each in found[Stands.TO_COME]] == [1, 2]
    assert [each.pk for each in found[Stands.LOOKED_AT]] == [4, 3]


def test_it_opens_with_a_sentence() -> None:
    missed = replace(PLAN, month=date(2026, 8, 1))
    off = replace(PLAN, taken_off="Merged")
    said = opening(sorted_by_state([PLAN, missed, off], DAY))
    assert said == "Two things to look at: one not looked at when it was planned and one to come."
    assert opening(sorted_by_state([off], DAY)) == "Nothing stands on its work programme yet."


def test_months_to_choose_from_pass_the_turn_of_the_year() -> None:
    assert months_from(date(2026, 11, 30), 3) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1),
    ]  # fmt: skip
