"""Rows go after the partnership's term; its record says how many, and gives their digest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import FieldError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from people import clock, triggers
from people.asat import revisions
from people.errors import Refused, Stale
from people.models import AccessEntry, AccessRemoval, Partnership
from people.services import retention
from people.services.retention import digest_of, keep_for, months_before, remove_what_is_older
from people.verification import verify
from tests.cast import Cast, signed_in
from tests.people.access_log.reading import Kind, Rows
from tests.people.pages.asking import words
from tests.support.commands import Manage, manage

__all__ = ["manage"]

NOW = clock.now()
OLD, YOUNG = NOW - timedelta(days=800), NOW - timedelta(days=700)


def read_at(moment: datetime, **more: object) -> AccessEntry:
    row = AccessEntry(kind=Kind.READ, moment=moment, address="actions:plan", **more)
    row.save()
    return row


def test_rows_older_than_the_term_go_and_the_record_says_so(cast: Cast) -> None:
    ours = {"user": cast.lead, "partnership": cast.partnership}
    old, young = [read_at(OLD, **ours), read_at(OLD, user=cast.chair)], read_at(YOUNG, **ours)
    digest = digest_of(AccessEntry.objects.filter(pk__in=[row.pk for row in old]).order_by("pk"))
    rows = Rows()
    assert remove_what_is_older(at=NOW) == 2
    assert not AccessEntry.objects.filter(pk__in=[row.pk for row in old]).exists()
    assert AccessEntry.objects.filter(pk=young.pk).exists()
    removal = AccessRemoval.objects.get()
    assert (removal.partnership, removal.rows, removal.months) == (cast.partnership, 2, 24)
    assert (removal.digest, removal.by) == (digest, None)
    assert removal.up_to == months_before(NOW, 24)
    assert (rows.one.kind, rows.one.partnership) == (Kind.RETENTION, cast.partnership)
    assert digest in rows.one.what
    assert verify(cast.partnership).fault is None


def test_the_record_of_it_cannot_be_changed(cast: Cast) -> None:
    read_at(OLD, user=cast.lead)
    remove_what_is_older(at=NOW)
    with triggers.permit("a test"):
        AccessRemoval.objects.update(rows=0)
    assert verify(cast.partnership).fault is not None


def test_twice_is_once(cast: Cast) -> None:
    read_at(OLD, user=cast.lead)
    assert remove_what_is_older(at=NOW) == 1
    entries = verify(cast.partnership).entries
    assert remove_what_is_older(at=NOW) == 0
    assert verify(cast.partnership).entries == entries


def test_many_go_batch_by_batch(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        read_at(OLD, user=cast.lead)
    assert remove_what_is_older(at=NOW) == 5
    assert sorted(row.rows for row in AccessRemoval.objects.all()) == [1, 2, 2]


def test_each_partnership_has_its_term(cast: Cast) -> None:
    keep(cast.partnership, 60)
    read_at(OLD, partnership=cast.partnership, user=cast.outsider)
    read_at(OLD, partnership=cast.elsewhere, user=cast.outsider)
    assert remove_what_is_older(at=NOW) == 1
    assert AccessRemoval.objects.get().partnership == cast.elsewhere


def test_rows_of_nobody_go_after_the_longest_term(cast: Cast) -> None:
    keep(cast.elsewhere, 60)
    read_at(OLD, typed="0" * 64)
    assert remove_what_is_older(at=NOW) == 0
    keep(cast.elsewhere, 24)
    rows = Rows()
    assert remove_what_is_older(at=NOW) == 1
    assert (rows.one.kind, rows.one.partnership) == (Kind.RETENTION, None)


def test_no_instant_ahead_takes_what_is_young(cast: Cast) -> None:
    read_at(YOUNG, user=cast.lead)
    assert remove_what_is_older(at=NOW + timedelta(days=9_000)) == 0


def test_months_are_counted_back_by_london_days() -> None:
    assert months_before(datetime(2026, 3, 31, 12, tzinfo=UTC), 13) == datetime(
        2025, 2, 28, tzinfo=UTC
    )
    assert months_before(datetime(2026, 7, 1, 12, tzinfo=UTC), 12) == datetime(
        2025, 6, 30, 23, tzinfo=UTC
    )


def keep(partnership: Partnership, months: int) -> None:
    partnership.refresh_from_db()
    seen = partnership.access_months
    keep_for(partnership, by=None, months=months, reason="Agreed by the board", seen=seen)


def test_the_term_is_set_on_the_record(cast: Cast) -> None:
    keep(cast.partnership, 36)
    revision = revisions(Partnership).filter(id=cast.partnership.pk).latest("history_id")
    assert (revision.access_months, revision.history_change_reason) == (36, "Agreed by the board")
    assert verify(cast.partnership).fault is None


@pytest.mark.parametrize("months", [0, 11, 121, 24])
def test_too_short_too_long_or_the_same_is_refused(cast: Cast, months: int) -> None:
    with pytest.raises(Refused):
        keep(cast.partnership, months)


def test_who_saw_another_term_decides_again(cast: Cast) -> None:
    with pytest.raises(Stale):
        keep_for(cast.partnership, by=None, months=36, reason="So", seen=48)


def test_an_administrator_sets_it_on_a_page(client: Client, cast: Cast) -> None:
    signed_in(client, cast.administrator)
    address = "/people/aldermere/access/term/"
    form = client.get(address).context["form"]
    data = {
        "form_key": form["form_key"].value(), "seen": 24, "months": 36, "reason": "The board",
    }  # fmt: skip
    answer = client.post(address, data, follow=True)
    assert "Rows of the access log are kept for 36 months." in words(answer)
    cast.partnership.refresh_from_db()
    assert cast.partnership.access_months == 36


def test_tick_does_it(cast: Cast, manage: Manage) -> None:
    read_at(OLD, user=cast.lead)
    assert manage("tick").out == "Access log: 1 row removed that were too old.\n"
    assert manage("tick", "--at", "2020-01-01T12:00:00Z").code == 0
    assert manage("tick", "--at", "soon").refusal == (
        "“soon” is no instant. Write it as 2026-03-31T12:00:00Z."
    )


def test_nothing_else_takes_a_row_away(cast: Cast) -> None:
    row = read_at(OLD, user=cast.lead)
    table = AccessEntry._meta.db_table
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET kind = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    row = AccessEntry.objects.get(pk=row.pk)
    with pytest.raises(FieldError):
        row.save()
