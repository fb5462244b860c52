"""A chair of the challenger's body says how a challenge ended; so may one who sees no queue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.models import Challenge, ChallengeClosing
from actions.services.challenging import Question, answer_challenge, challenge
from actions.services.considering import accept_update
from actions.services.record import Report
from plans.brag import Rating
from plans.document import Position
from tests.actions.queue.conftest import PLAN, QUEUE, Considering
from tests.people.pages.asking import page, words

CONFLICT = 409
UPHELD = {"decision": "rating upheld", "reason": "The audit is booked."}
WITHDRAWN = {"decision": "challenge withdrawn", "reason": "Asked twice."}


def _address(asked: Challenge, ref: str = "1.1.1") -> str:
    return f"actions/{ref}/challenges/{asked.pk}/close/"


def _answered(plan: Considering, **question: Any) -> Challenge:
    asked = plan.question(**question)
    answer_challenge(asked, by=plan.cast.lead, text="It is booked for May.")
    return asked


def test_an_open_one_waits_for_its_lead_and_is_no_decision(plan: Considering) -> None:
    plan.question()
    said = plan.reads(query="?kind=challenges")
    assert "Challenge, waiting for the lead’s answer 1.1.1" in said
    assert "Board member asked about G Green ; answer due 1 January 2100" in said
    assert "One decision waits for you." in said
    assert "One other thing waits for somebody else." in said


def test_an_answered_one_asks_for_its_outcome(plan: Considering) -> None:
    asked = _answered(plan)
    said = plan.reads(query=f"?open=challenge-{asked.pk}")
    assert "Challenge answered, outcome needed 1.1.1" in said
    assert "Lead: keeps the rating" in said
    assert "“Why Green?” Keeps the rating · Lead" in said
    assert "It is booked for May." in said
    assert "Rating upheld Challenge withdrawn" in said
    assert "Rating changed" not in said


def test_a_closed_one_waits_no_longer(plan: Considering) -> None:
    asked = _answered(plan)
    response = plan.post(_address(asked), {**plan.form(asked), **UPHELD})
    assert (response.status_code, response.headers["Location"]) == (302, QUEUE)
    assert "The challenge of 1.1.1 is closed." in plan.reads()
    closing = ChallengeClosing.objects.get()
    assert (closing.by, closing.outcome) == (plan.cast.chair, "rating upheld")


def test_an_open_one_can_be_withdrawn_only(plan: Considering) -> None:
    asked = plan.question()
    data = plan.form(asked)
    refused = plan.post(_address(asked), {**data, **UPHELD})
    assert "The lead has not answered yet. Wait, or withdraw the challenge." in words(refused)
    assert plan.post(_address(asked), {**data, **WITHDRAWN}).status_code == 302


@pytest.mark.parametrize("typed", [{"reason": "x"}, {"decision": "rating upheld"}])
def test_what_is_left_out_is_asked_for(plan: Considering, typed: dict[str, str]) -> None:
    asked = _answered(plan)
    response = plan.post(_address(asked), {**plan.form(asked), **typed})
    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)
    assert not ChallengeClosing.objects.exists()


def test_a_form_posted_twice_counts_once(plan: Considering) -> None:
    asked = _answered(plan)
    data = {**plan.form(asked), **UPHELD}
    for _ in range(2):
        assert plan.post(_address(asked), data).status_code == 302
    assert ChallengeClosing.objects.count() == 1


def test_an_answer_that_came_meanwhile_is_shown_and_nothing_is_closed(plan: Considering) -> None:
    asked = plan.question()
    data = {**plan.form(asked), **WITHDRAWN}
    amber = Report(Rating.AMBER, "Late", "Trainer left", "A trainer", "Health")
    answer_challenge(asked, by=plan.cast.lead, text="You are right.", report=amber)
    response = plan.post(_address(asked), data)
    assert response.status_code == CONFLICT
    assert "You are right." in words(response)
    assert "Asked twice." in response.content.decode()
    assert not ChallengeClosing.objects.exists()


def test_what_was_closed_meanwhile_is_said(plan: Considering) -> None:
    asked = _answered(plan)
    data = {**plan.form(asked), **WITHDRAWN}
    plan.post(_address(asked), {**plan.form(asked), **UPHELD})
    response = plan.post(_address(asked), data)
    assert response.status_code == CONFLICT
    assert "Asked twice." in words(response)
    shown = page(plan.client, plan.cast.chair, PLAN + _address(asked))
    assert "This does not wait for you any more" in words(shown)


def test_a_chair_of_the_challengers_body_closes_without_seeing_the_queue(
    plan: Considering,
) -> None:
    driving, board = plan.body("group"), plan.body("lscb")
    plan.keep(driven_by=driving)
    asked, chair = _answered(plan, body=board), plan.chair_of(board)
    assert plan.get(chair).status_code == 403
    shown = page(plan.client, chair, PLAN + _address(asked))
    assert "It is booked for May." in words(shown)
    form = shown.context["form"]
    data = {name: form[name].value() for name in ("form_key", "last_seen")}
    response = plan.post(_address(asked), {**data, **UPHELD}, chair)
    assert response.headers["Location"] == f"{PLAN}actions/1.1.1/"
    assert ChallengeClosing.objects.get().by == chair


def test_a_chair_who_does_not_see_the_rating_yet_does_not_meet_the_challenge(
    plan: Considering,
) -> None:
    driving, board = plan.body("group"), plan.body("lscb")
    plan.keep(driven_by=driving)
    update = plan.say(words="Only the chair has read this.")
    question = Question("Only the chair asks this", date(2100, 1, 1), board)
    asked = challenge(
        plan.cast.action("1.1.1"), by=plan.cast.chair, question=question,
        position=Position.RECORDED,
    )  # fmt: skip
    chair = plan.chair_of(board)
    assert page(plan.client, chair, PLAN + _address(asked)).status_code == 404
    assert plan.post(_address(asked), WITHDRAWN, chair).status_code == 404
    accept_update(update, by=plan.cast.chair)
    shown = page(plan.client, chair, PLAN + _address(asked))
    assert "Only the chair asks this" in words(shown)


def test_what_another_body_asked_is_not_the_sub_groups_to_close(plan: Considering) -> None:
    asked = _answered(plan, body=plan.body("lscb"))
    assert "Challenges 0" in plan.reads()
    assert plan.post(_address(asked), UPHELD).status_code == 403
    assert "Challenges 1" in plan.reads(plan.cast.auditor)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("outsider", 404),
        ("board_member", 403),
        ("lead", 403),
        ("administrator", 403),
        ("auditor", 403),
        ("chief_officer", 403),
    ],
)
def test_nobody_else_closes(plan: Considering, role: str, status: int) -> None:
    asked = _answered(plan)
    user = getattr(plan.cast, role)
    assert plan.post(_address(asked), UPHELD, user).status_code == status
    assert page(plan.client, user, PLAN + _address(asked)).status_code == status
    assert not ChallengeClosing.objects.exists()


def test_a_challenge_of_another_action_is_not_found(plan: Considering) -> None:
    assert plan.post(_address(_answered(plan), "2.1.1"), UPHELD).status_code == 404
