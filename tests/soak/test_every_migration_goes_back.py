"""Every migration is taken back from a database that is full, and applied again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.service import Filled, copy_of
from tools.bench_runs import python

BACK = ("people", "zero") if effort().whole else ("people", "0014")
"""All the others rest on the first of these."""
KINDS = ("postgresql", "sqlite") if effort().whole else ("postgresql",)

OF_SQLITE = "SELECT coalesce(sql, name) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
OF_POSTGRESQL = """
SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
FROM information_schema.columns WHERE table_schema = 'public'
UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
UNION SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
"""


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database with plans, people and what they said."""
    if request.param == "postgresql":
        template: Filled = request.getfixturevalue("template")
        return copy_of(template.address)
    address = f"sqlite:///{tmp_path / 'plan.sqlite3'}"
    python(address, "manage.py", "migrate", "--verbosity", "0")
    python(address, "manage.py", "load_sample", "--plans", "1", "--actions", "8", "--updates", "24")
    return address


def tables(address: str) -> list[str]:
    """What the database says of its tables, columns, indexes, constraints and triggers."""
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as file:
            return sorted(said for (said,) in file.execute(OF_SQLITE))
    with closing(psycopg2.connect(address)) as server, server.cursor() as cursor:
        cursor.execute(OF_POSTGRESQL)
        return sorted(said for (said,) in cursor.fetchall())


def applied(address: str) -> int:
    said = python(address, "manage.py", "showmigrations", "--list")
    return said.count("[X]")


def test_they_go_back_and_forth(address: str) -> None:
    before, number = tables(address), applied(address)
    python(address, "manage.py", "migrate", "--verbosity", "0", *BACK)
    back = number - applied(address)
    assert back > 0
    assert tables(address) != before
    python(address, "manage.py", "migrate", "--verbosity", "0")
    assert tables(address) == before
    assert applied(address) == number
    figure("R6", "migrations taken back from a full database and applied again", back)
