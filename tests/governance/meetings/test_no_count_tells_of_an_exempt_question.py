"""How often an objective was asked about is told of the questions that its reader may read."""

from __future__ import annotations

import pytest
from django.test import Client

from people.models import User
from tests.actions.exempt.marking import Way
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

PLAN = "/plans/aldermere/cse/"
PANEL = "Asked at meetings"


def page(client: Client, user: User, address: str) -> str:
    return signed_in(client, user).get(address).content.decode()


@pytest.fixture(autouse=True)
def _marked(cast: Cast) -> None:
    Way("after", "chair").marked(cast)


def test_on_the_plan(cast: Cast, client: Client) -> None:
    assert PANEL not in page(client, cast.board_member, PLAN)
    assert '(1<span class="vh"> asked</span>)' in page(client, cast.chair, PLAN)


def test_on_an_action_of_the_objective(cast: Cast, client: Client) -> None:
    objective = cast.action("1.1.2").objective.ref
    about = f"All that was asked about objective {objective}: 1"
    address = f"{PLAN}actions/1.1.2/"
    assert PANEL not in page(client, cast.board_member, address)
    assert about in page(client, cast.chair, address)
