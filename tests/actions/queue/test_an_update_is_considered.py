"""A chair accepts an update, returns it or challenges its rating; nobody else does."""

from __future__ import annotations

import pytest

from actions.models import Challenge, Consideration
from actions.selectors.current import current_updates
from people import clock
from plans.document import Position
from tests.actions.queue.conftest import QUEUE, Considering
from tests.people.pages.asking import words

CONFLICT = 409


def _seen_by_boards(plan: Considering, ref: str = "1.1.1") -> str:
    action = plan.cast.action(ref)
    found = current_updates([action.pk], at=clock.now(), position=Position.CONSIDERED)
    return found[action.pk].evidence


def _address(number: int, ref: str = "1.1.1") -> str:
    return f"actions/{ref}/updates/{number}/consider/"


def test_an_accepted_update_is_what_boards_see(plan: Considering) -> None:
    update = plan.say()
    before = _seen_by_boards(plan)
    data = {**plan.form(update), "decision": "accept"}
    response = plan.post(_address(update.pk), data)
    assert (response.status_code, response.headers["Location"]) == (302, QUEUE)
    assert "The update of 1.1.1 is accepted." in plan.reads()
    assert before == "40 of 60 drivers were trained by June."
    assert _seen_by_boards(plan) == "50 of 60"
    assert Consideration.objects.latest("pk").by == plan.cast.chair


def test_the_way_back_is_to_the_part_that_one_came_from(plan: Considering) -> None:
    update = plan.say()
    data = {**plan.form(update), "decision": "accept"}
    response = plan.post(f"{_address(update.pk)}?kind=updates", data)
    assert response.headers["Location"] == f"{QUEUE}?kind=updates"


def test_a_returned_update_goes_back_with_its_reason(plan: Considering) -> None:
    update = plan.say()
    data = {**plan.form(update), "decision": "return", "reason": "Which drivers?"}
    assert plan.post(_address(update.pk), data).status_code == 302
    assert update.consideration.reason == "Which drivers?"
    assert _seen_by_boards(plan) == "40 of 60 drivers were trained by June."
    assert "Nothing waits here." in plan.reads(query="?kind=updates")


def test_a_challenge_asks_the_lead_and_leaves_the_update_waiting(plan: Considering) -> None:
    update = plan.say()
    day = {"answer_by_day": "1", "answer_by_month": "1", "answer_by_year": "2099"}
    data = {**plan.form(update), "decision": "challenge", "reason": "Why Green?", **day}
    assert plan.post(_address(update.pk), data).status_code == 302
    made = Challenge.objects.get()
    assert (made.update, made.by, made.reason) == (update, plan.cast.chair, "Why Green?")
    assert "Update, challenged: its lead is asked to answer" in plan.reads()
    assert not Consideration.objects.filter(update=update).exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose one of the buttons"),
        ({"decision": "return"}, "Say why the update is returned"),
        ({"decision": "challenge"}, "Say what you question and why"),
        ({"decision": "challenge", "reason": "x"}, "Say by which day the lead is to answer"),
        ({"decision": "purple"}, "Choose from the list"),
    ],
)
def test_what_is_left_out_is_asked_for(
    plan: Considering, typed: dict[str, str], sentence: str
) -> None:
    update = plan.say()
    response = plan.post(_address(update.pk), {**plan.form(update), **typed})
    assert response.status_code == 200
    assert sentence in words(response)
    assert "50 of 60" in words(response)
    assert not Consideration.objects.filter(update=update).exists()
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("decision", ["accept", "return", "challenge"])
def test_a_form_posted_twice_counts_once(plan: Considering, decision: str) -> None:
    update = plan.say()
    day = {"answer_by_day": "1", "answer_by_month": "1", "answer_by_year": "2099"}
    data = {**plan.form(update), "decision": decision, "reason": "Why?", **day}
    before = Consideration.objects.count() + Challenge.objects.count()
    for _ in range(2):
        assert plan.post(_address(update.pk), data).status_code == 302
    assert Consideration.objects.count() + Challenge.objects.count() == before + 1


@pytest.mark.parametrize("decision", ["accept", "return", "challenge"])
def test_what_came_meanwhile_is_shown_and_nothing_is_decided(
    plan: Considering, decision: str
) -> None:
    update = plan.say()
    day = {"answer_by_day": "1", "answer_by_month": "1", "answer_by_year": "2099"}
    data = {**plan.form(update), "decision": decision, "reason": "Typed with care", **day}
    newer = plan.say(words="55 of 60")
    response = plan.post(_address(update.pk), data)
    assert response.status_code == CONFLICT
    assert "55 of 60" in words(response)
    assert "Typed with care" in response.content.decode()
    assert not Consideration.objects.filter(update__in=[update, newer]).exists()
    again = {**response.context["form"].data.dict(), "decision": "accept"}
    assert plan.post(_address(newer.pk), again).status_code == 302
    assert _seen_by_boards(plan) == "55 of 60"


def test_what_another_chair_decided_is_said_and_what_was_typed_is_kept(plan: Considering) -> None:
    update = plan.say()
    data = {**plan.form(update), "decision": "return", "reason": "Typed with care"}
    plan.post(_address(update.pk), {**plan.form(update), "decision": "accept"})
    response = plan.post(_address(update.pk), data)
    assert response.status_code == CONFLICT
    assert "This does not wait for you any more" in words(response)
    assert "Typed with care" in words(response)
    assert Consideration.objects.filter(update=update).count() == 1


def test_an_update_of_another_action_is_not_found(plan: Considering) -> None:
    update = plan.say()
    assert plan.post(_address(update.pk, "2.1.1"), {}).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("outsider", 404),
        ("nobody", 404),
        ("board_member", 403),
        ("lead", 403),
        ("administrator", 403),
        ("auditor", 403),
        ("chief_officer", 403),
    ],
)
def test_nobody_else_considers(plan: Considering, role: str, status: int) -> None:
    update = plan.say()
    data = {**plan.form(update), "decision": "accept"}
    user = getattr(plan.cast, role)
    assert plan.post(_address(update.pk), data, user).status_code == status
    assert not Consideration.objects.filter(update=update).exists()
