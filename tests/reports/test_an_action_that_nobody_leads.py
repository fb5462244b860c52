"""A pack never says that an action has a lead where nobody leads it any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.assurance import Doubt
from plans.document import ActionEntry
from reports.content.build import build_content
from reports.content.source import PackKind
from tests.reports.test_pack_of_few import LED, ONE, plan_of, said, source_of

LEFT = Doubt("no_lead", "The lead has left", "Ann Lee could be accountable until 3 May 2026.")
UNLED: dict[str, tuple[ActionEntry, tuple[Doubt, ...]]] = {
    "nobody": (replace(ONE, leads=()), ()),
    "a vacancy": (replace(ONE, leads=("Vacant",)), ()),
    "whoever left": (LED, (LEFT,)),
}


def _words(action: ActionEntry, doubts: tuple[Doubt, ...], kind: PackKind) -> str:
    return said(build_content(source_of(plan_of(action), kind, doubts={"k1": doubts})))


@pytest.mark.parametrize("who", UNLED)
def test_it_asks_for_a_lead_wherever_it_speaks_of_leads(who: str) -> None:
    words = _words(*UNLED[who], PackKind.QUARTERLY)
    assert "no lead in post: 1.1.1" in words
    assert "asks for a lead to be named for 1.1.1" in words
    assert "No lead is in post for 1.1.1." in words
    assert "Every open action has a lead" not in words


@pytest.mark.parametrize("who", UNLED)
def test_the_summary_counts_it_among_what_waits(who: str) -> None:
    assert "Waiting for somebody: 1 without a lead." in _words(*UNLED[who], PackKind.SUMMARY)


def test_whoever_still_leads_is_not_asked_for() -> None:
    words = _words(LED, (), PackKind.QUARTERLY)
    assert "Every open action has a lead and a due date." in words
    assert "Nothing waits for anybody." in _words(LED, (), PackKind.SUMMARY)
