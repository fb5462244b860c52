"""Everything that can be said about the code without running it as a user would.

Each check runs whatever the others found; the last line names those that failed.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools.stamp import ROOT

_PYTHON = [sys.executable, "-m"]
_MANAGE = [sys.executable, "manage.py"]


def _in_use() -> dict[str, str]:
    """An environment as a council's server has it, for the checks that concern one."""
    return {
        "DATABASE_URL": "postgres://plan:plan@127.0.0.1/plan",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "plan.example.org",
        "CSRF_TRUSTED_ORIGINS": "https://plan.example.org",
        "EVIDENCE_SCANNER": "clamdscan --fdpass",
        "HTTPS": "true",
        "DEBUG": "false",
    }


@dataclass(frozen=True)
class Check:
    """One tool's question, and the words that name it."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


CHECKS = [
    Check("format", [*_PYTHON, "ruff", "format", "--check", "--quiet", "."]),
    Check("lint", [*_PYTHON, "ruff", "check", "--quiet", "."]),
    Check("types", [*_PYTHON, "mypy", "."]),
    Check("templates", [*_PYTHON, "djlint", "templates", "--lint", "--quiet"]),
    Check("policy", [*_PYTHON, "tools.check_templates"]),
    Check("imports", [str(Path(sys.executable).with_name("lint-imports"))]),
    Check("migrations", [*_MANAGE, "makemigrations", "--check", "--dry-run"]),
    Check("deploy", [*_MANAGE, "check", "--deploy", "--fail-level", "WARNING"], _in_use()),
    Check("leaks", [*_PYTHON, "tools.check_leaks"]),
]  # fmt: skip


def main(names: list[str]) -> int:
    """Run the named checks, or all."""
    chosen = [check for check in CHECKS if not names or check.name in names]
    failed = [check.name for check in chosen if not _passes(check)]
    print(f"{len(chosen) - len(failed)} checks passed, {len(failed)} failed", *failed)
    return int(bool(failed))


def _passes(check: Check) -> bool:
    start = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT, check=False, capture_output=True, text=True,
        env={**os.environ, **check.environment},
    )  # fmt: skip
    good = done.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {check.name} ({time.monotonic() - start:.1f} s)")
    if not good:
        print(done.stdout, done.stderr, sep="\n")
    sys.stdout.flush()
    return good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
