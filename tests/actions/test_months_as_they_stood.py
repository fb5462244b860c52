"""What the record read once says of each month end is what reading that moment alone says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from actions.selectors.document import plan_document
from actions.selectors.facts import facts_of
from actions.selectors.months import PastFacts, stands_at
from actions.services.dates import change_date
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("morning")


def _history(cast: Cast, morning: time_machine.Traveller) -> list[datetime]:
    """Some months in which updates, dates and structure change; their ends."""
    by, ends = cast.administrator, [clock.now()]

    def end(days: int) -> None:
        morning.shift(timedelta(days=days))
        ends.append(clock.now())

    end(30)
    post_update(cast.action("1.1.1"), by=by, report=Report(Rating.GREEN, "52 of 60."))
    due = cast.action("2.1.1").due_on
    assert due is not None
    change_date(
        cast.action("2.1.1"), by=by, to_date=due + timedelta(days=40), reason="Health asked"
    )
    end(30)
    report = Report(Rating.GREEN, "As planned.", "Health agreed")
    post_update(cast.action("2.1.1"), by=by, report=report)
    post_update(cast.action("1.1.1"), by=by, report=Report(Rating.BLUE, "All.", "Done"))
    end(30)
    withdraw(cast.action("1.2.1"), by=by, reason="Merged")
    post_update(cast.action("1.1.1"), by=by, report=Report(Rating.GREEN, "One more to go.", "Told"))
    end(30)
    return ends


@pytest.mark.parametrize("position", list(Position))
def test_the_same_facts_as_at_each_moment_alone(
    cast: Cast, morning: time_machine.Traveller, position: Position
) -> None:
    ends = _history(cast, morning)
    past = PastFacts(cast.plan, clock.now(), position)
    for at in ends:
        month = past.month(at)
        document = plan_document(cast.plan, at=at, position=position)
        held = {row["key"]: pk for pk, row in month.actions.items()}
        assert set(held) == {entry.key for entry in document.actions}
        for facts in facts_of(cast.plan, document, at=at, position=position):
            if facts.updated_on:
                assert past.facts(held[facts.key], month) == replace(facts, judged=None)


def test_greens_carry_their_doubts_where_their_outcome_is_known(
    cast: Cast, morning: time_machine.Traveller
) -> None:
    ends = _history(cast, morning)
    first, *_, last = stands_at(cast.plan, ends, at=clock.now(), position=Position.RECORDED)
    assert first["train"].rating is Rating.GREEN
    assert "overdue" in first["train"].codes
    assert last["train"].late
    assert last["train"].codes == frozenset()
    assert "visit" in first
    assert "visit" not in last


def test_nothing_stood_before_the_plan_began(cast: Cast) -> None:
    before = clock.now() - timedelta(days=400)
    [stood] = stands_at(cast.plan, [before], at=clock.now(), position=Position.RECORDED)
    assert stood == {}


def test_as_many_queries_for_one_month_as_for_many(
    cast: Cast, morning: time_machine.Traveller, django_assert_num_queries: Callable[..., Any]
) -> None:
    ends = _history(cast, morning)
    for moments in (ends[:1], ends):
        with django_assert_num_queries(14):
            stands_at(cast.plan, moments, at=clock.now(), position=Position.CONSIDERED)
