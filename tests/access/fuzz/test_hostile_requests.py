"""Thousands of requests that nobody means well by: no fault of ours, no word of another's plan.

Each is made from the seed and its number alone, and both are said when one fails. Where ``SOAK`` is
set there are ten thousand; ``SOAK_SEED`` makes others.
"""

from __future__ import annotations

import copy
import logging
from collections import Counter

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from config.costly import FILES, PACKS, UPLOADS
from people.models import Ledger
from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.fuzz.judging import faults
from tests.access.fuzz.sent import Maker, Sent
from tests.access.world import World
from tests.reports.papers import one_page
from tests.soak.effort import effort
from tests.support.figures import figure

pytestmark = pytest.mark.django_db

MOST_FAILURES = 10
"""After which nothing more is sent."""
_REFUSALS = "django.security"
"""Django logs here what it refuses by itself, such as a body that is none: no fault of ours."""


class Sender:
    """Sends requests as whoever they come from. What one writes is taken back before the next."""

    def __init__(self, world: World, visitor: Visitor, errors: list[logging.LogRecord]) -> None:
        self.world, self.visitor, self.errors = world, visitor, errors
        self.clients: dict[str, Client] = {}
        self.answers: Counter[int] = Counter()

    def read(self, role: str, path: str) -> str:
        return self._client(role).get(path).content.decode("utf-8", "replace")

    def send(self, sent: Sent) -> list[str]:
        """What was wrong with the answer."""
        if sent.method != "POST":
            return self._found(sent)
        client = self._client(sent.role)
        cookies, theirs = copy.deepcopy(client.cookies), self._theirs(sent.role)
        with transaction.atomic():
            found = self._found(sent)
            if self._theirs(sent.role) != theirs:
                found.append("wrote into the other partnership")
            transaction.set_rollback(True)
        client.cookies = cookies
        return found

    def _client(self, role: str) -> Client:
        if role not in self.clients:
            self.clients[role] = self.visitor(role)
        return self.clients[role]

    def _found(self, sent: Sent) -> list[str]:
        before = len(self.errors)
        response = self._client(sent.role).generic(
            sent.method, sent.path, sent.body, content_type=sent.content_type
        )
        self.answers[response.status_code] += 1
        logged = [x for x in self.errors[before:] if not x.name.startswith(_REFUSALS)]
        return [*faults(sent, response), *(f"logged {x.getMessage()[:300]}" for x in logged)]

    def _theirs(self, role: str) -> str:
        """Where the record of the partnership stands that is not the sender's."""
        mine = role == "outsider"
        other = self.world.cast.partnership if mine else self.world.cast.elsewhere
        return Ledger.objects.get(partnership=other).digest


@pytest.fixture
def sender(
    world: World,
    visitor: Visitor,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: list[logging.LogRecord],
) -> Sender:
    """Sends without limits; only at full length is every pack rendered."""
    settings.COSTLY_AN_HOUR = dict.fromkeys((PACKS, FILES, UPLOADS), 10**9)
    if not effort().whole:
        monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
    return Sender(world, visitor, logged_errors)


@pytest.mark.parametrize("share", range(effort().shares))
def test_no_request_breaks_a_page_or_shows_another_partnership(
    world: World, sender: Sender, share: int
) -> None:
    maker, before = Maker(world, effort().seed, sender.read), checksum()
    failed: list[str] = []
    for number in range(share * effort().requests, (share + 1) * effort().requests):
        sent = maker.request(number)
        if wrong := sender.send(sent):
            failed.append("\n".join((f"Seed {effort().seed}, {sent}", *wrong)))
        assert len(failed) < MOST_FAILURES, "\n\n".join(failed)
    assert not failed, "\n\n".join(failed)
    assert checksum() == before, f"Seed {effort().seed}: something that only reads wrote"
    assert sender.answers[200] > effort().requests / 5
    assert sender.answers[302] > effort().requests / 50
    figure("S4", "hostile requests", effort().requests)
    figure("S4", "faults of ours", 0)


def test_a_request_is_made_again_from_its_number(world: World) -> None:
    first, again = (Maker(world, 1, lambda _role, _path: "") for _ in range(2))
    for number in (7, 3, 12):
        assert first.request(number) == again.request(number)
