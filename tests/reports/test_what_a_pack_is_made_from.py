"""What a pack reads beside the plan's document: what bodies may see, as it stood then."""

from __future__ import annotations

import pytest
import time_machine

from actions.models import SignOff, SignOffProposal
from actions.services.considering import accept_update
from actions.services.dates import change_date
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, return_sign_off, sign_off
from people import clock
from plans.brag import Rating
from plans.models import Plan
from reports.content.periods import quarter_of
from reports.content.source import PackKind, PackSource
from reports.selectors.pack import PackOrder, pack_source
from tests.actions.two_plans import second_plan, sent_away
from tests.cast import Cast

CHAIR = Judgement(SignOff.Capacity.CHAIR, "The register shows 58.")
MET = Completion(SignOffProposal.Outcome.MET, "Licensing carries on.")


@pytest.fixture
def considering(cast: Cast) -> Cast:
    settings = PlanSettings(31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    return cast


def _quarterly(plan: Plan) -> PackSource:
    period = quarter_of(clock.today())
    return pack_source(plan, PackOrder(PackKind.QUARTERLY, period, "Rhian Okafor"))


def _proposed(cast: Cast) -> None:
    report = Report(Rating.BLUE, "All 60.", "Done", completion=MET)
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)


def test_a_sign_off_is_told_with_its_reason(considering: Cast) -> None:
    _proposed(considering)
    sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    (told,) = _quarterly(considering.plan).decisions
    assert (told.ref, told.signed_off, told.decider, told.rationale) == (
        "1.1.1", True, "Chair, sub-group chair", "The register shows 58.",
    )  # fmt: skip


def test_why_a_completion_was_returned_that_bodies_never_saw_is_not_told(
    considering: Cast,
) -> None:
    _proposed(considering)
    return_sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert _quarterly(considering.plan).decisions == ()


def test_one_that_was_accepted_before_it_was_returned_is_told(considering: Cast) -> None:
    _proposed(considering)
    update = considering.current("1.1.1")
    assert update is not None
    accept_update(update, by=considering.chair)
    return_sign_off(considering.action("1.1.1"), by=considering.chair, judgement=CHAIR)
    assert [told.signed_off for told in _quarterly(considering.plan).decisions] == [False]


def test_what_went_to_another_plan_since_stays_in_the_pack_of_its_quarter(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=True) as traveller:
        day = cast.action("2.1.1").due_on
        assert day is not None
        later = day.replace(year=day.year + 1)
        change_date(cast.action("2.1.1"), by=cast.administrator, to_date=later, reason="Health")
        period = quarter_of(clock.today())
        traveller.move_to(clock.end_of_day(period.end) + 2 * clock.TICK)
        sent_away(cast, second_plan(cast))
        order = PackOrder(PackKind.QUARTERLY, period, "Rhian Okafor")
        (moved,) = pack_source(cast.plan, order).date_moves
        assert (moved.ref, moved.after) == ("2.1.1", later)
