"""An action and a plan show what was asked about them at meetings."""

from __future__ import annotations

import pytest
from django.test import Client

from governance.models import Question
from governance.services import meetings
from people import clock
from tests.cast import DAVID, Cast
from tests.people.pages.asking import page, words

pytestmark = pytest.mark.django_db
PLAN = "/plans/aldermere/cse/"
ACTION = f"{PLAN}actions/1.1.1/"


def test_an_action_shows_what_was_asked_and_answered(
    client: Client, cast: Cast, question: Question
) -> None:
    meetings.answer(question, by=None, officer=cast.officer(DAVID), text="Forty of sixty.")
    said = words(page(client, cast.board_member, ACTION))

    assert "Asked at meetings once" in said
    assert "Councillor Ann Lee Question on 1.1 · Scrutiny Commission, 6 April 2026, item 50" in said
    assert "How many drivers were trained? David Łukasik Forty of sixty." in said
    html = page(client, cast.board_member, ACTION).content.decode()
    assert "/governance/aldermere/questions/?plan=cse&amp;action=1.1.1" in html
    assert "/governance/aldermere/meetings/scrutiny-2026-04-06/#item-50-q1" in html


def test_only_the_newest_stand_there(client: Client, cast: Cast, question: Question) -> None:
    for number in range(2, 6):
        about = [meetings.About("1.1.1", cast.action("1.1.1"))]
        meetings.ask(question.item, by=None, asked_by="Ann", text=f"Ask {number}?", about=about)
    said = words(page(client, cast.board_member, ACTION))

    assert "5 times, the last 3 here" in said
    assert "Ask 4?" not in said


def test_an_action_about_which_nobody_asked_leads_to_its_objective(
    client: Client, cast: Cast, question: Question
) -> None:
    said = words(page(client, cast.board_member, f"{PLAN}actions/1.1.2/"))
    assert "Asked at meetings Nothing about this action" in said
    assert "All that was asked about objective 1.1: 1" in said
    assert "Asked at meetings" not in words(
        page(client, cast.board_member, f"{PLAN}actions/2.1.1/")
    )


def test_a_plan_leads_to_what_was_asked_of_each_objective(
    client: Client, cast: Cast, question: Question
) -> None:
    response = page(client, cast.board_member, PLAN)
    assert "Asked at meetings Questions, comments and requests by objective 1.1" in words(response)
    assert "questions/?plan=cse&amp;objective=1.1" in response.content.decode()


def test_a_past_moment_shows_what_stood_there(
    client: Client, cast: Cast, question: Question
) -> None:
    later = clock.now()
    meetings.correct(question, by=None, reason="Typing", text="How many were not?")
    at = f"?at={later:%Y-%m-%dT%H:%M:%S.%fZ}"
    said = words(page(client, cast.board_member, ACTION + at))
    assert "How many drivers were trained?" in said
    assert "How many were not?" not in said
