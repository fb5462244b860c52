from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import clock, services
from people.models import Agency, Body
from tests.cast import LONG_AGO, Cast
from tests.people.pages.asking import page, words

ADDRESS = "/governance/aldermere/"


@pytest.fixture
def board(cast: Cast) -> Body:
    return services.add_body(cast.partnership, by=None, slug="board", name="Partnership Board")


def seat(body: Body, name: str, role: str = "member", **data: Any) -> None:
    services.seat_member(body, by=None, name=name, role=role, **({"from_date": LONG_AGO} | data))


def shown(client: Client, cast: Cast, query: str = "") -> str:
    return words(page(client, cast.board_member, ADDRESS + query))


def test_a_body_stands_with_its_members_the_chair_first(
    client: Client, cast: Cast, board: Body
) -> None:
    police = Agency.objects.get(partnership=cast.partnership, name="Police")
    seat(board, "Ann Abel", agency=police)
    seat(board, "Zoë Young", "independent chair")
    said = shown(client, cast)
    assert "One body with two seats: Partnership Board, chaired by Zoë Young." in said
    assert said.index("Zoë Young Independent chair") < said.index("Ann Abel Member Police")
    assert "Ann Abel Member Police from 1 Jan 2020" in said


def test_a_vice_chair_chairs_in_the_chairs_stead(client: Client, cast: Cast, board: Body) -> None:
    seat(board, "Ann Abel", "vice-chair")
    assert "Partnership Board, chaired by Ann Abel." in shown(client, cast)
    seat(board, "Zoë Young", "chair")
    assert "Partnership Board, chaired by Zoë Young." in shown(client, cast)


def test_past_and_coming_members_stand_apart(client: Client, cast: Cast, board: Body) -> None:
    ahead = clock.london_day(clock.now()) + timedelta(days=30)
    seat(board, "Ann Abel", to_date=date(2021, 5, 4))
    seat(board, "Bob Bede", from_date=ahead)
    said = shown(client, cast)
    assert "One body with no seats: Partnership Board, without a chair." in said
    assert "Nobody sits on this body." in said
    assert "1 past member" in said
    assert "Ann Abel Member from 1 Jan 2020 to 4 May 2021" in said
    assert "To come" in said


def test_the_last_day_is_still_a_members(client: Client, cast: Cast, board: Body) -> None:
    seat(board, "Ann Abel", to_date=clock.london_day(clock.now()))
    assert "1 member" in shown(client, cast)


def test_another_moment_shows_who_was_named_then(client: Client, cast: Cast, board: Body) -> None:
    seat(board, "Ann Abel")
    before = clock.now()
    seat(board, "Bob Bede")
    services.add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    past = shown(client, cast, f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}")
    assert "Ann Abel" in past
    assert "Bob Bede" not in past
    assert "Cabinet" not in past
    assert "You are looking at the bodies and their members as at" in past
    assert "Bob Bede" in shown(client, cast)


def test_a_moment_that_cannot_be_shown_is_said(client: Client, cast: Cast) -> None:
    assert "“soon” is no moment" in shown(client, cast, "?at=soon")


def test_no_body_is_said(client: Client, cast: Cast) -> None:
    assert "No body is named for this partnership yet." in shown(client, cast)


def test_bodies_of_another_partnership_are_not_shown(client: Client, cast: Cast) -> None:
    seat(services.add_body(cast.elsewhere, by=None, slug="b", name="Their Board"), "Ann Abel")
    said = shown(client, cast)
    assert "Their Board" not in said
    assert "Ann Abel" not in said


@pytest.mark.parametrize("who", ["lead", "chair", "scrutiny_officer", "auditor", "administrator"])
def test_every_insider_reads_it(client: Client, cast: Cast, who: str) -> None:
    response = page(client, getattr(cast, who), ADDRESS)
    assert response.status_code == 200
    assert 'aria-current="page">Governance' in response.content.decode()


@pytest.mark.parametrize("who", ["outsider", "nobody"])
def test_a_stranger_finds_nothing(client: Client, cast: Cast, who: str) -> None:
    assert page(client, getattr(cast, who), ADDRESS).status_code == 404


def test_nobody_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    assert client.get(ADDRESS)["Location"] == f"/sign-in/?next={ADDRESS}"


def test_it_is_only_read(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    assert client.post(ADDRESS).status_code == 405


def test_more_seats_ask_no_more_of_the_database(client: Client, cast: Cast, board: Body) -> None:
    seat(board, "Ann Abel")
    first = asked(client, cast)
    other = services.add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    for name in ("Bob", "Cem", "Dee"):
        seat(board, name)
        seat(other, name)
    assert asked(client, cast) == first


def asked(client: Client, cast: Cast) -> int:
    client.force_login(cast.board_member)
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    return len(queries)
