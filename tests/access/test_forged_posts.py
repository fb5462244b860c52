"""A form that another site sends, or that lacks its token, is refused wherever one can post."""

from __future__ import annotations

import pytest

from tests.access.checks import checksum, header_faults
from tests.access.conftest import Visitor
from tests.access.rows import METHODS, REFUSED, ROWS, SIGNED_OUT, address
from tests.access.world import World
from tests.support.figures import figure

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

POSTING = [
    name
    for name, row in ROWS.items()
    if row.posts or name in ("people:sign-in", "people:sign-out", "account_login")
]


def test_urls_that_take_a_form_are_those_of_the_matrix() -> None:
    assert len(POSTING) == 115
    assert len(METHODS) == 2


@pytest.mark.parametrize("role", ["administrator", *SIGNED_OUT])
def test_a_post_without_its_token_is_refused(world: World, visitor: Visitor, role: str) -> None:
    client, before = visitor(role, checks_csrf=True), checksum()
    for name in POSTING:
        response = client.post(address(name, world.here), {"name": "x"})
        assert response.status_code == REFUSED, name
        assert "neither what you typed nor a file" in response.content.decode()
        assert not list(header_faults(response)), name
    assert checksum() == before
    if role == "administrator":
        figure(
            "S8", "addresses that take a form, each refusing one without its token", len(POSTING)
        )


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil"])
def test_a_post_from_another_site_is_refused(world: World, visitor: Visitor, origin: str) -> None:
    client, before = visitor("administrator", checks_csrf=True), checksum()
    client.get("/password/")
    token = client.cookies["csrftoken"].value
    for name in POSTING:
        data = {"csrfmiddlewaretoken": token}
        path = address(name, world.here)
        response = client.post(path, data, headers={"origin": origin})
        assert response.status_code == REFUSED, name
    assert checksum() == before
    figure("S8", "forms of three foreign origins refused", len(POSTING))
    assert client.post("/sign-out/", data).status_code != REFUSED
