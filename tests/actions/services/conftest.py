"""A plan whose updates are considered, and two plans side by side."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services.plan_settings import PlanSettings, change_settings
from plans.models import Plan
from tests.cast import Cast


@pytest.fixture
def considering(cast: Cast) -> Cast:
    """The cast, with a plan that asks for its updates to be considered from now on."""
    settled(cast.plan, cast, needs_consideration=True)
    return cast


def settled(plan: Plan, cast: Cast, **values: Any) -> Plan:
    """The plan, kept otherwise from now on."""
    settings = PlanSettings(
        plan.reporting_interval,
        **{"needs_consideration": plan.needs_consideration, **values},
    )
    return change_settings(plan, by=cast.administrator, settings=settings, reason="Agreed")
