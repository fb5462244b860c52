"""What ends a session ends it at once; a role reaches what it was given for, and no more."""

from __future__ import annotations

import pytest

from people import services
from people.models import Role
from tests.access.conftest import Visitor
from tests.access.rows import NOT_FOUND, OK, TO_SIGN_IN, address
from tests.access.world import World
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db


def test_a_session_whose_password_was_changed(world: World, visitor: Visitor) -> None:
    client = visitor("chair")
    services.set_password(
        world.cast.chair, "lantern tide chair", by=world.cast.administrator, reason="Lost"
    )
    assert client.get("/").status_code == TO_SIGN_IN


def test_a_role_in_one_plan_does_not_open_another(world: World, visitor: Visitor) -> None:
    services.grant_role(
        world.cast.nobody, by=None, kind=Role.Kind.CHAIR, partnership=world.cast.partnership,
        plan_slug="neglect", from_date=LONG_AGO,
    )  # fmt: skip
    assert visitor("nobody").get(address("actions:plan", world.here)).status_code == NOT_FOUND


def test_signing_out_ends_the_session_wherever_its_cookie_went(
    world: World, visitor: Visitor
) -> None:
    client, thief = visitor("lead"), visitor("anonymous")
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get("/").status_code == OK
    client.post("/sign-out/")
    assert thief.get("/").status_code == TO_SIGN_IN
