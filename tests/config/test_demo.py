"""The demonstration loads on an empty database, through the same services as everything else."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.machine import ROOT

REFUSAL = (
    "DATABASE_URL is set, so this may be a real system. "
    "Say --even-here to load the demonstration into it all the same.\n"
)


class Database:
    """A database of its own, to which manage.py is sent as a shell would."""

    def __init__(self, file: Path) -> None:
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{file}",
            "EVIDENCE_ROOT": str(file.with_name("evidence")),
            "SECRET_KEY": "for-tests-only-" * 4,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Shared by all processes of one run of the tests: the demonstration is loaded once."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="module")
def database(folder: Path) -> Database:
    return Database(folder / "demo.sqlite3")


@pytest.fixture(scope="module")
def demo(database: Database, folder: Path) -> subprocess.CompletedProcess[str]:
    """The demonstration loaded, and how that went."""
    told = folder / "demo.json"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            done = database.manage("demo", "--no-serve", "--even-here")
            told.write_text(json.dumps([done.returncode, done.stdout, done.stderr]))
    return subprocess.CompletedProcess([], *json.loads(told.read_text()))


def test_it_refuses_a_database_that_may_be_a_real_system(database: Database) -> None:
    done = database.manage("demo", "--no-serve")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", REFUSAL)


def test_it_loads_and_says_where_and_who(demo: subprocess.CompletedProcess[str]) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")
    assert "Address:  http://127.0.0.1:8000/" in demo.stdout
    assert "Packs:    " in demo.stdout
    for role in ("Plan administrator", "Sub-group chair", "Chief officer", "Board member",
                 "Scrutiny officer", "Auditor", "acts for"):  # fmt: skip
        assert role in demo.stdout


def test_a_second_time_changes_nothing(
    database: Database, demo: subprocess.CompletedProcess[str]
) -> None:
    before = database.manage("verify_history", "--json").stdout
    done = database.manage("demo", "--no-serve", "--even-here")
    assert done.returncode == 0
    assert "The demonstration is loaded already; --reset makes it anew." in done.stdout
    assert database.manage("verify_history", "--json").stdout == before


def test_its_record_is_whole(database: Database, demo: subprocess.CompletedProcess[str]) -> None:
    done = database.manage("verify_history", "--json")
    verdicts = json.loads(done.stdout)
    assert done.returncode == 0
    assert [(v["partnership"], v["whole"]) for v in verdicts] == [("demo", True), ("other", True)]


@pytest.mark.parametrize("name", ["json", "csv"])
def test_its_own_export_changes_nothing(
    database: Database, demo: subprocess.CompletedProcess[str], tmp_path: Path, name: str
) -> None:
    path = str(tmp_path / f"plan.{name}")
    assert database.manage("export_plan", "demo/cse", "--format", name, "--out", path).stderr == ""
    done = database.manage("import_plan", path, "--to", "demo/cse", "--dry-run")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Nothing to change.")


def test_it_has_two_years_ten_versions_and_every_rating(
    database: Database, demo: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    path = tmp_path / "plan.json"
    database.manage("export_plan", "demo/cse", "--format", "json", "--out", str(path))
    plan = json.loads(path.read_text(encoding="utf-8"))
    objectives = [o for t in plan["themes"] for o in t["objectives"]]
    actions = [a for o in objectives for a in o["actions"]]
    assert len(plan["themes"]) == 5
    assert len(objectives) >= 25
    assert len(actions) >= 80
    assert sum(v["content_held"] for v in plan["versions"]) >= 10
    assert {a["rating"] for a in actions} == {"blue", "green", "amber", "red", None}
    assert len({o["agency"] for o in plan["officers"]} - {""}) >= 8
