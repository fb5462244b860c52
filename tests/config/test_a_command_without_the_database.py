"""A command that the database does not let work ends with one sentence, Django's own too."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing

import psycopg2
import pytest

from tests.support.machine import ROOT
from tests.support.postgres import Cluster

KEY = "for-tests-only-" * 4
CANARY = "told-to-nobody"
NOBODY_THERE = f"postgres://plan:{CANARY}@127.0.0.1:1/plan"


def _ended(address: str, *words: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME")}
    given = {"DATABASE_URL": address, "SECRET_KEY": KEY, "ALLOWED_HOSTS": "plan.example.org"}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT, env=inherited | given, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("verify_history",),
        ("check", "--database", "default"),
        ("migrate",),
        ("migrate", "--check"),
        ("showmigrations",),
    ],
    ids=" ".join,
)
def test_it_says_that_the_database_does_not_answer(words: tuple[str, ...]) -> None:
    done = _ended(NOBODY_THERE, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The database does not answer: ")
    assert done.stderr.count("\n") == 1
    assert CANARY not in done.stderr


def test_tables_are_not_made_by_who_may_not_make_them(cluster: Cluster) -> None:
    with closing(psycopg2.connect(cluster.address)) as database, database.cursor() as cursor:
        database.autocommit = True
        cursor.execute("CREATE ROLE plan_reader LOGIN")
        cursor.execute("CREATE DATABASE for_reading")
    address = f"postgres://plan_reader@127.0.0.1:{cluster.port}/for_reading"
    done = _ended(address, "migrate", "--verbosity", "0")
    assert done.returncode == 1
    assert done.stderr == (
        "CommandError: The role of DATABASE_URL may not change the tables. "
        "Run this as the role that owns them.\n"
    )
