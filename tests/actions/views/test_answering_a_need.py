"""What an update says is needed is answered by the one asked, a chair or a chief officer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.test import Client

from actions.models import NeedAnswer
from actions.services.record import post_update
from tests.actions.views.verbs import (
    ACTION,
    AMBER,
    DONE,
    NOT_FOUND,
    OK,
    amber,
    considering,
    keyed,
    refused,
)
from tests.cast import DAVID, Cast
from tests.people.pages.asking import page, post, words


def address(need: int) -> str:
    return f"{ACTION}needs/{need}/answer/"


def filled(**values: object) -> dict[str, Any]:
    return keyed(**{"outcome": "partly", "text": "One trainer from May.", **values})


def test_the_one_asked_answers_and_it_stands_beside_the_need(cast: Cast, client: Client) -> None:
    need = amber(cast)
    assert "A trainer From: David Łukasik" in words(page(client, cast.other_lead, address(need.pk)))
    response = post(client, cast.other_lead, address(need.pk), filled(), follow=True)
    said = words(response)
    assert "Given in part · David Łukasik, entered by Other lead" in said
    assert said.index("One trainer from May.") < said.index("Record")
    assert NeedAnswer.objects.get().on_behalf_of == cast.officer(DAVID)


def test_an_answer_stays_while_update_after_update_asks_for_the_same(
    cast: Cast, client: Client
) -> None:
    post(client, cast.chair, address(amber(cast).pk), filled())
    again = replace(AMBER, evidence="Still none.", needed="a  Trainer")
    post_update(cast.action("1.1.1"), by=cast.lead, report=again)
    said = words(page(client, cast.board_member, ACTION))
    assert "Nobody has answered yet." not in said
    assert said.index("One trainer from May.") < said.index("Record")
    other = replace(again, needed="Two trainers")
    post_update(cast.action("1.1.1"), by=cast.lead, report=other)
    assert "Nobody has answered yet." in words(page(client, cast.board_member, ACTION))


def test_a_chair_answers_in_their_own_name(cast: Cast, client: Client) -> None:
    post(client, cast.chair, address(amber(cast).pk), filled(outcome="refused"))
    answer = NeedAnswer.objects.get()
    assert (answer.by, answer.on_behalf_of, answer.outcome) == (cast.chair, None, "refused")


def test_what_is_left_out_is_asked_for(cast: Cast, client: Client) -> None:
    said = words(post(client, cast.chair, address(amber(cast).pk), keyed()))
    assert "Choose whether it is given" in said
    assert "Say what was given, or why it was refused" in said


def test_the_same_form_twice_counts_once(cast: Cast, client: Client) -> None:
    need, data = amber(cast), filled()
    for _ in range(2):
        assert post(client, cast.chair, address(need.pk), data).status_code == DONE
    assert NeedAnswer.objects.count() == 1


def test_others_are_refused(cast: Cast, client: Client) -> None:
    need = amber(cast)
    refused(client, cast, address(need.pk), "lead", "board_member", "scrutiny_officer", "auditor")
    assert page(client, cast.chief_officer, address(need.pk)).status_code == OK


def test_an_update_that_needs_nothing_has_no_such_page(cast: Cast, client: Client) -> None:
    current = cast.current("1.1.1")
    assert current is not None
    assert page(client, cast.chair, address(current.pk)).status_code == NOT_FOUND


def test_what_is_not_considered_is_not_shown_to_the_one_asked(cast: Cast, client: Client) -> None:
    considering(cast)
    need = amber(cast)
    assert page(client, cast.other_lead, address(need.pk)).status_code == NOT_FOUND
    assert page(client, cast.chair, address(need.pk)).status_code == OK
