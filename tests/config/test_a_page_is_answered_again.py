"""Of a try that the database gave up nothing is left: no sentence, nor what the log is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config.again import MOST_TRIES
from people.models import AccessEntry, Role
from tests.cast import LONG_AGO, Cast
from tests.people.pages.asking import day, page, post, url, words

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "Nobody has the role Auditor."
ANSWER, RECORD = 'UPDATE "people_postedform"', 'FROM "people_historicalrole"'
"""The last that is written of a form that counts once, and the last that a user's page reads."""


class Deadlock(Exception):
    pgcode = "40P01"


def giving_up(asked: str, times: int) -> Callable[..., Any]:
    """What is asked of the database is given up so often."""
    left = [Deadlock()] * times

    def execute(go_on: Callable[..., Any], sql: str, *more: Any) -> Any:
        if asked in sql and left:
            raise OperationalError from left.pop()
        return go_on(sql, *more)

    return execute


def give(client: Client, cast: Cast) -> Any:
    """Make somebody an auditor."""
    where = url("grant-role", cast.partnership, cast.nobody.pk)
    return post(client, cast.administrator, where, {"kind": "auditor"} | day("from_date", LONG_AGO))


def told(client: Client, cast: Cast) -> str:
    return words(page(client, cast.administrator, url("users", cast.partnership)))


def test_what_was_done_at_the_second_try_is_said_once(client: Client, cast: Cast) -> None:
    with connection.execute_wrapper(giving_up(ANSWER, 1)):
        assert give(client, cast).status_code == 302
    assert told(client, cast).count(SAID) == 1
    assert Role.objects.filter(user=cast.nobody).count() == 1


def test_what_was_not_done_is_not_said(
    client: Client, cast: Cast, logged_errors: list[logging.LogRecord]
) -> None:
    client.raise_request_exception = False
    with connection.execute_wrapper(giving_up(ANSWER, MOST_TRIES)):
        assert give(client, cast).status_code == 503
    assert SAID not in told(client, cast)
    assert not Role.objects.filter(user=cast.nobody).exists()


def test_a_page_is_logged_as_of_what_it_shows_once(client: Client, cast: Cast) -> None:
    with connection.execute_wrapper(giving_up(RECORD, 1)):
        answer = page(client, cast.administrator, url("user", cast.partnership, cast.lead.pk))
    assert answer.status_code == 200
    row = AccessEntry.objects.filter(address="people:user").get()
    assert row.what == f"user {cast.lead.pk}, {cast.lead}"
