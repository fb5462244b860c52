"""My actions: what came back to a lead, and what others ask of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.exempt import ACTION
from actions.models import NeedAnswer, SignOff
from actions.services.challenging import answer_challenge
from actions.services.considering import return_update
from actions.services.dates import agree_date, ask_date, refuse_date
from actions.services.needs import answer_need
from actions.services.record import Report, post_update
from actions.services.signing import Judgement, return_sign_off, sign_off
from actions.services.structure import reword
from people import clock
from plans.brag import Rating
from tests.actions.exempt.marking import decided
from tests.actions.views.verbs import AMBER, amber, considering, questioned, soon
from tests.cast import Cast, signed_in
from tests.people.pages.asking import page, words

GIVEN = NeedAnswer.Outcome.GIVEN
GREEN = Report(Rating.GREEN, "More are trained")


def back(client: Client, cast: Cast, role: str = "lead") -> list[tuple[str, str, str]]:
    found = page(client, getattr(cast, role), "/").context["back"]
    return [(each.kind.value, each.action.ref, each.text) for each in found]


def test_nothing_came_back_at_first(cast: Cast, client: Client) -> None:
    assert back(client, cast) == []
    assert "Came back to you" not in words(page(client, cast.lead, "/"))


def test_a_challenge_waits_for_the_answer(cast: Cast, client: Client) -> None:
    asked = questioned(cast)
    said = words(page(client, cast.lead, "/"))
    assert "1 question needs your answer." in said
    assert "Challenge 1.1.1" in said
    assert "Answer by " in said
    assert back(client, cast, "other_lead") == []
    answer_challenge(asked, by=cast.lead, text="It is")
    assert back(client, cast) == []


def test_what_is_needed_waits_for_the_one_asked(cast: Cast, client: Client) -> None:
    need = amber(cast)
    assert back(client, cast, "other_lead") == [("Needed from you", "1.1.1", "A trainer")]
    assert back(client, cast) == []
    answer_need(need, by=cast.chair, outcome=GIVEN, text="In May")
    assert back(client, cast, "other_lead") == []


def test_what_was_answered_is_not_asked_again_in_the_same_words(cast: Cast, client: Client) -> None:
    answer_need(amber(cast), by=cast.chair, outcome=GIVEN, text="In May")
    amber(cast)
    assert back(client, cast, "other_lead") == []
    other = replace(AMBER, needed="A second trainer")
    post_update(cast.action("1.1.1"), by=cast.lead, report=other)
    assert back(client, cast, "other_lead") == [("Needed from you", "1.1.1", "A second trainer")]


def test_what_is_not_considered_is_asked_of_nobody(cast: Cast, client: Client) -> None:
    considering(cast)
    amber(cast)
    assert back(client, cast, "other_lead") == []


def test_what_an_exempt_action_needs_is_not_told_to_one_who_may_not_read_it(
    cast: Cast, client: Client
) -> None:
    amber(cast)
    decided(cast, cast.administrator, ACTION, cast.action("1.1.1").pk)
    assert back(client, cast, "other_lead") == []
    assert "1.1.1" not in words(page(client, cast.other_lead, "/"))


def test_a_returned_update_comes_back_until_another_is_posted(cast: Cast, client: Client) -> None:
    considering(cast)
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN)
    return_update(update, by=cast.chair, reason="How many?")
    assert back(client, cast) == [("Update returned", "1.1.1", "How many?")]
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "All"))
    assert back(client, cast) == []


def test_a_returned_sign_off_comes_back_once(cast: Cast, client: Client) -> None:
    considering(cast)
    blue = Report(Rating.BLUE, "All are trained", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    judged = Judgement(SignOff.Capacity.CHAIR, "Two are not")
    return_sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judged)
    assert back(client, cast) == [("Sign-off returned", "1.1.1", "Two are not")]


def test_a_signature_that_lapsed_comes_back_until_it_is_proposed_again(
    cast: Cast, client: Client
) -> None:
    considering(cast, second_sign_off=True)
    blue = Report(Rating.BLUE, "All are trained", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    judged = Judgement(SignOff.Capacity.CHAIR, "I saw the list")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judged)
    assert back(client, cast) == []
    reword(cast.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")
    assert back(client, cast) == [("Sign-off lapsed", "1.1.1", "")]
    said = "The action was changed after this signature. Propose it as complete again."
    assert said in words(page(client, cast.lead, "/"))
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    assert back(client, cast) == []


def test_decided_dates_come_back_for_a_while(cast: Cast, client: Client) -> None:
    asked = ask_date(cast.action("1.1.1"), by=cast.lead, to_date=soon(60), reason="Late")
    refuse_date(asked, by=cast.chair, reason="Too late")
    assert back(client, cast) == [("Date refused", "1.1.1", "Too late")]
    asked = ask_date(cast.action("1.1.1"), by=cast.lead, to_date=soon(30), reason="Late")
    agree_date(asked, by=cast.chair, agreed_by="Sub Group")
    kinds = [kind for kind, _, _ in back(client, cast)]
    assert kinds == ["Date agreed", "Date refused"]
    with time_machine.travel(clock.now() + timedelta(days=32)):
        assert back(client, cast) == []
    post_update(cast.action("1.1.1"), by=cast.lead, report=GREEN)
    assert back(client, cast) == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_same_for_one_challenge_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    for _ in range(number):
        questioned(cast)
    signed_in(client, cast.lead)
    with django_assert_num_queries(23):
        response = client.get("/")
    assert len(response.context["back"]) == number
