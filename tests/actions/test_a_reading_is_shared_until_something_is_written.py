"""Pages of one state of a plan share one reading; anyone's write is seen at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from actions.models import Action
from actions.selectors import cache
from actions.selectors.cache import cached_document, plan_reading
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.moving import Destination, transfer
from actions.services.record import Report, post_update
from actions.services.versions import open_plan
from people import clock, services
from people.errors import Refused
from people.models import Ledger
from plans.brag import Rating
from plans.changes import compare
from plans.document import PlanDocument, Position
from plans.models import Objective, Plan
from tests.actions.services.test_transferring import OTHER
from tests.cast import Cast, begun_plan, gather

Counter = Callable[..., Any]


def _now(cast: Cast) -> PlanDocument:
    return cached_document(cast.plan, at=clock.now(), position=Position.RECORDED)


def _held(plan: Plan) -> PlanDocument:
    return plan_document(plan, at=clock.now(), position=Position.RECORDED)


def _post(cast: Cast, ref: str = "2.1.2") -> None:
    report = Report(Rating.GREEN, "Agreed.")
    post_update(cast.action(ref), by=cast.administrator, report=report)


def test_it_is_the_plan_as_it_stands(cast: Cast, django_assert_num_queries: Counter) -> None:
    at = clock.now()
    first = cached_document(cast.plan, at=at, position=Position.RECORDED)
    fresh = plan_document(cast.plan, at=first.at or at, position=Position.RECORDED)
    assert replace(first, at=None) == replace(fresh, at=None)
    with django_assert_num_queries(1):
        again = _now(cast)
    assert again.themes is first.themes
    assert again.at is not None
    assert again.at > at


def test_a_write_is_seen_at_once(cast: Cast) -> None:
    before = _now(cast)
    _post(cast)
    assert [a.rating for a in before.actions][-1] is None
    assert [a.rating for a in _now(cast).actions][-1] is Rating.GREEN


@pytest.fixture
def beside(cast: Cast) -> Action:
    """An action of another plan of the partnership: 2.1.1 went there."""
    plan = begun_plan(cast.partnership, cast.administrator, "violence")
    apply(plan, compare(_held(plan), OTHER), by=cast.administrator)
    open_plan(plan, by=cast.administrator)
    action, objective = cast.action("2.1.1"), Objective.objects.get(plan=plan)
    place = Destination(objective, "1.1.2")
    transfer(action, by=cast.administrator, to=place, reason="It is done there")
    return Action.objects.select_related("plan__partnership").get(pk=action.pk)


def _say(action: Action, cast: Cast) -> None:
    report = Report(Rating.GREEN, f"Said at {clock.now()}.", "Health agreed")
    post_update(action, by=cast.administrator, report=report)


def test_what_is_said_of_another_plan_leaves_it(
    cast: Cast, beside: Action, django_assert_num_queries: Counter
) -> None:
    before = _now(cast)
    _say(beside, cast)
    with django_assert_num_queries(1):
        assert _now(cast).themes is before.themes
    _post(cast)
    assert _now(cast).themes != before.themes


def test_an_action_that_goes_to_another_plan_is_seen_at_once(cast: Cast, beside: Action) -> None:
    assert "2.1.1" not in {a.ref for a in _now(cast).actions}
    plan = beside.plan
    there = cached_document(plan, at=clock.now(), position=Position.RECORDED)
    back = Destination(Objective.objects.get(plan=cast.plan, ref="1.1"), "1.1.3")
    transfer(beside, by=cast.administrator, to=back, reason="It comes back")
    assert "1.1.3" in {a.ref for a in _now(cast).actions}
    left = cached_document(plan, at=clock.now(), position=Position.RECORDED)
    assert len(left.actions) == len(there.actions) - 1


def test_an_older_version_of_the_service_that_writes_too_is_seen_at_once(
    cast: Cast, beside: Action
) -> None:
    """It knows of no parts, so it leaves those that the ledger names as they were."""
    _say(beside, cast)
    _now(cast)
    ledger = Ledger.objects.filter(partnership=cast.partnership)
    heads = ledger.get().heads
    _post(cast)
    ledger.update(heads=heads)
    assert [a.rating for a in _now(cast).actions][-1] is Rating.GREEN
    _post(cast, "1.1.2")
    ledger.update(heads=heads)
    _say(beside, cast)
    assert {a.ref: a.rating for a in _now(cast).actions}["1.1.2"] is Rating.GREEN


def test_an_officer_renamed_is_seen_at_once(cast: Cast) -> None:
    _now(cast)
    officer = cast.officer("David Łukasik")
    services.change_officer(
        officer, by=cast.administrator, reason="Married", name="David Nowak",
        job_title="", agency=officer.agency, kind=officer.kind, left_on=None,
    )  # fmt: skip
    assert "David Nowak" in {name for a in _now(cast).actions for name in a.leads}


def test_a_moment_before_the_write_stays_as_it_was(
    cast: Cast,
    morning: time_machine.Traveller,
) -> None:
    _now(cast)
    # The cast was written by the real clock; the plan is read by a later one.
    morning.shift(timedelta(days=400))
    _post(cast)
    then = clock.now()
    morning.shift(timedelta(days=1))
    _post(cast, "1.1.2")
    past = cached_document(cast.plan, at=then, position=Position.RECORDED)
    assert [a.rating for a in past.actions if a.ref in ("1.1.2", "2.1.2")] == [None, Rating.GREEN]
    assert past.at == then


def test_before_the_plan_it_refuses(cast: Cast) -> None:
    with pytest.raises(Refused):
        cached_document(
            cast.plan, at=clock.now() - timedelta(days=3650), position=Position.RECORDED
        )


def test_what_was_written_and_taken_back_is_not_shown(cast: Cast) -> None:
    before = _now(cast)
    with transaction.atomic():
        _post(cast)
        assert _now(cast).themes != before.themes
        transaction.set_rollback(True)
    assert _now(cast).themes == before.themes


def test_what_pages_made_of_it_is_kept_with_it(cast: Cast) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    def read(name: str) -> int:
        now = clock.now()
        return plan_reading(cast.plan, at=now, position=Position.RECORDED).keep(name, make)

    assert [read("a"), read("a"), read("b")] == [1, 1, 2]
    _post(cast)
    assert read("a") == 3


def test_what_changed_takes_the_place_of_what_it_was(cast: Cast) -> None:
    cache.forget()
    for _ in range(4):
        _post(cast)
        _now(cast)
    assert len(cache._readings._held) == 1


@pytest.mark.django_db(transaction=True)
def test_a_write_of_another_connection_is_seen_at_once() -> None:
    cast = gather()
    before = _now(cast)

    def elsewhere() -> None:
        try:
            _post(cast)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        other.submit(elsewhere).result()
    after = _now(cast)
    assert before.actions[-1].rating is None
    assert after.actions[-1].rating is Rating.GREEN
