"""The facts that an action's page reads of one action are those that a plan's pages read of all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from actions.models import SignOff
from actions.selectors.document import plan_document
from actions.selectors.facts import facts_of
from actions.selectors.one import facts_on
from actions.selectors.record import action_record
from actions.services.dates import change_date
from actions.services.record import Report, correct_update, post_update
from actions.services.signing import Judgement, sign_off
from actions.services.structure import change_leads, reword
from actions.services.versions import cut_version
from people import clock
from plans.brag import Rating
from plans.document import Position
from tests.cast import DAVID, Cast


def _live(cast: Cast) -> None:
    """A plan in which everything of which facts are made has happened."""
    for number in ("1.0", "1.1"):
        cut_version(cast.plan, by=cast.administrator, number=number, author="RO", comments="")
    amber = Report(Rating.AMBER, "Late", "Nobody came", "A trainer", "Police")
    wrong = post_update(cast.action("1.1.1"), by=cast.lead, report=amber)
    correct_update(wrong, by=cast.lead, report=Report(Rating.GREEN, "Not late", "Mistaken"))
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "More came"))
    judged = Judgement(SignOff.Capacity.CHAIR, "All schools were visited.")
    sign_off(cast.action("1.2.1"), by=cast.chair, judgement=judged)
    reword(cast.action("1.2.1"), by=cast.administrator, text="Visit all schools", reason="Shorter")
    for due in (date(2027, 4, 30), date(2027, 6, 30)):
        change_date(cast.action("1.1.2"), by=cast.administrator, to_date=due, reason="Later")
    officers = [cast.officer(DAVID)]
    change_leads(cast.action("2.1.2"), by=cast.administrator, officers=officers, reason="Found")


@pytest.mark.parametrize("position", list(Position))
def test_both_readings_give_the_same_facts(cast: Cast, position: Position) -> None:
    _live(cast)
    at = clock.now() + timedelta(seconds=1)
    document = plan_document(cast.plan, at=at, position=position)
    found = facts_of(cast.plan, document, at=at, position=position)
    assert [facts.ref for facts in found] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]
    for facts in found:
        record = action_record(cast.action(facts.ref), at=at, position=position)
        assert facts_on(record, cast.plan, at=at) == facts
