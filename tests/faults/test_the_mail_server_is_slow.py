"""A mail server that thinks for long keeps no request waiting, and a letter comes once."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from people import clock
from people.services.outbox import deliver
from tests.cast import Cast
from tests.people.outbox.posting import post
from tests.support.letters import Letters, wait_for_letters

pytestmark = pytest.mark.django_db(transaction=True)

SLOW = 3.0
"""Seconds; what is left of a request once its letter was handed over takes a small part of that."""


def test_a_link_for_a_new_password_leaves_beside_the_request(
    cast: Cast, client: Client, letters: Letters
) -> None:
    letters.seconds = SLOW
    answer = client.post("/forgotten-password/", {"email": cast.lead.email})
    answered_at = time.monotonic()
    assert answer.status_code == 200
    wait_for_letters()
    assert time.monotonic() - answered_at > SLOW / 3
    assert len(letters.to(cast.lead.email)) == 1


def test_posting_a_letter_asks_no_mail_server(cast: Cast, letters: Letters) -> None:
    letters.stop()
    assert post(cast)
    letters.start()
    deliver(at=clock.now())
    assert len(letters.to(cast.lead.email)) == 1
