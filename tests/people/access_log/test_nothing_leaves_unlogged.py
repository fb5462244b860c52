"""Where the row cannot be kept, nothing is sent: by a database that really refuses."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import EvidenceFile
from actions.services.record import Report, post_update
from people.access_log.addresses import ADDRESSES
from people.access_log.entering import keep
from people.models import AccessEntry
from plans.brag import Rating
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

PLAN = "/plans/aldermere/cse/"


def refuse_rows() -> None:
    """From here on the database takes no row of the log, and everything else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION refuse_rows() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'full'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER full_up BEFORE INSERT ON people_accessentry "
                "FOR EACH ROW EXECUTE FUNCTION refuse_rows()"
            )
        else:
            cursor.execute(
                "CREATE TRIGGER full_up BEFORE INSERT ON people_accessentry "
                "BEGIN SELECT RAISE(ABORT, 'full'); END"
            )


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    return signed_in(client, cast.auditor)


def test_no_page_is_sent(reader: Client, logged_errors: list[logging.LogRecord]) -> None:
    refuse_rows()
    with transaction.atomic():
        answer = reader.get(f"{PLAN}actions/1.1.1/")
        transaction.set_rollback(True)
    text = answer.content.decode()
    assert answer.status_code == 503
    assert "Nothing can be shown just now" in text
    assert "1.1.1" not in text
    assert answer.headers["Cache-Control"] == "no-store"
    said = [each.getMessage() for each in logged_errors]
    assert "The access log cannot be written; nothing was sent." in said


def test_no_file_is_sent(reader: Client, logged_errors: list[logging.LogRecord]) -> None:
    refuse_rows()
    with transaction.atomic():
        answer = reader.get(f"{PLAN}export/?format=csv")
        transaction.set_rollback(True)
    assert answer.status_code == 503
    assert answer.headers["Content-Type"].startswith("text/html")


def test_no_file_that_streams_is_begun(
    reader: Client, cast: Cast, logged_errors: list[logging.LogRecord]
) -> None:
    report = Report(Rating.GREEN, "48 of 60.", "They began")
    file = checked(b"Names of the trained", "list.txt")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report, beside=Beside([file]))
    refuse_rows()
    with transaction.atomic():
        answer = reader.get(reverse("actions:evidence", args=["aldermere", "cse", _file()]))
        transaction.set_rollback(True)
    assert answer.status_code == 503
    assert not answer.streaming


def _file() -> int:
    return EvidenceFile.objects.get().pk


def test_the_row_stands_before_a_file_is_begun(reader: Client, cast: Cast) -> None:
    report = Report(Rating.GREEN, "48 of 60.", "They began")
    file = checked(b"Names of the trained", "list.txt")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report, beside=Beside([file]))
    answer: Any = reader.get(reverse("actions:evidence", args=["aldermere", "cse", _file()]))
    assert answer.streaming
    assert AccessEntry.objects.filter(kind=AccessEntry.Kind.DOWNLOAD).exists()
    assert b"".join(answer.streaming_content) == b"Names of the trained"


def test_an_address_of_which_the_table_says_nothing_sends_nothing(
    reader: Client, monkeypatch: pytest.MonkeyPatch, logged_errors: list[logging.LogRecord]
) -> None:
    monkeypatch.delitem(ADDRESSES, "actions:plan")
    reader.raise_request_exception = False
    assert reader.get(PLAN).status_code == 500


def test_a_row_costs_one_insert(cast: Cast) -> None:
    row = AccessEntry(kind=AccessEntry.Kind.READ, user=cast.lead, partnership=cast.partnership)
    with CaptureQueriesContext(connection) as queries:
        keep(row)
    assert [query["sql"].partition(" ")[0] for query in queries] == ["INSERT"]
