"""What an address asks for and nobody knows is left out, and the page says so."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.actions.november import chosen, refs
from tests.cast import Cast, signed_in

WRONG = {
    "theme": "9",
    "lead": "Nobody",
    "agency": "Navy",
    "rating": "purple",
    "due": "someday",
    "doubt": "gloomy",
    "signed": "perhaps",
    "challenge": "closed",
    "sort": "colour",
}


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_an_unknown_value_changes_nothing(name: str, value: str) -> None:
    asked = chosen(**{name: value})
    assert len(asked.ignored) == 1
    assert f"“{value}”" in asked.ignored[0]
    assert len(refs(**{name: value})) == 5


def test_known_values_beside_it_still_count() -> None:
    assert refs(rating=["purple", "red"]) == ["2.1.1"]


@pytest.mark.parametrize(
    "due", ["before:", "before:2027-13-01", "before:soon", "before:99999-01-01", "before:\x00"]
)
def test_a_date_that_is_none(due: str) -> None:
    assert len(chosen(due=due).ignored) == 1


def test_a_long_value_is_cut_where_it_is_said() -> None:
    assert len(chosen(theme="x" * 5000).ignored[0]) < 120


def test_an_unknown_parameter_is_said_too() -> None:
    assert "“doubts”" in chosen(doubts="overdue").ignored[0]


@pytest.mark.parametrize(
    "query",
    [
        *(f"{name}={value}" for name, value in WRONG.items()),
        "page=0", "page=99", "page=x", "format=xlsx", "at=yesterday", "at=2999-01-01", "foo=1",
    ],
)  # fmt: skip
def test_the_page_says_so_and_shows_the_list(cast: Cast, client: Client, query: str) -> None:
    response = signed_in(client, cast.board_member).get(f"/plans/aldermere/cse/actions/?{query}")
    assert response.status_code == 200
    assert "left-out" in response.content.decode()
    assert "5 of 5 actions" in response.content.decode()


def test_a_hostile_value_is_escaped(cast: Cast, client: Client) -> None:
    signed_in(client, cast.board_member)
    query = "?q=<script>alert(1)</script>&theme=<b>&lead=%00&sort=%27%22"
    page = client.get(f"/plans/aldermere/cse/actions/{query}").content.decode()
    assert "<script>alert" not in page
    assert "“<b>" not in page
