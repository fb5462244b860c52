"""The administrator seats a member, puts a seat right and ends it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from people import clock, services
from people.asat import newest_revision, revisions
from people.errors import Refused
from people.models import Agency, Body, Membership
from tests.cast import LONG_AGO, Cast
from tests.governance.asking import url
from tests.people.pages.asking import day, page, post, words


@pytest.fixture
def board(cast: Cast) -> Body:
    return services.add_body(cast.partnership, by=None, slug="board", name="Partnership Board")


@pytest.fixture
def seat(board: Body) -> Membership:
    return services.seat_member(
        board, by=None, name="Ann Abel", role="member", from_date=date(2026, 1, 1)
    )


def filled(**data: Any) -> dict[str, Any]:
    first = day("from_date", date(2026, 1, 1))
    return {"name": "Ann Abel", "role": "member", **first} | data


def seated(client: Client, cast: Cast, body: Body, **data: Any) -> str:
    where = url("seat-member", body)
    return words(post(client, cast.administrator, where, filled(**data), follow=True))


def test_a_member_is_seated_with_agency_and_account(
    client: Client, cast: Cast, board: Body
) -> None:
    police = Agency.objects.get(partnership=cast.partnership, name="Police")
    said = seated(client, cast, board, agency=police.pk, user=cast.board_member.pk, role="chair")
    assert "Ann Abel has a seat on Partnership Board." in said
    assert "One member, chaired by Ann Abel." in said
    assert "Ann Abel Chair Police from 1 Jan 2026" in said
    assert Membership.objects.get(body=board).user == cast.board_member


def test_an_observer_has_no_vote_and_it_is_said(client: Client, cast: Cast, board: Body) -> None:
    form = words(page(client, cast.administrator, url("seat-member", board)))
    assert "A participating observer has no vote" in form
    said = seated(client, cast, board, role="participating observer")
    assert "One member, one of them without a vote, without a chair." in said
    assert "Ann Abel Participating observer, without a vote from" in said
    assert "Participating observers speak and do not vote" in said
    overview = words(page(client, cast.lead, "/governance/aldermere/"))
    assert "1 member, 1 without a vote" in overview


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": ""}, "Enter a name"),
        ({"role": ""}, "Choose the seat"),
        ({"role": "king"}, "Choose from the list"),
        ({"from_date_day": "31", "from_date_month": "2"}, "give a real day, month and year"),
        (day("to_date", date(2025, 12, 30)), "The last day is before the first day"),
        ({"user": 10**9}, "Choose a user from the list"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nobody_is_seated(
    client: Client, cast: Cast, board: Body, data: dict[str, Any], said: str
) -> None:
    assert said in seated(client, cast, board, **data)
    assert not Membership.objects.filter(body=board).exists()


def test_nobody_sits_twice_at_once(client: Client, cast: Cast, seat: Membership) -> None:
    said = seated(client, cast, seat.body, name="ann abel", role="chair")
    assert "ann abel sits on Partnership Board in that time already." in said
    services.end_seat(seat, by=None, on=date(2026, 3, 31), reason="Chair now")
    again = day("from_date", date(2026, 4, 1))
    assert "ann abel has a seat" in seated(client, cast, seat.body, name="ann abel", **again)


def test_an_agency_of_another_partnership_is_refused(cast: Cast, board: Body) -> None:
    theirs = services.add_agency(cast.elsewhere, by=None, name="Theirs")
    with pytest.raises(Refused, match="belongs to another partnership"):
        services.seat_member(
            board, by=None, name="Ann", role="member", from_date=LONG_AGO, agency=theirs
        )


def changed(client: Client, cast: Cast, seat: Membership, **data: Any) -> Any:
    seen = {"seen": newest_revision(seat), "reason": "A slip"}
    where = url("change-seat", seat.body, seat.pk)
    return post(client, cast.administrator, where, filled(**seen) | data, follow=True)


def test_a_seat_is_put_right(client: Client, cast: Cast, seat: Membership) -> None:
    said = words(changed(client, cast, seat, name="Anne Abel", role="vice-chair"))
    assert "The seat of Anne Abel is changed." in said
    assert "Anne Abel Vice-chair from 1 Jan 2026" in said
    newest = revisions(Membership).latest("history_id")
    assert newest.history_change_reason == "A slip"


def test_the_form_shows_what_stands(client: Client, cast: Cast, seat: Membership) -> None:
    html = page(client, cast.administrator, url("change-seat", seat.body, seat.pk))
    assert 'value="Ann Abel"' in html.content.decode()


def test_who_was_slower_sees_what_stands_now(client: Client, cast: Cast, seat: Membership) -> None:
    seen = newest_revision(seat)
    changed(client, cast, seat, role="chair")
    response = changed(client, cast, seat, name="Mine", seen=seen)
    assert response.status_code == 409
    assert "It now says: Name: Ann Abel; Seat: Chair" in words(response)
    seat.refresh_from_db()
    assert seat.name == "Ann Abel"


def ended(client: Client, cast: Cast, seat: Membership, on: date) -> str:
    data = {"reason": "Elected elsewhere", **day("on", on)}
    where = url("end-seat", seat.body, seat.pk)
    return words(post(client, cast.administrator, where, data, follow=True))


def test_a_seat_ends_and_stays_among_the_past_members(
    client: Client, cast: Cast, seat: Membership
) -> None:
    yesterday = clock.today() - timedelta(days=1)
    assert "The last day of Ann Abel is kept." in ended(client, cast, seat, yesterday)
    said = words(page(client, cast.lead, url("body", seat.body)))
    assert "Nobody sits on this body." in said
    assert "1 past member" in said


def test_a_seat_ends_once_and_not_before_it_began(
    client: Client, cast: Cast, seat: Membership
) -> None:
    assert "It begins on 1 January 2026." in ended(client, cast, seat, date(2025, 12, 30))
    ended(client, cast, seat, date(2026, 2, 1))
    assert "This has ended already." in ended(client, cast, seat, date(2026, 3, 1))


def test_a_seat_of_another_body_is_not_found(client: Client, cast: Cast, seat: Membership) -> None:
    other = services.add_body(cast.partnership, by=None, name="Cabinet")
    for name in ("change-seat", "end-seat"):
        assert page(client, cast.administrator, url(name, other, seat.pk)).status_code == 404
