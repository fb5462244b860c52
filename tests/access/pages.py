"""The HTML of every page and every form that comes back, as the roles meet it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.access.conftest import Visitor
from tests.access.rows import METHODS, ROWS, address
from tests.access.world import World

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTML = "text/html"


@dataclass(frozen=True)
class Answer:
    """What one role was told at one address: a page, a refusal, or a form with its errors."""

    role: str
    name: str
    method: str
    response: Response

    def __str__(self) -> str:
        return f"{self.response.status_code}-{self.method}-{self.name}-{self.role}"

    @property
    def html(self) -> str:
        return self.response.content.decode()


def answers(
    world: World, visitor: Visitor, roles: Iterable[str], names: Iterable[str] = tuple(ROWS)
) -> Iterator[Answer]:
    """Every answer in HTML that has a page to show, by GET and by an empty POST."""
    for role in roles:
        client = visitor(role)
        for name in names:
            for method in METHODS:
                response = client.generic(method, address(name, world.here))
                if (name, method) == ("people:sign-out", "POST"):
                    client = visitor(role)
                if response.content and response.get("Content-Type", "").startswith(HTML):
                    yield Answer(role, name, method, response)
