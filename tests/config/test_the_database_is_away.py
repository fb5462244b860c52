"""While the database does not answer or has no room, pages say so; what was typed is sent again."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from actions.models import ProgressUpdate
from config.failing import unreadable
from people.verification import verify
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

UPDATE = "/plans/aldermere/cse/actions/1.1.1/update/"
LONG = " ".join(["Fifty of sixty were trained."] * 600)
SAID = "Fifty of sixty <drivers> were trained by May 2026."


@contextmanager
def away(client: Client) -> Iterator[None]:
    """Meanwhile there is no such database, and faults come as a browser gets them."""
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "/nowhere/at/all"
    client.raise_request_exception = False
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


@contextmanager
def full(client: Client) -> Iterator[None]:
    """Meanwhile the database takes not one page more."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    client.raise_request_exception = False
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")


def hidden(answer: Any) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', _text(answer))
    return {name: html.unescape(value) for name, value in found}


def _text(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_a_page_says_that_it_comes_back(
    cast: Cast, client: Client, logged_errors: list[logging.LogRecord]
) -> None:
    signed_in(client, cast.lead)
    with away(client):
        answer = client.get("/plans/?page=2")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "The service is away for a moment" in _text(answer)
    assert '<a href="/plans/?page=2">Try again</a>' in _text(answer)
    [said] = {record.getMessage() for record in logged_errors}
    assert said == "The database does not answer: OperationalError"
    assert not any(record.exc_info for record in logged_errors)


def test_what_was_typed_is_sent_again_and_counts_once(
    cast: Cast, client: Client, logged_errors: list[logging.LogRecord]
) -> None:
    form = signed_in(client, cast.lead).get(UPDATE).context["form"]
    data = {name: str(value) for name, value in form.initial.items() if value}
    data |= {"rating": "green", "evidence": SAID}
    with away(client):
        answer = client.post(UPDATE, data)
    assert answer.status_code == 503
    assert f'<form method="post" action="{UPDATE}"' in _text(answer)
    assert hidden(answer)["evidence"] == SAID
    again = hidden(answer)
    assert client.post(UPDATE, again).status_code == 302
    client.post(UPDATE, again)
    assert ProgressUpdate.objects.filter(evidence=SAID).count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL needs a disk of its own")
def test_a_database_without_room_keeps_all_or_nothing(
    cast: Cast, client: Client, logged_errors: list[logging.LogRecord]
) -> None:
    form = signed_in(client, cast.lead).get(UPDATE).context["form"]
    data = {name: str(value) for name, value in form.initial.items() if value}
    data |= {"rating": "green", "evidence": LONG}
    with full(client):
        answer = client.post(UPDATE, data)
    assert answer.status_code == 503
    assert hidden(answer)["evidence"] == LONG
    assert not ProgressUpdate.objects.filter(evidence=LONG).exists()
    assert verify(cast.partnership).fault is None
    assert client.post(UPDATE, hidden(answer)).status_code == 302
    assert ProgressUpdate.objects.filter(evidence=LONG).count() == 1


def test_no_password_stands_in_the_page(
    cast: Cast, client: Client, logged_errors: list[logging.LogRecord]
) -> None:
    with away(client):
        answer = client.post("/sign-in/", {"username": cast.lead.email, "password": "tide table"})
    assert answer.status_code == 503
    assert "tide table" not in _text(answer)


def test_it_may_go_away_as_the_session_is_kept(logged_errors: list[logging.LogRecord]) -> None:
    """Django calls that a session which was deleted, and answers that nobody could read it."""
    interrupted, request = SessionInterrupted(), RequestFactory().get("/plans/")
    assert unreadable(request, interrupted).status_code == 400
    interrupted.__context__ = OperationalError("cut off")
    assert unreadable(request, interrupted).status_code == 503
    assert logged_errors
