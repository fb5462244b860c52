"""What ``DATABASE_URL`` asks of the connection reaches it, besides the service's own limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tests.support.machine import ROOT


def _database(address: str) -> dict[str, Any]:
    code = (
        "import json, config.settings as s; print(json.dumps(s.DATABASES['default'], default=str))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "DATABASE_URL": address, "SECRET_KEY": "for-tests-only-" * 4},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_an_encrypted_connection_that_is_asked_for_is_kept() -> None:
    options = _database("postgres://plan:plan@db.example/plan?sslmode=verify-full")["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert "statement_timeout" in options["options"]


def test_without_a_wish_the_service_sets_its_own_limits() -> None:
    options = _database("postgres://plan:plan@db.example/plan")["OPTIONS"]
    assert list(options) == ["options"]


def test_sqlite_waits_fairly_wherever_it_lies() -> None:
    assert _database("sqlite:///plan.sqlite3")["ENGINE"] == "config.sqlite3"
    assert _database("")["ENGINE"] == "config.sqlite3"
