"""The versions of a plan, and the comparison of two moments."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people import clock
from plans.brag import Rating
from tests.cast import Cast, gather, signed_in
from tests.people.pages.asking import page, words

VERSIONS, COMPARE = "/plans/aldermere/cse/versions/", "/plans/aldermere/cse/compare/"


def cut(cast: Cast, number: str) -> None:
    cut_version(
        cast.plan, by=cast.administrator, number=number, author="SA", comments=f"Said {number}"
    )


@pytest.fixture
def old(db: None) -> Cast:
    """The cast, with the plan's version 1.0 of an hour ago."""
    with time_machine.travel(clock.now() - timedelta(hours=1)):
        cast = gather()
        cut(cast, "1.0")
    return cast


def rated_green(cast: Cast) -> None:
    report = Report(Rating.GREEN, "Health has agreed.", "The agreement is signed")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)


def test_a_plan_without_versions_says_so(cast: Cast, client: Client) -> None:
    assert "No version has been cut yet." in words(page(client, cast.board_member, VERSIONS))


def test_versions_stand_newest_first_with_ways_to_read_and_compare(
    cast: Cast, client: Client
) -> None:
    cut(cast, "1.0")
    cut(cast, "1.1")
    response = page(client, cast.board_member, VERSIONS)
    said, html = words(response), response.content.decode()
    assert "The plan has 2 versions; the content of 2 is held" in said
    assert said.index("Said 1.1") < said.index("Said 1.0")
    assert 'href="/plans/aldermere/cse/?at=v1.0"' in html
    assert f'href="{COMPARE}?from=v1.0&amp;to=v1.1"' in html
    assert html.count("What it changed<") == 1


def test_as_at_a_past_day_later_versions_are_not_listed(db: None, client: Client) -> None:
    with time_machine.travel(clock.now() - timedelta(days=10)):
        cast = gather()
        cut(cast, "1.0")
    cut(cast, "1.1")
    yesterday = clock.london_day(clock.now()) - timedelta(days=1)
    said = words(page(client, cast.board_member, f"{VERSIONS}?at={yesterday}"))
    assert "Said 1.0" in said
    assert "Said 1.1" not in said


@pytest.mark.parametrize("versions", [1, 3])
def test_it_asks_the_same_for_one_version_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, versions: int
) -> None:
    for number in range(versions):
        cut(cast, f"1.{number}")
    signed_in(client, cast.board_member)
    with django_assert_num_queries(7):
        response = client.get(VERSIONS)
    assert len(response.context["rows"]) == versions


def test_two_moments_are_compared_word_by_word(old: Cast, client: Client) -> None:
    rated_green(old)
    response = page(client, old.board_member, f"{COMPARE}?from=v1.0&to=now")
    said = words(response)
    assert "2.1.1" in said
    assert "Red" in said
    assert "Green" in said
    assert '<ins class="w">' in response.content.decode()


def test_it_begins_with_the_newest_version_and_now(old: Cast, client: Client) -> None:
    rated_green(old)
    response = page(client, old.board_member, COMPARE)
    assert (response.context["first"], response.context["last"]) == ("v1.0", "now")
    assert "2.1.1" in words(response)


def test_without_a_version_there_is_nothing_to_begin_with(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.board_member, COMPARE))
    assert "No version is held yet, so there is nothing to compare with." in said


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=v9.9", "The plan has no version 9.9."),
        ("from=soon", "“soon” is no moment."),
        ("from=9999-01-01", "9999-01-01 lies ahead. Choose a day up to today."),
        ("from=now&to=now", "Nothing changed between the two moments."),
    ],
)
def test_what_cannot_be_compared_is_said(
    cast: Cast, client: Client, query: str, sentence: str
) -> None:
    response = page(client, cast.board_member, f"{COMPARE}?{query}")
    assert response.status_code == 200
    assert sentence in words(response)


def test_a_moment_before_the_plan_is_refused_in_words(cast: Cast, client: Client) -> None:
    response = page(client, cast.board_member, f"{COMPARE}?from=2001-01-01")
    assert response.status_code == 200
    assert response.context["problem"]
