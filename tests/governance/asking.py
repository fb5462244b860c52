"""What tests of bodies share: their addresses, and a board with a sub-group that reports to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from governance.services.routes import agree_route
from people import services
from people.models import Body
from tests.cast import Cast


@dataclass(frozen=True)
class Bodies:
    board: Body
    sub_group: Body


def url(name: str, body: Body, *more: object) -> str:
    return reverse(f"governance:{name}", args=[body.partnership.slug, body.slug, *more])


def two_bodies(cast: Cast) -> Bodies:
    """A sub-group that reports to the board every quarter."""
    board = services.add_body(cast.partnership, by=None, slug="board", name="Partnership Board")
    sub_group = services.add_body(cast.partnership, by=None, slug="sub", name="Exploitation Group")
    agree_route(sub_group, by=None, to=board, what="Progress", interval=92)
    return Bodies(board, sub_group)
