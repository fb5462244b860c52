"""Completing one occurrence of a recurring action opens the next under the same ref."""

from __future__ import annotations

from datetime import date

import pytest

from actions.models import Action, Occurrence, SignOff
from actions.selectors.moves import moves_in_all
from actions.services.dates import change_date
from actions.services.record import Report, post_update
from actions.services.recurring import months_after, set_recurrence
from actions.services.signing import Judgement, sign_off
from people import clock
from people.errors import Refused
from plans.brag import Rating
from tests.cast import Cast

CHAIR = Judgement(SignOff.Capacity.CHAIR, "Seen.")


def _completed(cast: Cast) -> Action:
    post_update(
        cast.action("1.1.1"), by=cast.lead, report=Report(Rating.BLUE, "Done in 2026.", "Over")
    )
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=CHAIR)
    return cast.action("1.1.1")


def test_the_next_occurrence_is_open_unrated_and_due_a_year_on(cast: Cast) -> None:
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=12, reason="Yearly")
    change_date(cast.action("1.1.1"), by=None, to_date=date(2026, 10, 31), reason="Late start")
    action = _completed(cast)
    assert action.state == Action.State.OPEN
    assert (action.due_on, action.baseline_due_on) == (date(2027, 10, 31), date(2027, 10, 31))
    occurrence = Occurrence.objects.get()
    assert (occurrence.number, occurrence.due_on) == (1, date(2026, 10, 31))
    current = cast.current("1.1.1")
    assert current is not None
    assert (current.rating, "signed off" in current.evidence) == ("", True)


def test_moves_of_a_former_occurrence_are_not_counted_for_the_next(cast: Cast) -> None:
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=12, reason="Yearly")
    change_date(cast.action("1.1.1"), by=None, to_date=date(2026, 10, 31), reason="Late start")
    assert moves_in_all(cast.plan, at=clock.now()) == {"train": 1}
    _completed(cast)
    assert moves_in_all(cast.plan, at=clock.now()) == {}


def test_an_action_that_does_not_recur_is_signed_off(cast: Cast) -> None:
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=12, reason="Yearly")
    set_recurrence(cast.action("1.1.1"), by=cast.administrator, months=None, reason="Once only")
    assert _completed(cast).state == Action.State.SIGNED_OFF


@pytest.mark.parametrize("months", [0, -1, 61])
def test_how_often_an_action_recurs_must_make_sense(cast: Cast, months: int) -> None:
    with pytest.raises(Refused, match="every 1 to 60 months"):
        set_recurrence(cast.action("1.1.1"), by=None, months=months, reason="Why")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
    ],
)
def test_the_last_day_of_a_month_leads_to_the_last_of_another(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


def test_nothing_recurs_after_the_last_year() -> None:
    with pytest.raises(Refused, match="Correct the due date first"):
        months_after(date(9999, 12, 31), 1)
