"""Slippage of a plan: first dates beside those that hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.selectors import cache
from actions.services.dates import ask_date, change_date, refuse_date
from tests.actions.november import many, opened
from tests.cast import Cast, signed_in
from tests.people.pages.asking import page, words

SLIPPAGE = "/plans/aldermere/cse/slippage/"

pytestmark = pytest.mark.usefixtures("morning")


def _move(cast: Cast, ref: str, day: date) -> None:
    change_date(cast.action(ref), by=cast.administrator, to_date=day, reason="Staff")


@pytest.fixture
def moved(morning: Any, cast: Cast) -> Cast:
    """1.1.1 moved twice, first after it fell due: 92 days; 2.1.1 once, by 31 days."""
    _move(cast, "1.1.1", date(2026, 11, 30))
    _move(cast, "1.1.1", date(2026, 12, 31))
    _move(cast, "2.1.1", date(2027, 1, 31))
    return cast


def test_it_says_how_far_dates_went(moved: Cast, client: Client) -> None:
    said = words(page(client, moved.board_member, SLIPPAGE))
    assert "2 of 3 dated actions end later than first planned, by 62 days on average." in said
    assert "1 move came after the date had passed." in said
    assert "3 moves of due dates and 123 days of slippage in all." in said


def test_the_farthest_comes_first_and_is_drawn(moved: Cast, client: Client) -> None:
    response = page(client, moved.board_member, SLIPPAGE)
    html = response.content.decode()
    label = "First due 30 Sep 2026, now 31 Dec 2026, 92 days later."
    assert f'aria-label="{label}"' in html
    assert html.index(label) < html.index("now 31 Jan 2027, 31 days later.")
    assert "30 Sep 2026 31 Dec 2026 92 2 1 after it fell due" in words(response)


def test_it_adds_up_by_theme_lead_and_agency(moved: Cast, client: Client) -> None:
    said = words(page(client, moved.board_member, SLIPPAGE))
    assert "1 Prevent 2 1 92 92 2 1" in said
    assert "Rhian Okafor 2 1 92 92 2 1" in said
    assert "Police 2 1 31 31 1 0" in said
    assert "Exploitation Sub Group 1" not in said, "no date of theirs moved"


def test_a_date_that_came_forward_is_no_slippage(morning: Any, cast: Cast, client: Client) -> None:
    _move(cast, "2.1.1", date(2026, 12, 1))
    said = words(page(client, cast.board_member, SLIPPAGE))
    assert "None of 3 dated actions ends later than first planned." in said
    assert "No action ends later than first planned." in said


def test_it_shows_its_moment(morning: time_machine.Traveller, cast: Cast, client: Client) -> None:
    morning.shift(24 * 3600)
    _move(cast, "2.1.1", date(2027, 1, 31))
    said = words(page(client, cast.board_member, f"{SLIPPAGE}?at=2026-11-11"))
    assert "None of 3 dated actions" in said


def test_dates_asked_for_are_for_readers_of_what_is_recorded(
    morning: Any, cast: Cast, client: Client
) -> None:
    request = ask_date(
        cast.action("1.1.1"), by=cast.lead, to_date=date(2027, 2, 28), reason="Two trainers left"
    )
    said = words(page(client, cast.chair, SLIPPAGE))
    assert "30 Sep 2026 to 28 Feb 2027 : Two trainers left" in said
    for user in (cast.board_member, cast.scrutiny_officer, cast.lead):
        said = words(page(client, user, SLIPPAGE))
        assert "Two trainers left" not in said
        assert "Dates asked for" not in said
    refuse_date(request, by=cast.chair, reason="Too late")
    assert "No other date is asked for." in words(page(client, cast.chair, SLIPPAGE))


def test_every_action_as_a_file(moved: Cast, client: Client) -> None:
    response = page(client, moved.board_member, f"{SLIPPAGE}?format=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Ref,Theme,Action,Lead,Agency,First due,Due,Days later,Moves,")
    assert lines[1].endswith("Aldermere Council,2026-09-30,2026-12-31,92,2,1")
    assert len(lines) == 6


@pytest.mark.parametrize(("role", "queries"), [("board_member", 28), ("chair", 37)])
def test_as_many_queries_for_one_action_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Any, role: str, queries: int
) -> None:
    reader = signed_in(client, getattr(cast, role))
    for number in (1, 3):
        base = opened(cast, f"few{number}", many(number, f"k{number}"))
        cache.forget()
        with django_assert_num_queries(queries):
            assert reader.get(f"{base}slippage/").status_code == 200
