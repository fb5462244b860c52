"""A lead asks for a date, a chair agrees or refuses; the date moves only when it is agreed."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from actions.models import DateChange, DateDecision, DateRequest
from actions.services.dates import agree_date, ask_date, change_date, refuse_date
from people import services
from people.errors import Refused
from tests.cast import LONG_AGO, RHIAN, Cast

LATER = date(2026, 12, 31)


def _ask(cast: Cast, to_date: date = LATER) -> DateRequest:
    return ask_date(cast.action("1.1.1"), by=cast.lead, to_date=to_date, reason="No trainers")


def test_nothing_moves_until_the_chair_agrees(cast: Cast) -> None:
    request = _ask(cast)
    assert cast.action("1.1.1").due_on == date(2026, 9, 30)
    agree_date(request, by=cast.chair, agreed_by="Sub Group")
    action, moved = cast.action("1.1.1"), DateChange.objects.get()
    assert (action.due_on, action.baseline_due_on) == (LATER, date(2026, 9, 30))
    assert (moved.from_date, moved.to_date) == (date(2026, 9, 30), LATER)
    assert (moved.reason, moved.agreed_by) == ("No trainers", "Sub Group")


def test_a_refused_date_stays_where_it_was_with_the_reason(cast: Cast) -> None:
    decision = refuse_date(_ask(cast), by=cast.chair, reason="Ask the council first")
    assert (decision.decision, decision.reason) == ("refused", "Ask the council first")
    assert cast.action("1.1.1").due_on == date(2026, 9, 30)
    assert not DateChange.objects.exists()
    assert _ask(cast).pk != decision.request_id


@pytest.mark.parametrize(
    ("to_date", "reason", "sentence"),
    [
        (LATER, "", "Say why the date moves"),
        (date(2026, 9, 30), "Why", "This is the due date already"),
        (date(201, 5, 1), "Why", "too long ago to be meant"),
    ],
)
def test_what_cannot_be_asked(cast: Cast, to_date: date, reason: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        ask_date(cast.action("1.1.1"), by=cast.lead, to_date=to_date, reason=reason)


def test_one_request_waits_at_a_time(cast: Cast) -> None:
    _ask(cast)
    with pytest.raises(Refused, match="asked for already"):
        _ask(cast, date(2027, 1, 31))


def test_nothing_is_decided_twice(cast: Cast) -> None:
    request = _ask(cast)
    agree_date(request, by=cast.chair, agreed_by="Sub Group")
    with pytest.raises(Refused, match="decided already"):
        refuse_date(request, by=cast.chair, reason="No")
    assert DateChange.objects.count() == 1


def test_a_date_that_moved_meanwhile_is_not_agreed(cast: Cast) -> None:
    request = _ask(cast)
    change_date(cast.action("1.1.1"), by=cast.administrator, to_date=LONG_AGO, reason="Import")
    with pytest.raises(Refused, match="has moved since this was asked"):
        agree_date(request, by=cast.chair, agreed_by="Sub Group")


def test_nobody_decides_on_a_date_of_their_own(cast: Cast) -> None:
    request = _ask(cast)
    services.act_for(cast.chair, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    with pytest.raises(Refused, match="nobody decides on an action of their own"):
        agree_date(request, by=cast.chair, agreed_by="Sub Group")
    with pytest.raises(Refused, match="nobody decides on an action of their own"):
        refuse_date(request, by=cast.chair, reason="No")
    assert not DateDecision.objects.exists()


def test_a_refusal_says_why(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why the date is refused"):
        refuse_date(_ask(cast), by=cast.chair, reason="")


def test_a_form_that_agreed_to_a_date_cannot_refuse_it_as_well(cast: Cast) -> None:
    request, key = _ask(cast), uuid.uuid4()
    agree_date(request, by=cast.chair, agreed_by="Sub Group", form_key=key)
    with pytest.raises(Refused, match="posted for something else"):
        refuse_date(request, by=cast.chair, reason="Too late", form_key=key)


def test_the_same_form_counts_once(cast: Cast) -> None:
    key = uuid.uuid4()
    first, again = (
        ask_date(
            cast.action("1.1.1"), by=cast.lead, to_date=LATER, reason="No trainers", form_key=key
        )
        for _ in range(2)
    )
    assert first == again
    decided = [
        agree_date(first, by=cast.chair, agreed_by="Sub Group", form_key=key) for _ in range(2)
    ]
    assert decided[0] == decided[1]
