"""An action's page: where it stands and everything that was said of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.services.considering import return_update
from actions.services.dates import change_date
from actions.services.moving import withdraw
from actions.services.record import Report, correct_update, post_update
from people import clock
from plans.brag import Rating
from tests.actions.views.verbs import considering, questioned
from tests.cast import Cast, gathered, signed_in
from tests.people.pages.asking import page, words

ACTION = "/plans/aldermere/cse/actions/1.1.1/"
AMBER = Report(Rating.AMBER, "The trainer left.", "We cannot finish", "A trainer", "Police")


def shown(client: Client, cast: Cast, address: str = ACTION) -> str:
    return words(page(client, cast.board_member, address))


def test_it_says_where_the_action_stands(cast: Cast, client: Client) -> None:
    said = shown(client, cast)
    assert "1.1.1 · Objective 1.1: Know who is at risk" in said
    assert "Train every taxi driver" in said
    assert "It was due 30 September 2026." in said
    assert "The date has not moved." in said
    assert "Rhian Okafor Head of Safeguarding, Aldermere Council" in said
    assert "40 of 60 drivers were trained by June." in said


def test_an_update_says_who_posted_it_why_and_what_is_needed(cast: Cast, client: Client) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    said = shown(client, cast)
    assert "What is needed A trainer From: Police" in said
    assert "Reason for the rating: We cannot finish" in said
    newest = said.partition("Entries are never edited")[2]
    assert newest.index("The trainer left.") < newest.index("40 of 60 drivers")


def test_entries_are_told_apart_in_a_list_of_headings(cast: Cast, client: Client) -> None:
    """Read aloud one after the other they were “Update, Update, Update”."""
    post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    record = page(client, cast.board_member, ACTION).content.decode()
    named = re.findall(r'<h3 class="record__h">.*?>Update<(.*?)</h3>', record)
    assert len(named) == len(set(named)) == 2


def test_without_a_doubt_it_says_so(cast: Cast, client: Client) -> None:
    said = shown(client, cast)
    record = client.get(ACTION).context
    if not record["doubts"]:
        assert "Nothing in the record contradicts the rating." in said
    assert "A doubt is a prompt to ask, not a verdict." in said


def test_who_sees_what_is_recorded_is_told_what_boards_still_see(
    cast: Cast, client: Client
) -> None:
    considering(cast)
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    sentence = "boards and scrutiny still see G Green of"
    for user in (cast.lead, cast.chair):
        said = words(page(client, user, ACTION))
        assert "Self-assessed Amber" in said
        assert f"Not yet considered: {sentence}" in said
    said = shown(client, cast)
    assert "Self-assessed Green" in said
    assert "Not yet considered" not in said
    assert "The trainer left." not in said
    return_update(update, by=cast.chair, reason="Since when?")
    assert f"Returned by the chair: {sentence}" in words(page(client, cast.lead, ACTION))


def test_what_boards_do_not_see_at_all_is_told_too(cast: Cast, client: Client) -> None:
    considering(cast)
    there = ACTION.replace("1.1.1", "1.1.2")
    post_update(cast.action("1.1.2"), by=cast.lead, report=Report(Rating.GREEN, "Begun"))
    assert "boards and scrutiny see no update yet." in words(page(client, cast.lead, there))
    assert "Not yet rated" in shown(client, cast, there)


def test_a_corrected_update_stays_and_says_so(cast: Cast, client: Client) -> None:
    wrong = post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    right = Report(Rating.GREEN, "The trainer stays.", "Mistaken")
    correct_update(wrong, by=cast.lead, report=right)
    said = shown(client, cast)
    assert "Corrected later" in said
    assert "Corrects the update of" in said
    assert "The trainer left." in said


def test_a_date_that_moved_shows_how_often_and_by_how_much(cast: Cast, client: Client) -> None:
    change_date(
        cast.action("1.1.1"), by=cast.administrator, to_date=date(2027, 9, 30),
        reason="New contract", agreed_by="Sub Group",
    )  # fmt: skip
    said = shown(client, cast)
    assert "The date moved once: first due 30 September 2026, 365 days later now." in said
    assert "30 September 2026 to 30 September 2027, 365 days later." in said
    assert "New contract Agreed by: Sub Group" in said


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("1.1.2", "No update has been given."),
        ("1.2.1", "The plan says “Ongoing”."),
        ("2.1.2", "Vacant “Lead to be identified”"),
        ("2.1.2", "The plan states no date."),
    ],
)
def test_what_is_missing_is_said(cast: Cast, client: Client, ref: str, sentence: str) -> None:
    assert sentence in shown(client, cast, ACTION.replace("1.1.1", ref))


def test_an_action_that_left_says_why(cast: Cast, client: Client) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged with 1.1.2")
    assert "This action has left the plan. Merged with 1.1.2" in shown(client, cast)


def test_only_who_may_post_is_offered_to(cast: Cast, client: Client) -> None:
    for user in (cast.lead, cast.administrator):
        assert "Post an update" in words(page(client, user, ACTION))
    for user in (cast.other_lead, cast.chair, cast.auditor):
        said = words(page(client, user, ACTION))
        assert "Post an update" not in said
        assert "The lead, or whoever acts for them, posts updates here." in said


def test_as_at_a_past_day_it_shows_what_was_known_and_offers_nothing(
    db: None, client: Client
) -> None:
    with time_machine.travel(clock.now() - timedelta(days=10)):
        cast = gathered()
    post_update(cast.action("1.1.1"), by=cast.lead, report=AMBER)
    yesterday = clock.london_day(clock.now()) - timedelta(days=1)
    said = words(page(client, cast.lead, f"{ACTION}?at={yesterday}"))
    assert "You are looking at the plan as at" in said
    assert "The trainer left." not in said
    assert "Post an update" not in said


def test_a_moment_that_cannot_be_shown_is_told(cast: Cast, client: Client) -> None:
    said = shown(client, cast, f"{ACTION}?at=soon")
    assert "“soon” is no moment." in said
    assert "This page shows the plan as at now." in said


def test_there_is_no_page_of_an_action_that_is_not_there(cast: Cast, client: Client) -> None:
    address = ACTION.replace("1.1.1", "9.9.9")
    assert page(client, cast.board_member, address).status_code == 404


@pytest.mark.parametrize("updates", [1, 3])
def test_it_asks_the_same_for_one_entry_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, updates: int
) -> None:
    for number in range(updates - 1):
        report = Report(Rating.GREEN, f"{number} more drivers")
        post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    signed_in(client, cast.board_member)
    with django_assert_num_queries(33):
        response = client.get(ACTION)
    assert len(response.context["record"].entries) == updates + 1


@pytest.mark.parametrize("challenges", [1, 3])
def test_it_asks_the_same_for_one_challenge_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, challenges: int
) -> None:
    for _ in range(challenges):
        questioned(cast)
    signed_in(client, cast.board_member)
    with django_assert_num_queries(35):
        response = client.get(ACTION)
    assert len(response.context["record"].open_challenges) == challenges


def test_a_very_long_record_is_shown_whole_on_request(cast: Cast, client: Client) -> None:
    for number in range(31):
        report = Report(Rating.GREEN, f"{number} drivers were trained.")
        post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    address = "/plans/aldermere/cse/actions/1.1.1/"
    said = words(page(client, cast.board_member, address))
    assert "3 still older entries: show all" in said
    assert "40 of 60 drivers were trained by June." not in said
    whole = words(page(client, cast.board_member, f"{address}?record=all"))
    assert "40 of 60 drivers were trained by June." in whole
    assert "still older" not in whole
