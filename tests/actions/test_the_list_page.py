"""The page of a plan's actions, and the same view as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.selectors import cache
from actions.services.record import Report, post_update
from actions.views import listing
from plans.brag import Rating
from tests.actions.november import many, opened
from tests.cast import Cast, signed_in

LIST = "/plans/aldermere/cse/actions/"

pytestmark = pytest.mark.usefixtures("morning")
"""Before the cast is gathered: what it says is said on that morning."""


def _page(client: Client, query: str = "", base: str = LIST) -> str:
    response = client.get(base + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def member(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.board_member)


def test_every_action_stands_there_with_its_lead_date_and_rating(
    morning: time_machine.Traveller,
    member: Client,
) -> None:
    page = _page(member)
    assert "5 of 5 actions" in page
    assert f'<a href="{LIST}1.1.1/">Train every taxi driver</a>' in page
    assert "Rhian Okafor, Aldermere Council" in page
    assert "<b>Vacant</b>: Lead to be identified" in page
    assert '<span class="nowrap late">30 Sep 2026</span>' in page
    assert "today, 11 Nov" in page
    assert page.count('<tr role="row" class="edge-') == 5


def test_a_filter_a_sort_and_their_chips(member: Client) -> None:
    page = _page(member, "?theme=2&sort=-due")
    assert "2 of 5 actions" in page
    assert "Train every taxi driver" not in page
    assert f'<a class="chip" href="{LIST}?sort=-due">Theme 2 Protect ' in page
    assert 'aria-sort="descending"' in page


def test_nothing_found_offers_every_action(member: Client) -> None:
    page = _page(member, "?q=zebra")
    assert "0 of 5 actions" in page
    assert f'<a href="{LIST}">clear all</a>' in page
    assert "format=csv" not in page


def test_pages_follow_one_another_with_the_filters(
    member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    first = _page(member, "?rating=none&rating=red&rating=green")
    assert "Showing 1 to 2 of 4 actions" in first
    assert "?rating=none&amp;rating=red&amp;rating=green&amp;page=2" in first
    assert "Agree a return interview" in _page(member, "?rating=none&rating=red&page=2")
    assert "There is no page “7” of this list; this is page 3." in _page(member, "?page=7")


def test_strangers_meet_a_404(cast: Cast, client: Client) -> None:
    assert client.get(LIST).status_code == 302
    for user in (cast.outsider, cast.nobody):
        assert signed_in(client, user).get(LIST).status_code == 404


def test_the_list_as_at_yesterday_does_not_show_todays_update(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=2))
    signed_in(client, cast.board_member)
    report = Report(Rating.GREEN, "Posted on the thirteenth.")
    post_update(cast.action("2.1.2"), by=cast.administrator, report=report)
    assert "4 of 5" not in _page(client, "?rating=green")
    assert "2 of 5 actions" in _page(client, "?rating=green")
    assert "1 of 5 actions" in _page(client, "?rating=green&at=2026-11-12")
    past = _page(client, "?q=thirteenth&at=2026-11-12")
    assert "0 of 5 actions" in past
    assert "You are looking at the plan as at the end of 12 November 2026" in past


def test_a_past_list_keeps_its_moment_in_every_link(
    morning: time_machine.Traveller,
    cast: Cast,
    client: Client,
) -> None:
    morning.shift(timedelta(days=2))
    signed_in(client, cast.board_member)
    page = _page(client, "?rating=green&at=2026-11-12")
    assert f'href="{LIST}1.1.1/?at=2026-11-12"' in page
    assert f'href="{LIST}?rating=green&amp;sort=due&amp;at=2026-11-12"' in page
    assert f'href="{LIST}?rating=green&amp;at=2026-11-12&amp;format=csv"' in page
    assert '<input type="hidden" name="at" value="2026-11-12">' in page


def test_as_many_queries_for_one_row_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    signed_in(client, cast.board_member)
    for number in (1, 3):
        base = opened(cast, f"plan-{number}", many(number, f"p{number}")) + "actions/"
        cache.forget()
        with django_assert_num_queries(29):
            assert f"{number} of {number} actions" in _page(client, base=base)
        with django_assert_num_queries(8):
            _page(client, base=base)
