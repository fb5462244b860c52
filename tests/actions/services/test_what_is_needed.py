"""What an update says is needed is answered by the one asked; each answer stays."""

from __future__ import annotations

import uuid

import pytest

from actions.models import NeedAnswer, ProgressUpdate
from actions.services.needs import answer_need
from actions.services.record import Report, post_update
from people.errors import Refused
from plans.brag import Rating
from tests.cast import DAVID, Cast, afresh

Outcome = NeedAnswer.Outcome


def _asking(cast: Cast, whom: str = DAVID) -> ProgressUpdate:
    report = Report(Rating.AMBER, "45 of 60.", "Slower", "Two trainers", whom, need_kind="resource")
    return post_update(cast.action("1.1.1"), by=cast.lead, report=report)


def test_an_answer_stands_beside_the_next(cast: Cast) -> None:
    update = _asking(cast)
    answer_need(update, by=cast.other_lead, outcome=Outcome.PARTLY, text="One from May.")
    answer_need(update, by=cast.other_lead, outcome=Outcome.GIVEN, text="The second too.")
    said = list(update.need_answers.values_list("outcome", "text"))
    assert said == [("partly", "One from May."), ("given", "The second too.")]


def test_the_officer_named_is_the_one_asked_and_may_answer(cast: Cast) -> None:
    update = _asking(cast, "david łukasik")
    assert update.asked == cast.officer(DAVID)
    may = {
        user.email.split("@")[0]
        for user in (
            cast.other_lead, cast.lead, cast.chair, cast.chief_officer, cast.board_member,
            cast.auditor, cast.outsider,
        )
        if afresh(user).has_perm("actions.answer_need", update)
    }  # fmt: skip
    assert may == {"other_lead", "chair", "chief_officer"}
    assert _asking(cast, "Some charity").asked is None


@pytest.mark.parametrize(
    ("needed", "text", "sentence"),
    [(True, "", "Say what was given"), (False, "Here", "says of nothing that it is needed")],
)
def test_what_an_answer_needs(cast: Cast, needed: bool, text: str, sentence: str) -> None:
    update = _asking(cast) if needed else cast.current("2.1.1")
    assert update is not None
    with pytest.raises(Refused, match=sentence):
        answer_need(update, by=cast.chair, outcome=Outcome.GIVEN, text=text)
    assert not NeedAnswer.objects.exists()


def test_the_same_form_counts_once(cast: Cast) -> None:
    update, key = _asking(cast), uuid.uuid4()
    first, again = (
        answer_need(update, by=cast.chair, outcome=Outcome.GIVEN, text="Yes.", form_key=key)
        for _ in range(2)
    )
    assert first == again
