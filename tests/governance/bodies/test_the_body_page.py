"""One body: its members, its routes and the plans that it hears of, as at any moment."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.models import ReportingRoute
from governance.services.meetings import call_meeting
from governance.services.routes import agree_route, end_route, give_plan
from people import clock, services
from people.models import Body
from tests.cast import LONG_AGO, Cast
from tests.governance.asking import Bodies, two_bodies, url
from tests.people.pages.asking import page, words

QUERIES = 31


@pytest.fixture
def bodies(cast: Cast) -> Bodies:
    return two_bodies(cast)


def shown(client: Client, cast: Cast, body: Body, query: str = "") -> str:
    return words(page(client, cast.board_member, url("body", body) + query))


def test_it_says_who_sits_there_and_to_whom_it_reports(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    board, sub_group = bodies.board, bodies.sub_group
    services.seat_member(board, by=None, name="Ann Abel", role="chair", from_date=LONG_AGO)
    give_plan(board, by=None, plan=cast.plan, part="oversees", interval=92)
    said = shown(client, cast, board)
    assert "One member, chaired by Ann Abel." in said
    assert "Exploitation Group Partnership Board Progress Quarterly" in said
    assert f"Oversees {cast.plan} Quarterly Has not heard of it yet" in said
    assert "Exploitation Group Partnership Board Progress" in shown(client, cast, sub_group)


def test_a_body_without_anything_says_so(client: Client, cast: Cast) -> None:
    said = shown(client, cast, services.add_body(cast.partnership, by=None, name="Cabinet"))
    assert "No members, without a chair." in said
    assert "It has no part in any plan." in said
    assert "No route to or from it is agreed yet." in said


def test_a_body_that_never_met_leads_to_no_list_of_meetings(client: Client, cast: Cast) -> None:
    """There it would be told that it is no body with meetings."""
    body = services.add_body(cast.partnership, by=None, name="Cabinet")
    assert "Work programme · What members asked" in shown(client, cast, body)
    call_meeting(body, by=None, held_on=clock.today())
    assert "Work programme · Meetings · What members asked" in shown(client, cast, body)


def test_the_past_shows_what_was_agreed_then(client: Client, cast: Cast, bodies: Bodies) -> None:
    before = f"?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    end_route(ReportingRoute.objects.get(body=bodies.sub_group), by=None, reason="Merged")
    assert "Progress Quarterly" not in shown(client, cast, bodies.board)
    past = shown(client, cast, bodies.board, before)
    assert "Progress Quarterly" in past
    assert "You are looking at the body as at" in past


def test_what_can_be_done_is_offered_to_the_administrator_now(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns")
    address = url("body", bodies.board)
    offered = ("Seat a member", "Say to whom it reports", "Rename it", "End that Partnership")
    mine = words(page(client, cast.administrator, address))
    assert all(each in mine for each in offered)
    then = f"{address}?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    for said in (words(page(client, cast.administrator, then)), shown(client, cast, bodies.board)):
        assert not any(each in said for each in offered)


def test_its_record_says_who_changed_what_and_why(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    board, by = bodies.board, cast.administrator
    seat = services.seat_member(board, by=by, name="Ann", role="member", from_date=LONG_AGO)
    services.change_seat(
        seat, by=by, reason="Elected", name="Ann", role="chair", from_date=LONG_AGO, to_date=None,
        user=cast.chair, agency=None,
    )  # fmt: skip
    part = give_plan(board, by=by, plan=cast.plan, part="owns", interval=92)
    end_route(part, by=by, reason="Merged")
    services.rename_body(board, by=by, reason="New terms", name="Executive")
    said = shown(client, cast, board)
    for told in (
        "Name: Partnership Board, now Executive",
        "Reason: New terms",
        f"Part in {cast.plan} ended",
        "It was: owns, quarterly Reason: Merged",
        f"Part in {cast.plan} agreed: owns, quarterly",
        "Seat of Ann changed",
        "Seat: member, now chair Account: Chair Reason: Elected",
        "Seated: Ann, member, from 1 January 2020",
        "Route from Exploitation Group to Executive agreed: Progress, quarterly",
        "Added: Partnership Board",
    ):
        assert told in " ".join(said.split()), told


def test_before_it_was_added_it_is_not_found(client: Client, cast: Cast) -> None:
    before = clock.now()
    body = services.add_body(cast.partnership, by=None, name="Cabinet")
    response = page(client, cast.lead, url("body", body) + f"?at={before:%Y-%m-%dT%H:%M:%S.%fZ}")
    assert response.status_code == 404


def test_a_body_of_another_partnership_is_not_found(client: Client, cast: Cast) -> None:
    theirs = services.add_body(cast.elsewhere, by=None, slug="theirs", name="Their Board")
    address = url("body", theirs).replace("elsewhere", "aldermere")
    assert page(client, cast.administrator, address).status_code == 404


def test_more_seats_and_routes_ask_no_more_of_the_database(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns")
    assert asked(client, cast, bodies.board) == QUERIES
    for number in range(3):
        name = f"Body {number}"
        other = services.add_body(cast.partnership, by=None, name=name)
        agree_route(other, by=None, to=bodies.board)
        services.seat_member(bodies.board, by=None, name=name, role="chair", from_date=LONG_AGO)
        give_plan(other, by=None, plan=cast.plan, part="owns", interval=31)
    assert asked(client, cast, bodies.board) == QUERIES


def asked(client: Client, cast: Cast, body: Body) -> int:
    client.force_login(cast.board_member)
    client.get(url("body", body))
    with CaptureQueriesContext(connection) as queries:
        client.get(url("body", body))
    return len(queries)
