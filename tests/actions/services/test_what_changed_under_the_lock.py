"""What was read before the lock and changed meanwhile: the rules are those of the writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from actions.models import Action, ChallengeClosing, Consideration, NeedAnswer, ProgressUpdate
from actions.services.challenging import Question, answer_challenge, challenge, close_challenge
from actions.services.closing import close_plan, sign_closing
from actions.services.considering import accept_update
from actions.services.dates import agree_date, ask_date, refuse_date
from actions.services.moving import Destination, transfer, withdraw
from actions.services.needs import answer_need
from actions.services.record import Report, correct_update, post_update
from actions.services.structure import reword
from people.errors import Refused
from people.verification import verify
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Plan
from tests.actions.services.conftest import settled
from tests.actions.two_plans import second_plan, sent_away
from tests.cast import Cast

RED = Report(Rating.RED, "No agreement.", "Health left", "A signature", "Health")
LATER = date(2031, 1, 1)
Verb = Callable[[], Any]


def _closed(plan: Plan, cast: Cast) -> None:
    """The plan, closed by somebody else."""
    held = Plan.objects.get(pk=plan.pk)
    for action in held.actions.select_related("plan__partnership"):
        withdraw(action, by=cast.administrator, reason="Over")
    sign_closing(held, by=cast.chief_officer, statement="All is done.")
    close_plan(held, by=cast.administrator, reason="Over")


def test_nothing_goes_into_a_plan_that_was_closed_meanwhile(cast: Cast) -> None:
    other = second_plan(cast)
    to = Destination(Objective.objects.select_related("plan__partnership").get(plan=other), "2.2.1")
    _closed(other, cast)
    with pytest.raises(Refused, match="The plan was closed on"):
        transfer(cast.action("2.1.1"), by=cast.administrator, to=to, reason="It is theirs")
    assert cast.action("2.1.1").state == Action.State.OPEN


def _of_one_action(cast: Cast) -> list[Verb]:
    """What people have in hand of 2.1.1 while it goes to another plan."""
    action, lead, chair = cast.action("2.1.1"), cast.other_lead, cast.chair
    update = post_update(action, by=lead, report=RED)
    request = ask_date(action, by=lead, to_date=LATER, reason="Health")
    asked = challenge(
        action,
        by=chair,
        question=Question("Why Red?", date(2100, 1, 1)),
        position=Position.RECORDED,
    )
    given, upheld = NeedAnswer.Outcome.GIVEN, ChallengeClosing.Outcome.WITHDRAWN
    return [
        partial(post_update, action, by=lead, report=RED),
        partial(correct_update, update, by=lead, report=RED),
        partial(accept_update, update, by=chair),
        partial(agree_date, request, by=chair, agreed_by="Chair"),
        partial(refuse_date, request, by=chair, reason="No"),
        partial(answer_challenge, asked, by=lead, text="It is so"),
        partial(close_challenge, asked, by=chair, outcome=upheld),
        partial(answer_need, update, by=chair, outcome=given, text="Signed"),
        partial(reword, action, by=cast.administrator, text="Else", reason="Why not"),
    ]


@pytest.mark.parametrize("number", range(9))
def test_an_action_that_went_to_another_plan_is_not_written_to_from_its_old_one(
    considering: Cast, number: int
) -> None:
    verb = _of_one_action(considering)[number]
    sent_away(considering, second_plan(considering))
    with pytest.raises(Refused, match="went to “Serious violence plan” meanwhile"):
        verb()
    assert verify(considering.partnership).fault is None


def test_a_correction_waits_where_the_plan_has_begun_to_consider(cast: Cast) -> None:
    said = post_update(cast.action("2.1.1"), by=cast.other_lead, report=RED)
    wrong = ProgressUpdate.objects.select_related("action__plan__partnership").get(pk=said.pk)
    settled(Plan.objects.get(pk=cast.plan.pk), cast, needs_consideration=True)
    made = correct_update(wrong, by=cast.other_lead, report=RED)
    assert not Consideration.objects.filter(update=made).exists()
