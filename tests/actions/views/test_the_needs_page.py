"""What is needed: what Amber and Red actions ask for, and what came."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.models import NeedAnswer, ProgressUpdate
from actions.selectors.needs import needs_of
from actions.services.considering import accept_update
from actions.services.needs import answer_need
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from people import clock
from plans.brag import Rating
from plans.document import Position
from tests.actions.november import MORNING
from tests.cast import DAVID, Cast, signed_in
from tests.people.pages.asking import page, words

NEEDS = "/plans/aldermere/cse/needs/"
DAY = 24 * 3600

AMBER = Report(
    Rating.AMBER, "Two trainers left.", "Staff", needed="Two trainers", needed_from="Health",
    need_kind="resource",
)  # fmt: skip
RED = Report(
    Rating.RED, "No agreement.", "Health", needed="A yes or a no", needed_from=DAVID,
    need_kind="decision",
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("morning")


def _post(cast: Cast, ref: str, report: Report) -> ProgressUpdate:
    return post_update(cast.action(ref), by=cast.administrator, report=report)


def _answer(cast: Cast, update: ProgressUpdate) -> None:
    given = NeedAnswer.Outcome.PARTLY
    answer_need(update, by=cast.chief_officer, outcome=given, text="One from January.")


@pytest.fixture
def asked(morning: time_machine.Traveller, cast: Cast) -> ProgressUpdate:
    """1.1.1 asks for trainers since 11 November, 2.1.1 for a decision since the 13th."""
    update = _post(cast, "1.1.1", AMBER)
    morning.shift(2 * DAY)
    _post(cast, "2.1.1", RED)
    return update


def test_the_oldest_need_without_an_answer_comes_first(
    asked: ProgressUpdate, cast: Cast, client: Client
) -> None:
    said = words(page(client, cast.board_member, NEEDS))
    assert "2 actions ask for something; none has an answer yet, the oldest since 11 Nov" in said
    assert said.index("Two trainers") < said.index("A yes or a no")
    assert "1.1.1 A resource Two trainers Train every taxi driver Health 11 Nov 2026 2 days" in said


def test_what_came_stands_beside_it_and_goes_last(
    asked: ProgressUpdate, cast: Cast, client: Client
) -> None:
    _answer(cast, asked)
    said = words(page(client, cast.board_member, NEEDS))
    assert "2 actions ask for something; 1 has no answer yet" in said
    assert "Given in part One from January. Chief officer · 13 November 2026" in said
    assert said.index("A yes or a no") < said.index("One from January")


def test_a_need_repeated_in_the_same_words_counts_from_the_first_and_keeps_its_answer(
    asked: ProgressUpdate, cast: Cast
) -> None:
    _answer(cast, asked)
    _post(cast, "1.1.1", replace(AMBER, needed=" two  TRAINERS", reason="As before"))
    [_, line] = needs_of(cast.plan, at=clock.now(), position=Position.CONSIDERED)
    assert line.since == asked.moment
    assert [reply.text for reply in line.replies] == ["One from January."]
    _post(cast, "1.1.1", replace(AMBER, needed="Three trainers"))
    lines = needs_of(cast.plan, at=clock.now(), position=Position.CONSIDERED)
    [line] = [each for each in lines if each.ref == "1.1.1"]
    assert (line.is_answered, line.days) == (False, 0)


def test_nothing_is_needed_once_the_rating_is_green(
    asked: ProgressUpdate, cast: Cast, client: Client
) -> None:
    _post(cast, "1.1.1", Report(Rating.GREEN, "Done.", "They came"))
    _post(cast, "2.1.1", Report(Rating.GREEN, "Agreed.", "They said yes"))
    said = words(page(client, cast.board_member, NEEDS))
    assert "No Amber or Red action asks for anything." in said
    assert "Nothing is asked for." in said


def test_a_board_reads_only_what_was_considered(
    morning: time_machine.Traveller, cast: Cast, client: Client
) -> None:
    settings = PlanSettings(reporting_interval=31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    update = _post(cast, "1.1.1", AMBER)
    assert "Two trainers" in words(page(client, cast.chair, NEEDS))
    assert "Two trainers" not in words(page(client, cast.board_member, NEEDS))
    morning.shift(60)
    accept_update(update, by=cast.chair)
    assert "Two trainers" in words(page(client, cast.board_member, NEEDS))


def test_it_shows_its_moment(asked: ProgressUpdate, cast: Cast, client: Client) -> None:
    _answer(cast, asked)
    said = words(page(client, cast.board_member, f"{NEEDS}?at=2026-11-11"))
    assert "1 action asks for something; none has an answer yet" in said
    assert "One from January" not in said
    assert "A yes or a no" not in said


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("kind=decision", "A yes or a no"),
        ("from=health", "Two trainers"),
        ("answered=yes", "Two trainers"),
        ("answered=no", "A yes or a no"),
    ],
)
def test_each_filter_leaves_what_fits(
    asked: ProgressUpdate, cast: Cast, client: Client, query: str, shown: str
) -> None:
    _answer(cast, asked)
    said = words(page(client, cast.board_member, f"{NEEDS}?{query}"))
    assert [need for need in ("Two trainers", "A yes or a no") if need in said] == [shown]
    assert "1 of 2" in said


def test_what_is_not_understood_is_left_out_and_said(
    asked: ProgressUpdate, cast: Cast, client: Client
) -> None:
    said = words(page(client, cast.board_member, f"{NEEDS}?kind=miracle&from=Nobody"))
    assert "“miracle” is no choice here and was left out." in said
    assert "2 of 2" in said


def test_filters_that_leave_nothing_offer_everything(
    asked: ProgressUpdate, cast: Cast, client: Client
) -> None:
    said = words(page(client, cast.board_member, f"{NEEDS}?kind=intervention"))
    assert "Nothing that is needed is like that. Show everything that is needed" in said


def test_the_view_as_a_file(asked: ProgressUpdate, cast: Cast, client: Client) -> None:
    _answer(cast, asked)
    response = page(client, cast.board_member, f"{NEEDS}?format=csv&answered=yes")
    [head, line] = response.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Ref,Theme,Action,Lead,Rating,What is needed,Kind,From whom,Since,Days")
    assert line == (
        "1.1.1,1 Prevent,Train every taxi driver,Rhian Okafor,Amber,Two trainers,A resource,"
        "Health,2026-11-11,2,Given in part,Chief officer,2026-11-13,One from January."
    )


@pytest.mark.parametrize("refs", [["1.1.1"], ["1.1.1", "1.1.2", "2.1.1"]])
def test_as_many_queries_for_one_need_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, refs: list[str]
) -> None:
    for ref in refs:
        _answer(cast, _post(cast, ref, AMBER))
    assert clock.now() >= MORNING
    reader = signed_in(client, cast.board_member)
    with django_assert_num_queries(21):
        assert reader.get(NEEDS).status_code == 200
