"""What asks whether the service lives may carry a cookie: no session is read for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from tests.cast import Cast, signed_in
from tests.config.test_the_database_is_away import away

pytestmark = pytest.mark.django_db(transaction=True)

TOKEN = "for-tests-only-" * 3
METRICS = {"authorization": f"Bearer {TOKEN}"}
ANSWERS = {"/healthz": (200, b"ok\n"), "/readyz": (503, b"the database does not answer\n")}


@pytest.mark.parametrize("path", ANSWERS)
def test_they_answer_who_has_signed_in_while_the_database_is_away(
    cast: Cast, client: Client, logged_errors: list[logging.LogRecord], path: str
) -> None:
    signed_in(client, cast.lead)
    with away(client):
        answer = client.get(path)
    assert (answer.status_code, answer.content) == ANSWERS[path]
    assert answer.headers["Content-Type"] == "text/plain"


def test_it_is_told_how_the_service_fares(
    cast: Cast, client: Client, settings: Settings, logged_errors: list[logging.LogRecord]
) -> None:
    settings.METRICS_TOKEN = TOKEN
    signed_in(client, cast.lead)
    with away(client):
        answer = client.get("/metrics", headers=METRICS)
    assert answer.status_code == 200
    assert b"plan_database_answers 0.0" in answer.content


def test_who_has_not_the_token_finds_nothing_there(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.METRICS_TOKEN = TOKEN
    signed_in(client, cast.lead)
    with away(client):
        answer = client.get("/metrics")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


@pytest.mark.parametrize("path", ANSWERS)
def test_the_database_is_not_asked_whose_session_it_is(
    cast: Cast, client: Client, settings: Settings, path: str
) -> None:
    settings.METRICS_TOKEN = TOKEN
    signed_in(client, cast.lead)
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        answer = client.get(path)
        told = client.get("/metrics", headers=METRICS)
    assert answer.status_code == told.status_code == 200
    assert not [sql for sql in asked if "django_session" in sql or "people_user" in sql]


@pytest.mark.parametrize("path", ANSWERS)
def test_they_have_the_headers_of_every_answer(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Request-ID"]
    assert configured.SESSION_COOKIE_NAME not in headers.get("Set-Cookie", "")


@pytest.mark.parametrize("path", ANSWERS)
def test_a_host_that_is_not_ours_is_refused(
    client: Client, logged_errors: list[logging.LogRecord], path: str
) -> None:
    assert client.get(path, headers={"host": "elsewhere.example"}).status_code == 400
