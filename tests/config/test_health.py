"""What machines ask: whether the process lives, and whether it can do its work."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.support.processes import Start, start, until

__all__ = ["start"]


def _ask(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.content.decode()


def test_the_process_answers_without_a_database(client: Client) -> None:
    assert _ask(client, "/healthz") == (200, "ok\n")


def test_a_whole_database_is_ready_and_it_is_told_that_no_worker_is_there(
    client: Client, db: None
) -> None:
    said = "ready\nno worker is there: packs are made in the request\n"
    assert _ask(client, "/readyz") == (200, said)


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_told_of_while_it_is_there(client: Client, start: Start) -> None:
    start("work")
    until(lambda: _ask(client, "/readyz") == (200, "ready\na worker is there\n"))


def test_a_missing_trigger_is_named(client: Client, db: None, logged_errors: list[object]) -> None:
    on = " ON plans_version" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER plans_version_rows_stay{on}")
    assert _ask(client, "/readyz") == (503, "1 triggers are missing\n")


def test_a_migration_that_is_not_applied_is_named(
    client: Client, db: None, logged_errors: list[object]
) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    assert _ask(client, "/readyz") == (503, "1 migrations are not applied\n")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no standby")
def test_a_database_that_is_only_read_is_named(
    client: Client, db: None, logged_errors: list[object]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    assert _ask(client, "/readyz") == (503, "the database takes no writes\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_is_posted_there(client: Client, db: None, path: str) -> None:
    assert client.post(path).status_code == 405
