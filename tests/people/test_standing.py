"""What a user is today: roles and actings, from a day to a day, in one place only."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from people import clock, services
from people.models import Role, User
from people.scope import Scope
from people.standing import NOBODY, standing
from plans.models import Plan
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, afresh, begun_plan

Kind = Role.Kind
DAY = date(2026, 7, 10)


def _granted(cast: Cast, user: User, kind: str, **where: Any) -> Role:
    values: dict[str, Any] = {"partnership": cast.partnership, "from_date": LONG_AGO} | where
    return services.grant_role(user, by=None, kind=kind, **values)


def _second_plan(cast: Cast) -> Plan:
    return begun_plan(cast.partnership, cast.administrator, "da")


def test_a_role_holds_in_its_partnership_and_all_its_plans(cast: Cast) -> None:
    held = standing(cast.chair)
    assert held.holds([Kind.CHAIR], cast.plan.scope)
    assert held.holds([Kind.CHAIR], cast.partnership.scope)
    assert held.belongs(cast.plan.scope)
    assert not held.holds([Kind.ADMINISTRATOR, Kind.AUDITOR], cast.plan.scope)
    assert not held.holds([Kind.CHAIR], cast.elsewhere.scope)
    assert not held.belongs(cast.elsewhere.scope)


def test_a_role_in_a_plan_holds_in_that_plan_alone(cast: Cast) -> None:
    _granted(cast, cast.nobody, Kind.CHAIR, plan_slug="cse")
    held, other = standing(cast.nobody), _second_plan(cast)
    assert held.holds([Kind.CHAIR], cast.plan.scope)
    assert held.belongs(cast.plan.scope)
    assert not held.holds([Kind.CHAIR], other.scope)
    assert not held.belongs(other.scope)
    assert not held.holds([Kind.CHAIR], cast.partnership.scope)
    assert held.belongs(cast.partnership.scope)


@pytest.mark.parametrize(
    ("instant", "holds"),
    [
        (datetime(2026, 7, 9, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 9, 23, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 10, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 10, 23, 0, 0, tzinfo=UTC), False),
    ],
)
def test_a_role_holds_from_its_first_to_its_last_day_in_london(
    cast: Cast, instant: datetime, holds: bool
) -> None:
    _granted(cast, cast.nobody, Kind.AUDITOR, from_date=DAY, to_date=DAY)
    with time_machine.travel(instant, tick=False):
        assert standing(cast.nobody).holds([Kind.AUDITOR], cast.plan.scope) is holds


def test_a_role_that_is_withdrawn_ends_at_once(cast: Cast) -> None:
    role = Role.objects.get(user=cast.chair)
    services.withdraw_role(role, by=cast.administrator, reason="Stepped down")
    assert standing(afresh(cast.chair)) == NOBODY


def test_a_role_granted_today_and_withdrawn_today_is_over(cast: Cast) -> None:
    today = clock.london_day(clock.now())
    role = _granted(cast, cast.nobody, Kind.CHAIR, from_date=today)
    assert standing(afresh(cast.nobody)).holds([Kind.CHAIR], cast.plan.scope)
    services.withdraw_role(role, by=cast.administrator, reason="Granted by mistake")
    assert standing(afresh(cast.nobody)) == NOBODY


def test_a_user_acts_for_an_officer_from_a_day_to_a_day(cast: Cast) -> None:
    today = clock.london_day(clock.now())
    rhian, david = cast.officer(RHIAN), cast.officer(DAVID)
    assert standing(cast.lead).officers == {rhian.pk}
    services.act_for(
        cast.lead, david, by=None, from_date=today - timedelta(9), to_date=today - timedelta(1)
    )
    services.act_for(cast.nobody, david, by=None, from_date=today + timedelta(1))
    assert standing(afresh(cast.lead)).officers == {rhian.pk}
    assert standing(afresh(cast.nobody)) == NOBODY


def test_whoever_acts_for_an_officer_belongs_to_every_plan_of_the_partnership(cast: Cast) -> None:
    other = _second_plan(cast)
    assert standing(cast.lead).belongs(cast.plan.scope)
    assert standing(cast.lead).belongs(other.scope)
    assert not standing(cast.lead).belongs(cast.elsewhere.scope)


def test_a_role_in_another_plan_takes_nothing_from_who_acts_for_an_officer(cast: Cast) -> None:
    _second_plan(cast)
    _granted(cast, cast.lead, Kind.BOARD_MEMBER, plan_slug="da")
    assert standing(afresh(cast.lead)).belongs(cast.plan.scope)


def test_a_role_elsewhere_can_be_held_beside_ones_own(cast: Cast) -> None:
    _granted(cast, cast.chair, Kind.AUDITOR, partnership=cast.elsewhere)
    held = standing(cast.chair)
    assert held.holds([Kind.AUDITOR], cast.elsewhere.scope)
    assert not held.holds([Kind.AUDITOR], cast.plan.scope)


def test_nobody_else_has_a_standing(cast: Cast) -> None:
    assert Role.objects.filter(user=cast.deactivated).exists()
    assert standing(cast.deactivated) == NOBODY
    assert standing(cast.nobody) == NOBODY
    assert standing(AnonymousUser()) == NOBODY
    assert standing(None) == NOBODY
    assert not NOBODY.belongs(Scope(cast.partnership.pk))


def test_a_chair_of_another_body_is_no_chair_of_the_plan_that_a_body_drives(cast: Cast) -> None:
    driver = services.add_body(cast.partnership, by=None, slug="sub-group", name="Sub Group")
    other = services.add_body(cast.partnership, by=None, slug="commission", name="Commission")
    _granted(cast, cast.nobody, Kind.CHAIR, body=other)
    held = standing(cast.nobody)
    driven = Scope(cast.partnership.pk, "cse", driver.pk)
    assert held.belongs(driven)
    assert not held.holds([Kind.CHAIR], driven)
    assert held.holds([Kind.CHAIR], Scope(cast.partnership.pk, "cse", other.pk))
    assert held.holds([Kind.CHAIR], Scope(cast.partnership.pk, "cse"))
    assert held.holds_anywhere(Kind.CHAIR, driven)
    assert standing(cast.chair).holds([Kind.CHAIR], driven)
    assert not standing(cast.board_member).holds_anywhere(Kind.CHAIR, driven)
