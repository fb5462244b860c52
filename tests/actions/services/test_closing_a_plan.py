"""A plan closes once nothing of it is open and its chief officers have signed."""

from __future__ import annotations

import pytest

from actions.models import Action, SignOff
from actions.selectors.closing import reconciliation
from actions.services.closing import close_plan, sign_closing
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from actions.services.signing import Judgement, reopen, sign_off
from people import clock
from people.errors import Refused
from people.models import Role
from plans.brag import Rating
from tests.cast import Cast, add_user

REFS = ("1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2")


def _end_all(cast: Cast) -> None:
    for ref in REFS:
        withdraw(cast.action(ref), by=cast.administrator, reason="The work goes on elsewhere")


def test_it_closes_and_nothing_more_is_written(cast: Cast) -> None:
    _end_all(cast)
    sign_closing(cast.plan, by=cast.chief_officer, statement="All is accounted for.")
    plan = close_plan(cast.plan, by=cast.administrator, reason="The period is over")
    assert plan.is_closed
    with pytest.raises(Refused, match="The plan was closed on"):
        post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "More"))
    fates = reconciliation(plan, at=clock.now())
    assert [(fate.ref, fate.state) for fate in fates] == [
        (ref, Action.State.WITHDRAWN) for ref in REFS
    ]


def test_open_actions_are_in_the_way(cast: Cast) -> None:
    withdraw(cast.action("1.1.1"), by=None, reason="Merged")
    for close in (
        lambda: sign_closing(cast.plan, by=cast.chief_officer, statement="Enough"),
        lambda: close_plan(cast.plan, by=cast.administrator, reason="Enough"),
    ):
        with pytest.raises(Refused, match=r"Still open: 1\.1\.2, 1\.2\.1, 2\.1\.1 and 2\.1\.2"):
            close()


def test_every_chief_officer_signs(cast: Cast) -> None:
    _end_all(cast)
    add_user(cast.partnership, "second_chief", Role.Kind.CHIEF_OFFICER)
    sign_closing(cast.plan, by=cast.chief_officer, statement="All is accounted for.")
    with pytest.raises(Refused, match="not signed yet by Second chief"):
        close_plan(cast.plan, by=cast.administrator, reason="Over")
    with pytest.raises(Refused, match="signed already"):
        sign_closing(cast.plan, by=cast.chief_officer, statement="Again.")


def test_only_a_chief_officer_signs_and_with_words(cast: Cast) -> None:
    _end_all(cast)
    with pytest.raises(Refused, match="no chief officer"):
        sign_closing(cast.plan, by=cast.chair, statement="Me too.")
    with pytest.raises(Refused, match="Say why the plan may close"):
        sign_closing(cast.plan, by=cast.chief_officer, statement="")


def test_it_does_not_close_unsigned(cast: Cast) -> None:
    _end_all(cast)
    with pytest.raises(Refused, match="not signed yet by Chief officer"):
        close_plan(cast.plan, by=cast.administrator, reason="Over")


def test_a_signature_holds_until_an_action_is_open_again(cast: Cast) -> None:
    blue = Report(Rating.BLUE, "All 60.", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    signed = Judgement(SignOff.Capacity.CHAIR, "I saw the list.")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=signed)
    for ref in REFS[1:]:
        withdraw(cast.action(ref), by=cast.administrator, reason="Elsewhere")
    sign_closing(cast.plan, by=cast.chief_officer, statement="All is accounted for.")
    reopen(cast.action("1.1.1"), by=cast.chair, reason="Three are not trained")
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Given up")
    with pytest.raises(Refused, match="not signed yet by Chief officer"):
        close_plan(cast.plan, by=cast.administrator, reason="Over")
    sign_closing(cast.plan, by=cast.chief_officer, statement="This too is accounted for.")
    assert close_plan(cast.plan, by=cast.administrator, reason="Over").is_closed
