"""What ``DATABASE_URL`` asks of the connection reaches it, besides the service's own limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.support.machine import ROOT


def _options(address: str) -> dict[str, str]:
    code = "import json, config.settings as s; print(json.dumps(s.DATABASES['default']['OPTIONS']))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "DATABASE_URL": address, "SECRET_KEY": "for-tests-only"},
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_an_encrypted_connection_that_is_asked_for_is_kept() -> None:
    options = _options("postgres://plan:plan@db.example/plan?sslmode=verify-full")
    assert options["sslmode"] == "verify-full"
    assert "statement_timeout" in options["options"]


def test_without_a_wish_the_service_sets_its_own_limits() -> None:
    options = _options("postgres://plan:plan@db.example/plan")
    assert list(options) == ["options"]
