"""A form that is sent again with other words is refused: what it says now is not lost unseen."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from actions.models import ChallengeClosing, Consideration, NeedAnswer, SignOff, SignOffProposal
from actions.services.challenging import Question, answer_challenge, challenge, close_challenge
from actions.services.considering import return_update
from actions.services.dates import agree_date, ask_date, change_date, refuse_date
from actions.services.leaving import Handover, let_leave
from actions.services.moving import Destination, transfer
from actions.services.needs import answer_need
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, reopen, return_sign_off, sign_off
from people import clock
from people.errors import Refused
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective
from tests.actions.two_plans import second_plan
from tests.cast import DAVID, GROUP, RHIAN, Cast

Say = Callable[[str], object]
"""Sends one form with these words in it; always under the same key."""

AMBER = Report(Rating.AMBER, "40 of 60.", "Slower", "Two trainers", DAVID)
DAYS = {"first": date(2026, 12, 31), "second": date(2027, 1, 31)}


def _asks(cast: Cast, key: uuid.UUID) -> Say:
    return lambda said: ask_date(
        cast.action("1.1.1"), by=cast.lead, to_date=DAYS[said], reason="No trainers", form_key=key
    )


def _changes(cast: Cast, key: uuid.UUID) -> Say:
    return lambda said: change_date(
        cast.action("1.1.1"), by=cast.administrator, to_date=DAYS[said], reason="No", form_key=key
    )


def _refuses(cast: Cast, key: uuid.UUID) -> Say:
    asked = ask_date(cast.action("1.1.1"), by=cast.lead, to_date=DAYS["first"], reason="Late")
    return lambda said: refuse_date(asked, by=cast.chair, reason=said, form_key=key)


def _agrees(cast: Cast, key: uuid.UUID) -> Say:
    asked = ask_date(cast.action("1.1.1"), by=cast.lead, to_date=DAYS["first"], reason="Late")
    return lambda said: agree_date(
        asked, by=cast.chair, agreed_by="Sub Group", reason=said, form_key=key
    )


def _challenges(cast: Cast, key: uuid.UUID) -> Say:
    due = clock.today() + timedelta(days=14)
    return lambda said: challenge(
        cast.action("1.1.1"),
        by=cast.board_member,
        question=Question(said, due),
        position=Position.CONSIDERED,
        form_key=key,
    )


def _answers(cast: Cast, key: uuid.UUID) -> Say:
    asked: Any = _challenges(cast, uuid.uuid4())("Why is it Green?")
    return lambda said: answer_challenge(asked, by=cast.lead, text=said, form_key=key)


def _answers_by_an_update(cast: Cast, key: uuid.UUID) -> Say:
    asked: Any = _challenges(cast, uuid.uuid4())("Why is it Green?")
    return lambda said: answer_challenge(
        asked,
        by=cast.lead,
        text="You are right",
        report=Report(Rating.AMBER, said, "Slower", "Two trainers", DAVID),
        form_key=key,
    )


def _closes(cast: Cast, key: uuid.UUID) -> Say:
    asked: Any = _challenges(cast, uuid.uuid4())("Why is it Green?")
    withdrawn = ChallengeClosing.Outcome.WITHDRAWN
    return lambda said: close_challenge(
        asked, by=cast.chair, outcome=withdrawn, reason=said, form_key=key
    )


def _answers_a_need(cast: Cast, key: uuid.UUID) -> Say:
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    given = NeedAnswer.Outcome.GIVEN
    return lambda said: answer_need(
        update, by=cast.other_lead, outcome=given, text=said, form_key=key
    )


def _returns(cast: Cast, key: uuid.UUID) -> Say:
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    return lambda said: return_update(update, by=cast.chair, reason=said, form_key=key)


def _judges(cast: Cast, key: uuid.UUID, verb: Callable[..., SignOff] = sign_off) -> Say:
    blue = Report(Rating.BLUE, "All 60 were trained.", "It is done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    return lambda said: verb(
        cast.action("1.1.1"),
        by=cast.chair,
        judgement=Judgement(SignOff.Capacity.CHAIR, said, form_key=key),
    )


def _returns_a_sign_off(cast: Cast, key: uuid.UUID) -> Say:
    return _judges(cast, key, return_sign_off)


def _reopens(cast: Cast, key: uuid.UUID) -> Say:
    _judges(cast, uuid.uuid4())("I saw the list.")
    return lambda said: reopen(cast.action("1.1.1"), by=cast.chair, reason=said, form_key=key)


def _lets_leave(cast: Cast, key: uuid.UUID) -> Say:
    last = clock.today() + timedelta(days=5)
    other = {"first": cast.officer(DAVID), "second": cast.officer(GROUP)}
    action = cast.action("1.1.1").pk
    return lambda said: let_leave(
        cast.officer(RHIAN),
        by=cast.administrator,
        handover=Handover(last, None, {action: other[said]}),
        reason="Moved",
        form_key=key,
    )


def _transfers(cast: Cast, key: uuid.UUID) -> Say:
    there = Objective.objects.select_related("plan__partnership").get(plan=second_plan(cast))
    action, refs = cast.action("1.1.1"), {"first": "2.2.1", "second": "2.2.2"}
    return lambda said: transfer(
        action,
        by=cast.administrator,
        to=Destination(there, refs[said]),
        reason="Theirs",
        form_key=key,
    )


EVERY = [
    _asks, _changes, _refuses, _agrees, _challenges, _answers, _answers_by_an_update, _closes,
    _answers_a_need, _judges, _returns_a_sign_off, _reopens, _lets_leave, _transfers,
]  # fmt: skip


@pytest.mark.parametrize("verb", EVERY, ids=[verb.__name__ for verb in EVERY])
def test_the_same_words_count_once_and_others_are_refused(
    cast: Cast, verb: Callable[[Cast, uuid.UUID], Say]
) -> None:
    say = verb(cast, uuid.uuid4())
    first = say("first")
    assert say("first") == first
    with pytest.raises(Refused, match="sent before"):
        say("second")


def test_a_returned_update_too(considering: Cast) -> None:
    say = _returns(considering, uuid.uuid4())
    assert say("first") == say("first")
    with pytest.raises(Refused, match="sent before"):
        say("second")
    assert Consideration.objects.filter(reason="first").count() == 1


def test_what_an_update_says_of_the_completion_too(cast: Cast) -> None:
    key, met = uuid.uuid4(), SignOffProposal.Outcome.MET
    blue = Report(
        Rating.BLUE, "All 60 were trained.", "It is done", completion=Completion(met, "A")
    )
    other = replace(blue, completion=Completion(met, "B"))
    first = post_update(cast.action("1.1.1"), by=cast.lead, report=blue, form_key=key)
    again = post_update(cast.action("1.1.1"), by=cast.lead, report=blue, form_key=key)
    assert first == again
    with pytest.raises(Refused, match="sent before"):
        post_update(cast.action("1.1.1"), by=cast.lead, report=other, form_key=key)


def test_a_form_that_signed_off_cannot_return_as_well(cast: Cast) -> None:
    key = uuid.uuid4()
    _judges(cast, key)("I saw the list.")
    judgement = Judgement(SignOff.Capacity.CHAIR, "I saw the list.", form_key=key)
    with pytest.raises(Refused, match="posted for something else"):
        return_sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judgement)
