"""``manage.py migrate`` puts right what it finds, run as an operator runs it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.machine import ROOT


def manage(file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{file}",
        "SECRET_KEY": "for-tests-only-" * 4,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def triggers(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as db:
        return {
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        }


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of an earlier release, brought up to date."""
    file = tmp_path_factory.mktemp("upgrade") / "plan.sqlite3"
    for words in (("migrate", "people", "0003"), ("migrate",)):
        done = manage(file, *words)
        assert done.returncode == 0, done.stderr
    return file


def test_an_older_database_is_brought_up_to_date(file: Path) -> None:
    assert "people_identityconfirmation_rows_stay" in triggers(file)


def test_a_trigger_that_was_dropped_comes_back(file: Path) -> None:
    whole = triggers(file)
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TRIGGER plans_version_rows_stay")
    done = manage(file, "migrate")
    assert done.returncode == 0, done.stderr
    assert "1 triggers are missing, plans_version_rows_stay the first." in done.stderr
    assert triggers(file) == whole
