"""Between two moments, what went to another plan is told apart from what was withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from actions.selectors.comparison import changes_between, departures
from actions.selectors.document import plan_document
from actions.services.moving import Destination, transfer, withdraw
from people import clock
from plans.changes import Change
from plans.document import Position
from plans.models import Objective, Plan
from tests.actions.two_plans import REASON, second_plan, sent_away
from tests.cast import Cast, gathered

START = datetime(2026, 11, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def between(plan: Plan, first: datetime, last: datetime) -> list[Change]:
    documents = [plan_document(plan, at=at, position=Position.RECORDED) for at in (first, last)]
    return [c for c in changes_between(plan, *documents) if c.kind.startswith("action ")]


@pytest.fixture
def moved(db: None) -> tuple[Cast, Plan]:
    """At ten the plans stand; at eleven 2.1.1 goes to the other, at twelve 2.1.2 is withdrawn."""
    with time_machine.travel(START) as traveller:
        cast = gathered()
        other = second_plan(cast)
        traveller.move_to(START + HOUR)
        sent_away(cast, other)
        traveller.move_to(START + 2 * HOUR)
        withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged with 1.1.1")
    return cast, other


def test_a_transferred_action_says_where_it_is_and_a_withdrawn_one_does_not(
    moved: tuple[Cast, Plan],
) -> None:
    found = between(moved[0].plan, START + HOUR / 2, START + 3 * HOUR)
    assert [(c.kind, c.key, c.ref, c.after) for c in found] == [
        ("action transferred", "share", "2.1.1", {"plan": "violence", "ref": "2.2.1"}),
        ("action withdrawn", "agree", "2.1.2", None),
    ]
    assert found[0].before["text"] == "Share the missing list daily"


def test_in_the_plan_that_received_it_it_was_added(moved: tuple[Cast, Plan]) -> None:
    found = between(moved[1], START + HOUR / 2, START + 3 * HOUR)
    assert [(c.kind, c.key, c.ref, c.before) for c in found] == [
        ("action added", "share", "2.2.1", None)
    ]


def test_between_other_moments_only_what_happened_between_them(moved: tuple[Cast, Plan]) -> None:
    cast = moved[0]
    found = between(cast.plan, START + HOUR * 1.5, START + 3 * HOUR)
    assert [c.kind for c in found] == ["action withdrawn"]
    assert between(cast.plan, START + 3 * HOUR, START + 4 * HOUR) == []


def test_one_that_came_back_did_not_leave(moved: tuple[Cast, Plan]) -> None:
    cast, other = moved
    here = Destination(Objective.objects.get(plan=cast.plan, ref="2.1"), "2.1.7")
    action = other.actions.get(ref="2.2.1")
    transfer(action, by=cast.administrator, to=here, reason="Back")
    found = between(cast.plan, START + HOUR / 2, clock.now())
    assert [c.kind for c in found] == ["action withdrawn"]


def test_how_each_left_why_and_by_whom(moved: tuple[Cast, Plan]) -> None:
    cast, other = moved
    found = departures(cast.plan, ["share", "agree", "train"], at=START + 3 * HOUR)
    assert set(found) == {"share", "agree"}
    went, withdrawn = found["share"], found["agree"]
    assert (went.plan, went.ref, went.by) == (other, "2.2.1", "Administrator")
    assert went.why == f"Transferred to Serious violence plan, action 2.2.1. {REASON}"
    assert (withdrawn.plan, withdrawn.why) == (None, "Merged with 1.1.1")
    assert set(departures(cast.plan, ["share", "agree"], at=START + HOUR * 1.5)) == {"share"}


def test_nothing_is_asked_where_nothing_left(
    moved: tuple[Cast, Plan], django_assert_num_queries: Any
) -> None:
    plan, at = moved[0].plan, START + HOUR / 2
    document = plan_document(plan, at=at, position=Position.RECORDED)
    with django_assert_num_queries(0):
        assert changes_between(plan, document, document) == ()
