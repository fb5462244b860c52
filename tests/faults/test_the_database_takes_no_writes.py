"""PostgreSQL can only be read for a while, as a standby can: it says so, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.updating import Lead
from tests.support.service import Standing

AWAY, TAKEN = 503, 302
_SET = "BEGIN READ WRITE; ALTER DATABASE {database} {how} default_transaction_read_only{to}; COMMIT"
_ANEW = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
"""Everybody connects anew, as after a database was changed over to its standby."""


def _only_read(service: Standing, how: str, to: str = "") -> None:
    [(name,)] = service.said("SELECT quote_ident(current_database())")
    service.said(_SET.format(database=name, how=how, to=to))
    service.said(f"{_ANEW} AND datname = current_database()")


@pytest.fixture
def lead(standing: Standing) -> Iterator[Lead]:
    yield Lead(standing)
    _only_read(standing, "RESET")


def test_what_was_typed_is_sent_again(lead: Lead) -> None:
    form, words = lead.form(), "Sent while nothing could be written, by May 2026."
    _only_read(lead.service, "SET", " = on")
    lead.send({})
    answer = lead.post(form, words)
    assert lead.service.as_machine.get("/readyz") == (AWAY, b"the database takes no writes\n")
    assert (answer.status, answer.hidden.get("evidence")) == (AWAY, words)
    _only_read(lead.service, "RESET")
    lead.send({})
    lead.service.as_machine.must_get("/readyz")
    assert lead.send(answer.hidden).status == TAKEN
    assert lead.times_kept(words) == 1
