"""Migrations under people who work, forth and back with what they hold, and cut off midway."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from random import Random

import psycopg2
import pytest

from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.forking import commands
from tests.support.postgres import Cluster
from tests.support.service import Filled, Standing, copy_of
from tools.bench_runs import python

EARLIER = (("reports", "0004"), ("people", "0014"))
"""To which the database goes back that is brought up to date again."""
COUNTED = ("people_chainentry", "actions_progressupdate", "people_user", "plans_historicalplan")
NEWEST = "0003_version_erasure"
"""Of the plans, which have the column that is then missing."""
RENAMED = "UPDATE django_migrations SET name = %s WHERE name = %s"
AWAY = 503


@pytest.fixture(scope="module")
def earlier(template: Filled) -> str:
    """A database of an earlier release, with what people wrote since."""
    address = copy_of(template.address)
    with commands(DATABASE_URL=address) as command:
        for words in EARLIER:
            assert command.run("migrate", "--verbosity", "0", *words) == 0
    return address


@pytest.fixture
def database(cluster: Cluster, earlier: str) -> str:
    return copy_of(earlier)


def counted(address: str) -> list[int]:
    with closing(psycopg2.connect(address)) as database, database.cursor() as cursor:
        found = []
        for table in COUNTED:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found.append(cursor.fetchone()[0])
        return found


def assert_that_it_is_up_to_date(address: str, template: Filled) -> None:
    """With nothing lost on the way back and forth."""
    assert counted(address) == counted(template.address)
    assert "whole" in python(address, "manage.py", "verify_history", "aldermere")
    python(address, "manage.py", "migrate", "--check")


def test_it_is_cut_off_and_the_next_run_finishes(database: str, template: Filled) -> None:
    chance = Random(effort().seed)
    kills = 0
    with commands(DATABASE_URL=database) as command:
        begun = time.monotonic()
        for longest in (2.0, 8.0, 8.0):
            number = command.begin("migrate", "--verbosity", "0")
            time.sleep(chance.uniform(0, longest))
            kills += command.kill(number)
        assert command.run("migrate", "--verbosity", "0") == 0
    assert kills, f"all was done before it could be cut off, in {time.monotonic() - begun} s"
    assert_that_it_is_up_to_date(database, template)
    figure("R8", "runs of migrations cut off, each finished by the next", kills)


def test_it_does_not_wait_for_a_table_that_is_in_use(database: str, template: Filled) -> None:
    with closing(psycopg2.connect(database)) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE people_user, people_partnership IN ROW EXCLUSIVE MODE")
        with pytest.raises(SystemExit, match="Somebody uses a table that has to change"):
            python(database, "manage.py", "migrate", "--verbosity", "0")
    python(database, "manage.py", "migrate", "--verbosity", "0")
    assert_that_it_is_up_to_date(database, template)


@pytest.fixture
def behind(standing: Standing) -> Iterator[Standing]:
    """The service of a version that knows a column which the tables do not have yet."""
    standing.said("ALTER TABLE plans_plan RENAME COLUMN owner TO owner_before")
    standing.said(RENAMED, "of before", NEWEST)
    yield standing
    standing.said(RENAMED, NEWEST, "of before")
    standing.said("ALTER TABLE plans_plan RENAME COLUMN owner_before TO owner")
    standing.as_user("lead").must_get("/plans/aldermere/cse/")


def test_meanwhile_pages_are_away_and_no_fault(behind: Standing) -> None:
    status, page = behind.as_user("lead").get("/plans/aldermere/cse/")
    assert status == AWAY
    assert b"The service is away for a moment" in page
    assert behind.as_machine.get("/readyz")[0] == AWAY


def test_what_a_later_version_brought_is_told_and_no_fault(standing: Standing) -> None:
    standing.said("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9', now())")
    said = standing.as_machine.must_get("/readyz")[1].decode()
    standing.said("DELETE FROM django_migrations WHERE name = '9'")
    assert said.splitlines()[:2] == ["ready", "1 migrations are of a later version"]
