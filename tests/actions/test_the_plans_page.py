"""The plan's page: how it stands, how that went, what is late, what changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.selectors import cache
from actions.services.dates import change_date
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from plans.brag import Rating
from tests.actions.november import many, opened
from tests.cast import Cast, signed_in

PLAN = "/plans/aldermere/cse/"

pytestmark = pytest.mark.usefixtures("morning")
"""Before the cast is gathered: what it says is said on that morning."""


def _page(client: Client, query: str = "", base: str = PLAN) -> str:
    response = client.get(base + query)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def _words(page: str) -> str:
    """What stands on the page, without its markup."""
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    return re.sub(r" ([.,:;])", r"\1", words)


@pytest.fixture
def member(morning: time_machine.Traveller, cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.board_member)


def test_it_opens_with_what_the_figures_say(member: Client) -> None:
    page = _page(member)
    assert (
        "1 of 5 actions is rated Green, but it carries a doubt that bears on Green. 1 is Blue; "
        "the chair has not signed it off. 1 is overdue."
    ) in _words(page)
    assert "2 themes, 3 objectives, 5 actions" in page
    assert "1 April 2026 to 31 March 2029" in page
    assert "No version has been cut" in page


def test_each_number_leads_to_its_actions(member: Client) -> None:
    page = _page(member)
    for query in ("theme=1&amp;rating=green", "theme=2&amp;rating=none", "rating=red", "theme=2"):
        assert f'href="{PLAN}actions/?{query}"' in page
    assert "theme=1&amp;rating=red" not in page
    assert "1 Prevent" in page
    assert 'aria-label="All 5 actions: Blue 1, Green 1, Red 1, Not yet rated 2"' in page


def test_the_latest_version_and_whether_it_still_holds(cast: Cast, member: Client) -> None:
    cut_version(
        cast.plan, by=cast.administrator, number="1.0", author="SA", comments="First of all"
    )
    assert "Version 1.0 · 11 November 2026 · SA · “First of all”" in _words(_page(member))
    report = Report(Rating.GREEN, "Agreed.")
    post_update(cast.action("2.1.2"), by=cast.administrator, report=report)
    assert "Version 1.0, changed since" in _words(_page(member))


def test_what_is_overdue_by_how_much_and_how_often_it_moved(cast: Cast, member: Client) -> None:
    page = _words(_page(member))
    assert "30 Sep 2026 42 G Green" in page
    for days in (10, 20):
        to_date = cast.action("1.1.1").due_on
        assert to_date is not None
        moved = to_date + timedelta(days=days)
        change_date(cast.action("1.1.1"), by=cast.administrator, to_date=moved, reason="Staff")
    page = _words(_page(member))
    assert "30 Oct 2026 first 30 Sep, 2 moves, 30 days later 12 G Green" in page
    assert "1 overdue. 1 not yet Blue now ends later than first planned" in page


def test_nothing_overdue_is_said(cast: Cast, member: Client) -> None:
    report = Report(Rating.BLUE, "All trained.", "Done")
    post_update(cast.action("1.1.1"), by=cast.administrator, report=report)
    page = _words(_page(member))
    assert "None is overdue" in page
    assert "No action is overdue." in page


def test_a_plan_younger_than_31_days_says_so(member: Client) -> None:
    page = _words(_page(member))
    assert "There is nothing to compare with 11 October 2026." in page


def test_what_changed_in_31_days(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=60))
    signed_in(client, cast.board_member)
    assert "Nothing changed in these 31 days." in _page(client)
    report = Report(Rating.RED, "No trainers.", "They left", "Trainers", "The council")
    post_update(cast.action("1.1.1"), by=cast.administrator, report=report)
    page = _page(client)
    assert "1 re-rated: 1 worse Now Red: 1.1.1" in _words(page)
    assert f'href="{PLAN}compare/?from=2026-12-10&amp;to=now"' in page


def test_as_at_a_past_day_everything_is_of_that_day(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=30))
    signed_in(client, cast.board_member)
    post_update(
        cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.BLUE, "All.", "Done")
    )
    assert (
        "0 of 5 actions are rated Green. 2 are Blue; the chair has signed off none of them."
        in _words(_page(client))
    )
    past = _page(client, "?at=2026-11-11")
    assert (
        "1 of 5 actions was rated Green, but it carried a doubt that bears on Green. 1 was Blue; "
        "the chair had not signed it off. 1 was overdue."
    ) in _words(past)
    assert f'href="{PLAN}actions/?theme=1&amp;rating=green&amp;at=2026-11-11"' in past
    assert "November as at 11 November 2026" in past


def test_the_months_each_with_a_link_to_its_end(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=60))
    signed_in(client, cast.board_member)
    page = _page(client)
    assert "Stacked columns, November 2026 to January 2027." in page
    assert f'href="{PLAN}actions/?rating=red&amp;at=2026-11-30"' in page


def test_strangers_meet_a_404(cast: Cast, client: Client) -> None:
    assert client.get(PLAN).status_code == 302
    assert signed_in(client, cast.outsider).get(PLAN).status_code == 404


def test_as_many_queries_for_one_action_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    signed_in(client, cast.board_member)
    for number in (1, 3):
        base = opened(cast, f"plan-{number}", many(number, f"p{number}"))
        cache.forget()
        with django_assert_num_queries(40):
            _page(client, base=base)
        with django_assert_num_queries(12):
            _page(client, base=base)


def test_a_plan_without_actions(cast: Cast, client: Client) -> None:
    signed_in(client, cast.board_member)
    base = opened(cast, "empty", many(0, "none"))
    assert "The plan has no actions." in _page(client, base=base)
    assert "0 of 0 actions" in _page(client, base=f"{base}actions/")
