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
from tests.cast import Cast, gathered, signed_in
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
        cast = gathered()
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
    assert "The plan has 2 versions. Each can be read as it stood." in said
    assert said.index("Said 1.1") < said.index("Said 1.0")
    assert 'href="/plans/aldermere/cse/?at=v1.0"' in html
    assert f'href="{COMPARE}?from=v1.0&amp;to=v1.1"' in html
    assert html.count("What it changed<") == 1


def test_as_at_a_past_day_later_versions_are_not_listed(db: None, client: Client) -> None:
    with time_machine.travel(clock.now() - timedelta(days=10)):
        cast = gathered()
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
    with django_assert_num_queries(8):
        response = client.get(VERSIONS)
    assert len(response.context["rows"]) == versions
