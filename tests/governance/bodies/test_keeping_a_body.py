"""The administrator adds a body and gives it another name."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people import clock, services
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import Body
from tests.cast import Cast
from tests.governance.asking import url
from tests.people.pages.asking import page, post, words

ADD = "/governance/aldermere/bodies/add/"


@pytest.fixture
def board(cast: Cast) -> Body:
    return services.add_body(cast.partnership, by=None, name="Partnership Board")


def rename(client: Client, cast: Cast, body: Body, **data: Any) -> Any:
    said = {"name": "Executive", "reason": "New terms", "seen": newest_revision(body)}
    where = url("rename-body", body)
    return post(client, cast.administrator, where, said | data, follow=True)


def test_a_body_is_added_and_its_page_follows(client: Client, cast: Cast) -> None:
    response = post(client, cast.administrator, ADD, {"name": "Łódź Sub Group"}, follow=True)
    assert "Łódź Sub Group is added. Seat its members." in words(response)
    body = Body.objects.get(partnership=cast.partnership, name="Łódź Sub Group")
    assert body.slug == "lodz-sub-group"
    assert response.redirect_chain[-1][0] == url("body", body)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Add", "add-2"), ("Partnership-Board", "partnership-board-2"), ("???", "body")],
)
def test_its_short_name_is_free_and_can_stand_in_an_address(
    cast: Cast, board: Body, name: str, slug: str
) -> None:
    assert services.add_body(cast.partnership, by=None, name=name).slug == slug


def test_a_very_long_name_has_a_short_name(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, name="Board " * 30)
    assert len(body.slug) <= 50


def test_two_bodies_of_one_name_are_refused(client: Client, cast: Cast, board: Body) -> None:
    response = post(client, cast.administrator, ADD, {"name": "partnership board"})
    assert "There is a body called partnership board already. Use a fuller name." in words(response)
    assert Body.objects.filter(partnership=cast.partnership).count() == 1


def test_a_short_name_that_is_taken_is_refused(cast: Cast, board: Body) -> None:
    with pytest.raises(Refused, match="There is a body “partnership-board” already"):
        services.add_body(cast.partnership, by=None, slug="partnership-board", name="Other")


def test_a_name_is_asked_for(client: Client, cast: Cast) -> None:
    assert "Enter a name" in words(post(client, cast.administrator, ADD, {"name": " "}))


def test_a_renamed_body_keeps_its_address_and_its_past(
    client: Client, cast: Cast, board: Body
) -> None:
    before = clock.now()
    said = words(rename(client, cast, board))
    assert "It is called Executive from now on." in said
    past = f"{url('body', board)}?at={before:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert "Partnership Board" in words(page(client, cast.board_member, past))
    assert "Executive" in words(page(client, cast.board_member, url("body", board)))


def test_another_bodys_name_is_refused(client: Client, cast: Cast, board: Body) -> None:
    services.add_body(cast.partnership, by=None, name="Cabinet")
    said = words(rename(client, cast, board, name="Cabinet"))
    assert "There is a body called Cabinet already." in said
    assert "Rename Partnership Board" in said


def test_who_was_slower_sees_what_stands_now(client: Client, cast: Cast, board: Body) -> None:
    seen = newest_revision(board)
    services.rename_body(board, by=None, reason="Meanwhile", name="Theirs")
    response = rename(client, cast, board, name="Mine", seen=seen)
    assert response.status_code == 409
    assert "It now says: Name: Theirs. Save again if yours is right." in words(response)
    board.refresh_from_db()
    assert board.name == "Theirs"
    with pytest.raises(Stale):
        services.rename_body(board, by=None, reason="Late", name="Mine", seen=seen)


@pytest.mark.parametrize("who", ["chair", "scrutiny_officer", "auditor"])
def test_others_are_told_why_not(client: Client, cast: Cast, board: Body, who: str) -> None:
    for where in (ADD, url("rename-body", board), url("seat-member", board)):
        response = page(client, getattr(cast, who), where)
        assert response.status_code == 403
        assert "keep the bodies, who sits on them, and their routes" in words(response)


def test_the_past_is_only_read(client: Client, cast: Cast, board: Body) -> None:
    past = f"?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    response = page(client, cast.administrator, url("rename-body", board) + past)
    assert response.status_code == 403
    assert "The past is only read" in words(response)
