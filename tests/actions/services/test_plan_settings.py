"""How a plan is kept is set with a reason, from then on; the past stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from actions.selectors.facts import rules_of
from actions.services.plan_settings import PlanSettings, change_settings
from people import clock, services
from people.errors import Refused
from people.writing import writing
from plans.document import Position
from plans.models import Plan
from tests.cast import Cast


def test_what_is_set_holds_from_then_on(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="sub-group", name="Sub Group")
    before = clock.now()
    settings = PlanSettings(42, driven_by=body, doubt_rules={"off": ["stale"]})
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    plan = Plan.objects.get(pk=cast.plan.pk)
    assert (plan.reporting_interval, plan.driven_by) == (42, body)
    assert plan.scope.driven_by == body.pk
    assert rules_of(plan, at=clock.now(), position=Position.RECORDED).interval == 42
    assert rules_of(plan, at=before, position=Position.RECORDED).interval == 31


def test_the_period_for_which_a_plan_is_made_counts_among_its_rules(cast: Cast) -> None:
    began, before = cast.plan.period_from, clock.now()
    plan = Plan.objects.get(pk=cast.plan.pk)
    plan.period_from = date(2015, 4, 1)
    with writing(cast.partnership, by=None, reason="Period said") as w:
        w.save(plan)
    rules = [rules_of(plan, at=at, position=Position.RECORDED) for at in (before, clock.now())]
    assert [each.period_from for each in rules] == [began, date(2015, 4, 1)]


@pytest.mark.parametrize(
    ("interval", "reason", "sentence"),
    [(42, "", "Say why"), (0, "Why", "1 to 366 days"), (367, "Why", "1 to 366 days")],
)
def test_what_cannot_be_set(cast: Cast, interval: int, reason: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        change_settings(cast.plan, by=None, settings=PlanSettings(interval), reason=reason)


def test_a_body_of_another_partnership_drives_nothing_here(cast: Cast) -> None:
    body = services.add_body(cast.elsewhere, by=None, slug="sub-group", name="Sub Group")
    with pytest.raises(Refused, match="a body of this partnership"):
        change_settings(cast.plan, by=None, settings=PlanSettings(31, driven_by=body), reason="Why")
