"""The connections of PostgreSQL are used up: pages say so, and come back by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing

import psycopg2
import pytest

from tests.support.service import Standing

PLAN = "/plans/aldermere/cse/"
AWAY = 503


@pytest.fixture
def taken(standing: Standing) -> Iterator[ExitStack]:
    """Connections of somebody else, as many as PostgreSQL gives, until they are closed."""
    with ExitStack() as held:
        standing.said(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        while another(standing, held):
            pass
        yield held


def another(standing: Standing, held: ExitStack) -> bool:
    try:
        held.enter_context(closing(psycopg2.connect(standing.filled.address)))
    except psycopg2.OperationalError:
        return False
    return True


def test_pages_are_away_until_some_are_given_back(standing: Standing, taken: ExitStack) -> None:
    reader, machine = standing.as_user("lead"), standing.as_machine
    status, page = reader.get(PLAN)
    assert status == AWAY
    assert b"The service is away for a moment" in page
    assert machine.get("/readyz")[0] == AWAY
    machine.must_get("/healthz")
    taken.close()
    reader.must_get(PLAN)
    assert machine.get("/readyz")[0] == 200
