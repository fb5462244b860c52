"""A user's calendar holds the meetings of the bodies on which they sit or for which they serve."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from governance.selectors.calendar import meetings_of
from governance.services.meetings import call_meeting
from people import clock, services
from people.models import Body, Membership, Role, User
from tests.cast import LONG_AGO, Cast, afresh
from tests.governance.asking import two_bodies

TODAY = clock.today()


@pytest.fixture
def board(cast: Cast) -> Body:
    """It met twice, and meets again next summer at two."""
    body = two_bodies(cast).board
    call_meeting(body, by=None, held_on=date(2031, 7, 1), begins_at=time(14))
    call_meeting(body, by=None, held_on=TODAY - timedelta(days=30))
    call_meeting(body, by=None, held_on=TODAY - timedelta(days=300))
    return body


def seat(body: Body, user: User) -> Membership:
    return services.seat_member(
        body, by=None, name=user.name, user=user, role="member", from_date=LONG_AGO
    )


def test_a_member_sees_when_their_body_meets(cast: Cast, board: Body) -> None:
    seat(board, cast.board_member)
    found = list(meetings_of(cast.board_member))
    assert [entry.title for entry in found] == ["Meeting of Partnership Board"] * 2
    assert [entry.when for entry in found] == [
        TODAY - timedelta(days=30),
        datetime(2031, 7, 1, 14, tzinfo=clock.LONDON),
    ]
    assert found[1].url.startswith("http://testserver/governance/aldermere/meetings/")
    assert datetime(2031, 7, 1, 13, tzinfo=UTC) == found[1].when


def test_who_serves_a_body_sees_them_too(cast: Cast, board: Body) -> None:
    services.grant_role(
        cast.nobody, by=None, kind=Role.Kind.SCRUTINY_OFFICER, partnership=cast.partnership,
        body=board, from_date=LONG_AGO,
    )  # fmt: skip
    assert len(list(meetings_of(afresh(cast.nobody)))) == 2


def test_others_do_not(cast: Cast, board: Body) -> None:
    assert list(meetings_of(cast.administrator)) == []


def test_a_seat_that_ended_shows_nothing_more(cast: Cast, board: Body) -> None:
    held = seat(board, cast.board_member)
    Membership.objects.filter(pk=held.pk).update(to_date=TODAY - timedelta(days=1))
    assert list(meetings_of(cast.board_member)) == []


def test_a_seat_without_a_role_opens_nothing(cast: Cast, board: Body) -> None:
    seat(board, cast.nobody)
    assert list(meetings_of(cast.nobody)) == []
