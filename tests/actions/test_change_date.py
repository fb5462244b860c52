"""A due date moves with a reason; the baseline stays."""

from __future__ import annotations

from datetime import date

import pytest

from actions.models import DateChange
from actions.services.dates import change_date
from actions.services.moving import withdraw
from people.errors import Refused
from plans.document import NoDateReason
from tests.cast import Cast

FIRST, SECOND, THIRD = date(2026, 9, 30), date(2026, 12, 31), date(2027, 6, 30)


def _moves(cast: Cast, ref: str) -> list[tuple[date | None, date | None, str]]:
    rows = DateChange.objects.filter(action=cast.action(ref))
    return list(rows.values_list("from_date", "to_date", "reason"))


def _move(cast: Cast, ref: str, to_date: date | None, reason: str = "Late") -> DateChange:
    return change_date(cast.action(ref), by=cast.administrator, to_date=to_date, reason=reason)


def test_each_move_is_kept_and_the_baseline_stays(cast: Cast) -> None:
    _move(cast, "1.1.1", SECOND, "No trainer")
    moved = _move(cast, "1.1.1", THIRD, "Still none")
    action = cast.action("1.1.1")
    assert (action.due_on, action.baseline_due_on) == (THIRD, FIRST)
    assert (action.when_as_printed, action.no_date_reason, action.milestones) == ("", "", [])
    assert _moves(cast, "1.1.1") == [
        (FIRST, SECOND, "No trainer"),
        (SECOND, THIRD, "Still none"),
    ]
    assert moved.by == cast.administrator
    [entry] = [a for a in cast.document().actions if a.ref == "1.1.1"]
    assert (entry.due_on, entry.baseline_due_on) == (THIRD, FIRST)


def test_the_first_date_is_the_baseline(cast: Cast) -> None:
    _move(cast, "2.1.2", SECOND)
    _move(cast, "2.1.2", THIRD)
    action = cast.action("2.1.2")
    assert (action.due_on, action.baseline_due_on) == (THIRD, SECOND)


def test_a_date_can_be_taken_away_with_what_stands_for_it(cast: Cast) -> None:
    change_date(
        cast.action("1.1.1"), by=cast.administrator, to_date=None, reason="It goes on",
        no_date_reason=NoDateReason.ONGOING, when_as_printed="Ongoing", agreed_by="Sub Group",
    )  # fmt: skip
    action = cast.action("1.1.1")
    assert (action.due_on, action.no_date_reason) == (None, "ongoing")
    assert (action.when_as_printed, action.baseline_due_on) == ("Ongoing", FIRST)
    assert DateChange.objects.get().agreed_by == "Sub Group"


def test_without_a_word_on_why_there_is_none_it_is_not_stated(cast: Cast) -> None:
    _move(cast, "1.1.1", None)
    assert cast.action("1.1.1").no_date_reason == "not stated"


def test_a_date_has_no_reason_for_being_absent(cast: Cast) -> None:
    change_date(
        cast.action("1.2.1"), by=cast.administrator, to_date=SECOND, reason="Set",
        no_date_reason=NoDateReason.ONGOING,
    )  # fmt: skip
    assert cast.action("1.2.1").no_date_reason == ""


@pytest.mark.parametrize(
    ("to_date", "reason", "sentence"),
    [
        (SECOND, "", "Say why the date moves: the reason is kept with it."),
        (FIRST, "Late", "This is the due date already. Give another date."),
    ],
)
def test_a_move_needs_a_reason_and_another_date(
    cast: Cast, to_date: date, reason: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        _move(cast, "1.1.1", to_date, reason)
    assert str(refusal.value) == sentence
    assert (cast.action("1.1.1").due_on, _moves(cast, "1.1.1")) == (FIRST, [])


def test_the_date_of_an_action_that_left_stays(cast: Cast) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    with pytest.raises(Refused, match="is withdrawn: nothing can be added to it"):
        _move(cast, "1.1.1", SECOND)
