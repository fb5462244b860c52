"""The pages about doubts: their rules with a plan's tuning, and what became of doubted Greens."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from actions.catalogue import CODES, label
from actions.services.challenging import Question, challenge
from actions.services.plan_settings import PlanSettings, change_settings
from people import clock
from plans.document import Position
from tests.cast import Cast, signed_in

PLAN = "/plans/aldermere/cse/"

pytestmark = pytest.mark.usefixtures("morning")


def _words(client: Client, address: str) -> str:
    response = client.get(PLAN + address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def member(morning: time_machine.Traveller, cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.board_member)


def _tune(cast: Cast) -> None:
    settings = PlanSettings(
        reporting_interval=14, needs_consideration=False, doubt_rules={"off": ["overdue"]}
    )
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="The board asked")


def test_every_rule_in_words_with_how_many_it_holds_of(member: Client) -> None:
    page = _words(member, "doubts/")
    assert all(label(code) in page for code in CODES)
    assert "Every rule is on." in page
    assert "asks for an update every 31 days" in page
    assert f'href="{PLAN}actions/?doubt=overdue"' in member.get(f"{PLAN}doubts/").content.decode()


def test_a_plans_tuning_and_that_it_was_otherwise_before(
    morning: time_machine.Traveller, cast: Cast, member: Client
) -> None:
    morning.shift(timedelta(days=2))
    signed_in(member, cast.board_member)
    _tune(cast)
    page = _words(member, "doubts/")
    assert "It has turned off 1 of the 17 rules." in page
    assert "every 14 days" in page
    assert "0 of 5 actions" in _words(member, "actions/?doubt=overdue")
    past = _words(member, "doubts/?at=2026-11-12")
    assert "Every rule was on." in past
    assert "every 31 days" in past


def test_a_young_plan_has_too_few_cases(member: Client) -> None:
    page = _words(member, "lessons/")
    assert "There are too few cases to say" in page
    assert "too few to say" in page


def test_an_older_plan_counts_its_month_ends(
    morning: time_machine.Traveller, cast: Cast, client: Client
) -> None:
    morning.shift(timedelta(days=200))
    signed_in(client, cast.board_member)
    page = _words(client, "lessons/")
    assert "from 30 November 2026 to 31 January 2027" in page
    assert "with any doubt 3 3 too few to say" in page


def test_the_list_shows_each_doubt_and_an_open_challenge(cast: Cast, member: Client) -> None:
    challenge(
        cast.action("1.1.1"),
        by=cast.board_member,
        position=Position.CONSIDERED,
        question=Question(reason="Why Green?", answer_by=clock.today() + timedelta(days=14)),
    )
    page = _words(member, "actions/?challenge=open")
    assert "1 of 5 actions" in page
    assert "Overdue 42 days" in page
    assert "Challenge open" in page
    assert "1 action has an open challenge" in _words(member, "")


def test_the_board_counts_doubts_and_links_them(member: Client) -> None:
    page = member.get(PLAN).content.decode()
    assert f'href="{PLAN}actions/?theme=1&amp;doubt=overdue"' in page
    assert f'href="{PLAN}actions/?agency=none&amp;doubt=no_lead"' in page
    assert f'href="{PLAN}doubts/"' in page
    assert "0 signed off, 1 awaiting sign-off, of 3" in page


def test_strangers_meet_a_404(cast: Cast, client: Client) -> None:
    signed_in(client, cast.outsider)
    assert {client.get(PLAN + page).status_code for page in ("doubts/", "lessons/")} == {404}
