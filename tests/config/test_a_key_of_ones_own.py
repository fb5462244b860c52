"""Whoever serves more than this machine needs a key that nobody else has."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = "import config.settings as s; print(bool(s.SECRET_KEY))"


def _started(**environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH")}
    empty = {"DATABASE_URL": "", "ALLOWED_HOSTS": "", "SECRET_KEY": ""}
    given = {name: value for name, value in (empty | environment).items() if value}
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=inherited | given, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_demonstration_has_one() -> None:
    assert _started().stdout == "True\n"


def test_a_server_for_others_does_not_start_without() -> None:
    for setting in ({"ALLOWED_HOSTS": "plan.example.org"}, {"DATABASE_URL": "sqlite:///x.sqlite3"}):
        refused = _started(**setting)
        assert refused.returncode == 1
        assert "SECRET_KEY is not set." in refused.stderr
        assert _started(**setting, SECRET_KEY="long and random").stdout == "True\n"
