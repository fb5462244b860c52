"""A rating is challenged, the lead answers, and it is closed with an outcome."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from actions.models import Challenge, ChallengeClosing
from actions.services.challenging import (
    Question,
    answer_challenge,
    challenge,
    close_challenge,
)
from actions.services.record import Report, post_update
from people import clock, services
from people.errors import Refused
from people.models import Membership, Role
from plans.brag import Rating
from plans.document import Position
from tests.cast import LONG_AGO, Cast, afresh

Outcome = ChallengeClosing.Outcome
AMBER = Report(Rating.AMBER, "40 of 60.", "The board is right", "Trainers", "Council")


def _question(**values: Any) -> Question:
    fortnight = clock.today() + timedelta(days=14)
    return Question(**{"reason": "Why is it Green?", "answer_by": fortnight, **values})


def _challenge(cast: Cast, **values: object) -> Challenge:
    return challenge(
        cast.action("1.1.1"),
        by=cast.board_member,
        question=_question(**values),
        position=Position.CONSIDERED,
    )


def test_it_keeps_what_was_questioned_as_the_challenger_saw_it(considering: Cast) -> None:
    seen = considering.current("1.1.1")
    post_update(considering.action("1.1.1"), by=considering.lead, report=AMBER)
    made = _challenge(considering, meeting_on=date(2026, 9, 23))
    assert (made.update, made.rating, made.meeting_on) == (seen, "green", date(2026, 9, 23))


def test_the_lead_keeps_the_rating_and_the_chair_upholds_it(cast: Cast) -> None:
    asked = _challenge(cast)
    answer = answer_challenge(asked, by=cast.lead, text="40 is what we planned.")
    assert (answer.stance, answer.update) == ("kept", None)
    with pytest.raises(Refused, match="choose the outcome that says so"):
        close_challenge(asked, by=cast.chair, outcome=Outcome.CHANGED)
    closing = close_challenge(asked, by=cast.chair, outcome=Outcome.UPHELD, reason="Content")
    assert closing.outcome == "rating upheld"


def test_the_lead_changes_the_rating_by_an_update(cast: Cast) -> None:
    asked = _challenge(cast)
    answer = answer_challenge(asked, by=cast.lead, text="You are right.", report=AMBER)
    assert answer.stance == "changed"
    assert answer.update == cast.current("1.1.1")
    with pytest.raises(Refused, match="choose the outcome that says so"):
        close_challenge(asked, by=cast.chair, outcome=Outcome.UPHELD)
    close_challenge(asked, by=cast.chair, outcome=Outcome.CHANGED)


def test_an_answer_that_changes_nothing_keeps(cast: Cast) -> None:
    with pytest.raises(Refused, match="This is the rating that was challenged"):
        answer_challenge(
            _challenge(cast), by=cast.lead, text="No.", report=Report(Rating.GREEN, "Same")
        )
    assert not Challenge.objects.get().answers.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reason": ""}, "Say what you question"),
        ({"answer_by": LONG_AGO}, "The day of the answer is past"),
    ],
)
def test_what_a_challenge_needs(cast: Cast, values: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        _challenge(cast, **values)


def test_one_without_an_answer_can_only_be_withdrawn(cast: Cast) -> None:
    asked = _challenge(cast)
    with pytest.raises(Refused, match="has not answered yet"):
        close_challenge(asked, by=cast.chair, outcome=Outcome.UPHELD)
    close_challenge(asked, by=cast.chair, outcome=Outcome.WITHDRAWN, reason="Asked in error")
    with pytest.raises(Refused, match="closed already"):
        answer_challenge(asked, by=cast.lead, text="Too late")
    with pytest.raises(Refused, match="closed already"):
        close_challenge(asked, by=cast.chair, outcome=Outcome.WITHDRAWN)


def test_it_is_answered_once(cast: Cast) -> None:
    asked, key = _challenge(cast), uuid.uuid4()
    first = answer_challenge(asked, by=cast.lead, text="As planned.", form_key=key)
    assert answer_challenge(asked, by=cast.lead, text="As planned.", form_key=key) == first
    with pytest.raises(Refused, match="answered already"):
        answer_challenge(asked, by=cast.lead, text="Again.")


def test_a_chair_of_the_challengers_body_closes_it(cast: Cast) -> None:
    board = services.add_body(cast.partnership, by=None, slug="board", name="Board")
    asked = _challenge(cast, body=board)
    closers = {
        user.email.split("@")[0]
        for user in (cast.chair, cast.board_member, cast.lead, cast.administrator, cast.outsider)
        if user.has_perm("actions.close_challenge", asked)
    }
    assert closers == set()
    services.seat_member(
        board,
        by=None,
        name="Board member",
        user=cast.board_member,
        role=Membership.Role.INDEPENDENT_CHAIR,
        from_date=LONG_AGO,
    )
    assert afresh(cast.board_member).has_perm("actions.close_challenge", asked)
    services.grant_role(
        cast.auditor,
        by=None,
        kind=Role.Kind.CHAIR,
        partnership=cast.partnership,
        body=board,
        from_date=LONG_AGO,
    )
    assert afresh(cast.auditor).has_perm("actions.close_challenge", asked)


def test_without_a_body_the_sub_groups_chair_closes_it(cast: Cast) -> None:
    asked = _challenge(cast)
    assert cast.chair.has_perm("actions.close_challenge", asked)
    assert not cast.board_member.has_perm("actions.close_challenge", asked)
