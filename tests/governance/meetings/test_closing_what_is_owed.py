"""Who owes a promise or a next step, and whoever keeps the meetings, says what came of it."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from governance.exempt import QUESTION
from governance.models import NextStep, NextStepClosing, Promise, PromiseClosing
from governance.services import meetings
from people import clock
from people.exempt.words import exempt_words
from people.models import User
from people.services import Ground, decide_exempt
from tests.cast import DAVID, Cast
from tests.people.pages.asking import day, page, words

pytestmark = pytest.mark.django_db
ROOM, MINE = "/governance/aldermere/", "/"


def promise_address(promise: Promise) -> str:
    return f"{ROOM}promises/{promise.pk}/close/"


def step_address(step: NextStep) -> str:
    return f"{ROOM}next-steps/{step.pk}/close/"


def posted(**more: str) -> dict[str, str]:
    said = {"outcome": "kept", "text": "Sent to members.", **day("closed_on", date(2026, 5, 4))}
    return {"form_key": str(uuid.uuid4()), **said, **more}


def answer(client: Client, user: User, address: str, data: dict[str, str]) -> Any:
    client.force_login(user)
    return client.post(address, data)


def test_the_officer_who_owes_an_answer_gives_it(
    client: Client, cast: Cast, promise: Promise
) -> None:
    asked = words(page(client, cast.lead, promise_address(promise)))
    assert "Promised to Councillor Ann Lee: The figure for each month." in asked
    done = answer(client, cast.lead, promise_address(promise), posted())

    assert done.status_code == 302
    closing = PromiseClosing.objects.get()
    assert (closing.promise, closing.outcome, closing.by) == (promise, "kept", cast.lead)
    said = words(page(client, cast.lead, done["Location"]))
    assert "The promise is closed." in said
    assert "Kept , 4 May 2026 Sent to members." in said


def test_a_next_step_is_closed_by_who_keeps_the_meetings(
    client: Client, cast: Cast, step: NextStep
) -> None:
    done = answer(client, cast.scrutiny_officer, step_address(step), posted(outcome="not done"))

    assert done.status_code == 302
    assert NextStepClosing.objects.get().outcome == "not done"


def test_the_same_form_counts_once(client: Client, cast: Cast, promise: Promise) -> None:
    data = posted()
    first = answer(client, cast.lead, promise_address(promise), data)
    second = answer(client, cast.lead, promise_address(promise), data)

    assert (first.status_code, second.status_code) == (302, 302)
    assert PromiseClosing.objects.count() == 1


def test_what_was_closed_meanwhile_is_said_and_what_was_typed_is_kept(
    client: Client, cast: Cast, promise: Promise
) -> None:
    answer(client, cast.lead, promise_address(promise), posted())
    said = words(
        answer(client, cast.scrutiny_officer, promise_address(promise), posted(text="Mine."))
    )

    assert "It was closed on 4 May 2026 already: kept." in said
    assert "Mine." in said


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"outcome": ""}, "Choose what became of it"),
        ({"text": ""}, "Say what came of it, or why nothing did"),
        (day("closed_on", date(2099, 1, 1)), "That day lies ahead"),
        (day("closed_on", date(2026, 4, 5)), "The meeting was on 6 April 2026."),
        ({"closed_on_day": "31", "closed_on_month": "2"}, "give a real day"),
        ({"text": "See NHS number 943 476 5919"}, "looks like"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_a_sentence(
    client: Client, cast: Cast, promise: Promise, more: dict[str, str], sentence: str
) -> None:
    response = answer(client, cast.lead, promise_address(promise), posted(**more))

    assert response.status_code == 200
    assert sentence in words(response)
    assert not PromiseClosing.objects.exists()


def test_who_neither_owes_it_nor_keeps_the_meetings_may_not(
    client: Client, cast: Cast, promise: Promise
) -> None:
    for user in (cast.other_lead, cast.chair, cast.board_member, cast.auditor):
        response = page(client, user, promise_address(promise))
        assert response.status_code == 403
        assert "say what came of promises and next steps" in words(response)


def test_it_is_due_on_my_actions_of_who_owes_it(
    client: Client, cast: Cast, promise: Promise, step: NextStep
) -> None:
    said = words(page(client, cast.lead, MINE))
    assert "Owed after a meeting Promise 1.1, 1.1.1 The figure for each month." in said
    assert "Overdue by" in said
    assert "See a lesson" not in said
    assert "Owed after a meeting" not in words(page(client, cast.other_lead, MINE))

    meetings.correct(step, by=None, reason="Named", owner=cast.officer(DAVID))
    assert "See a lesson in a school" in words(page(client, cast.other_lead, MINE))
    answer(client, cast.lead, promise_address(promise), posted())
    assert "Owed after a meeting" not in words(page(client, cast.lead, MINE))


def test_about_what_an_exempt_question_was_is_not_told_to_who_owes_the_answer(
    client: Client, cast: Cast, promise: Promise
) -> None:
    ground = Ground("1", "It tells who a child is", clock.today() + timedelta(days=180))
    row = promise.question_id
    decide_exempt(cast.partnership, by=None, subject=QUESTION, row=row, ground=ground)
    said = words(page(client, cast.lead, MINE))
    assert f"Owed after a meeting Promise {exempt_words('1')} Scrutiny Commission" in said


def test_what_is_owed_is_listed_by_its_day(
    client: Client, cast: Cast, promise: Promise, step: NextStep
) -> None:
    address = f"{ROOM}followed/"
    said = words(page(client, cast.lead, address))
    assert "Two promises and next steps are open, one of them overdue." in said
    assert said.index("The figure for each month.") < said.index("See a lesson")
    assert "Say what came of it , promise: The figure for each month." in said
    assert "Say what came of it , next step: See a lesson" not in said

    answer(client, cast.lead, promise_address(promise), posted())
    for state, shown in (("open", False), ("overdue", False), ("closed", True), ("all", True)):
        said = words(page(client, cast.lead, f"{address}?state={state}"))
        assert ("The figure for each month." in said) is shown, state
    said = words(page(client, cast.lead, f"{address}?state=x&body=y"))
    assert "“x” is no state here and was left out." in said
    assert "“y” is no body with meetings here and was left out." in said


def test_another_partnerships_numbers_are_not_found(
    client: Client, cast: Cast, promise: Promise
) -> None:
    client.force_login(cast.outsider)
    assert client.get(promise_address(promise)).status_code == 404
    there = promise_address(promise).replace("aldermere", "elsewhere")
    assert client.get(there).status_code == 404
