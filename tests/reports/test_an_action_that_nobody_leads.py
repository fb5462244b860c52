"""A pack never says that an action has a lead where nobody leads it any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from actions.services.leaving import Handover, let_leave
from actions.services.plan_settings import PlanSettings, change_settings
from people import clock
from plans.document import ActionEntry
from reports.content.build import build_content
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.selectors.pack import PackOrder, pack_source
from tests.cast import DAVID, Cast
from tests.reports.test_pack_of_few import LED, ONE, plan_of, said, source_of

SHOWN = date(2026, 9, 30)
"""The London day of the moment that these packs show."""
LEFT = {"Ann Lee": SHOWN - timedelta(days=1)}
UNLED: dict[str, ActionEntry] = {
    "nobody": replace(ONE, leads=()),
    "a vacancy": replace(ONE, leads=("Vacant",)),
    "whoever left": LED,
}


def _words(action: ActionEntry, kind: PackKind, last_days: dict[str, date] = LEFT) -> str:
    return said(build_content(source_of(plan_of(action), kind, last_days=last_days)))


@pytest.mark.parametrize("who", UNLED)
def test_it_asks_for_a_lead_wherever_it_speaks_of_leads(who: str) -> None:
    words = _words(UNLED[who], PackKind.QUARTERLY)
    assert "no lead in post: 1.1.1" in words
    assert "asks for a lead to be named for 1.1.1" in words
    assert "No lead is in post for 1.1.1." in words
    assert "Every open action has a lead" not in words


@pytest.mark.parametrize("who", UNLED)
def test_the_summary_counts_it_among_what_waits(who: str) -> None:
    assert "Waiting for somebody: 1 without a lead." in _words(UNLED[who], PackKind.SUMMARY)


@pytest.mark.parametrize("last_days", [{}, {"Ann Lee": SHOWN}])
def test_whoever_still_leads_is_not_asked_for(last_days: dict[str, date]) -> None:
    words = _words(LED, PackKind.QUARTERLY, last_days)
    assert "Every open action has a lead and a due date." in words
    assert "Nothing waits for anybody." in _words(LED, PackKind.SUMMARY, last_days)


def test_a_plan_that_has_switched_the_doubt_off_is_asked_for_a_lead_too(cast: Cast) -> None:
    settings = PlanSettings(31, doubt_rules={"off": ["no_lead"]})
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Asked elsewhere")
    leaving = Handover(clock.today())
    let_leave(cast.officer(DAVID), by=cast.administrator, handover=leaving, reason="Retired")
    assert "No lead is in post for 2.1.2." in _quarterly(cast)
    with time_machine.travel(clock.now() + timedelta(days=1)):
        assert "No lead is in post for 2.1.1 and 2.1.2." in _quarterly(cast)


def _quarterly(cast: Cast) -> str:
    order = PackOrder(PackKind.QUARTERLY, quarter_of(clock.today()), "Rhian Okafor")
    return said(build_content(pack_source(cast.plan, order)))
