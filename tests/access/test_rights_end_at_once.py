"""What somebody may no longer do, they can no longer do at their very next request."""

from __future__ import annotations

from datetime import timedelta

import pytest

from people import clock, services
from people.models import Acting, Role
from tests.access.conftest import Visitor
from tests.access.rows import NOT_FOUND, OK, TO_SIGN_IN, address
from tests.access.world import World
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db


def test_a_role_that_is_withdrawn(world: World, visitor: Visitor) -> None:
    client, path = visitor("chair"), address("actions:plan", world.here)
    assert client.get(path).status_code == OK
    role = Role.objects.get(user=world.cast.chair)
    services.withdraw_role(role, by=world.cast.administrator, reason="Stood down")
    assert client.get(path).status_code == NOT_FOUND


def test_an_acting_that_ended(world: World, visitor: Visitor) -> None:
    client, path = visitor("lead"), address("actions:update", world.here)
    assert client.get(path).status_code == OK
    acting = Acting.objects.get(user=world.cast.lead)
    yesterday = clock.london_day(clock.now()) - timedelta(days=1)
    services.stop_acting(acting, by=world.cast.administrator, on=yesterday, reason="Left")
    assert client.get(path).status_code == NOT_FOUND


def test_an_account_that_is_deactivated(world: World, visitor: Visitor) -> None:
    client, chair = visitor("chair"), world.cast.chair
    assert client.get("/").status_code == OK
    services.change_user(
        chair, by=world.cast.administrator, reason="Left", name=chair.name, is_active=False
    )
    assert client.get("/").status_code == TO_SIGN_IN


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
