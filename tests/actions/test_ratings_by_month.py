"""The counts at each month's end are those of the plan's document then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from actions.models import Action
from actions.selectors.document import plan_document
from actions.selectors.trend import MonthEnd, month_ends, ratings_by_month
from actions.services.applying import apply
from actions.services.moving import withdraw
from actions.services.record import Report, correct_update, post_update
from actions.services.versions import create_plan
from people import clock, services
from plans import brag
from plans.brag import Rating
from plans.changes import compare
from plans.document import PlanDocument, Position
from plans.models import Plan
from plans.writing import plan_writing
from tests.cast import DOCUMENT, without_action

MARCH, APRIL, MAY, JUNE = (date(2026, m, 20) for m in (3, 4, 5, 6))
AT = datetime(2026, 7, 14, 12, tzinfo=UTC)


@pytest.fixture
def plan(db: None) -> Plan:
    """A plan that began in March: a correction in April, an action less in May and in June."""
    partnership = services.create_partnership(slug="aldermere", name="Aldermere")
    begun = create_plan(partnership, by=None, slug="cse", title=DOCUMENT.title, said_on=MARCH)
    _apply(begun, DOCUMENT, MARCH)
    wrong = post_update(
        _action(begun, "2.1.2"), by=None, report=Report(Rating.AMBER, "Late.", "", "A post", "HR"),
        said_on=APRIL,
    )  # fmt: skip
    right = Report(Rating.GREEN, "Agreed.", "It was agreed in March")
    correct_update(wrong, by=None, report=right, said_on=MAY)
    withdraw(_action(begun, "1.1.2"), by=None, reason="Merged", said_on=MAY)
    _apply(begun, without_action(_document(begun, clock.end_of_day(MAY)), "share"), JUNE)
    return begun


def _apply(plan: Plan, document: PlanDocument, day: date) -> None:
    with plan_writing(plan, by=None, reason="Document", said_on=day) as w:
        held = plan_document(plan, at=w.moment, position=Position.RECORDED)
        apply(plan, compare(held, document), by=None, reason="Document", said_on=None)


def _document(plan: Plan, at: datetime) -> PlanDocument:
    return plan_document(plan, at=at, position=Position.RECORDED)


def _action(plan: Plan, ref: str) -> Action:
    return Action.objects.select_related("plan__partnership").get(plan=plan, ref=ref)


def _by_month(plan: Plan, at: datetime = AT, **more: Any) -> list[MonthEnd]:
    return ratings_by_month(plan, at=at, position=Position.RECORDED, **more)


def test_each_month_counts_what_the_plan_was_then(plan: Plan) -> None:
    ends = _by_month(plan)
    assert [end.label for end in ends] == [
        "March 2026", "April 2026", "May 2026", "June 2026", "July 2026",
    ]  # fmt: skip
    for end in ends:
        then = _document(plan, end.moment)
        assert end.counts == brag.count(a.rating for a in then.actions), end.label


def test_a_correction_counts_from_its_own_moment(plan: Plan) -> None:
    april, may = (end.counts for end in _by_month(plan)[1:3])
    assert (april[Rating.AMBER], april[Rating.GREEN]) == (1, 1)
    assert (may[Rating.AMBER], may[Rating.GREEN]) == (0, 2)


def test_what_left_the_plan_counts_until_then(plan: Plan) -> None:
    assert [sum(end.counts.values()) for end in _by_month(plan)] == [5, 5, 4, 3, 3]


def test_one_theme_alone(plan: Plan) -> None:
    assert [sum(e.counts.values()) for e in _by_month(plan, themes=[2])] == [2, 2, 2, 1, 1]


def test_the_last_month_ends_at_the_moment(plan: Plan) -> None:
    ends = _by_month(plan, clock.end_of_day(date(2026, 5, 19)))
    assert ends[-1].label == "May 2026"
    assert sum(ends[-1].counts.values()) == 5


def test_months_end_at_midnight_in_london() -> None:
    ends = month_ends(datetime(2026, 4, 30, 23, 30, tzinfo=UTC), 3)
    assert [clock.london_day(moment) for moment in ends] == [
        date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 1),
    ]  # fmt: skip
    assert len(month_ends(AT)) == 12


def test_as_many_queries_for_one_month_as_for_all(
    plan: Plan, django_assert_num_queries: Callable[..., Any]
) -> None:
    for months in (1, 12):
        with django_assert_num_queries(5):
            _by_month(plan, months=months)
