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

from tests.support.figures import figure
from tools.stamp import ROOT

NOT_ASKED = 3
"""How a check ends that could not ask whom it has to ask."""
_PYTHON = [sys.executable, "-m"]
_OURS = ["config", "reports", "governance", "actions", "plans", "people", "tools", "manage.py"]
_MANAGE = [sys.executable, "manage.py"]


def _in_use() -> dict[str, str]:
    """An environment as a council's server has it, for the checks that concern one."""
    return {
        "DATABASE_URL": "postgres://plan:plan@127.0.0.1/plan",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "plan.example.org",
        "SERVICE_ADDRESS": "https://plan.example.org",
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
    Check("bandit", [*_PYTHON, "bandit", "-q", "-c", "pyproject.toml", "-r", *_OURS]),
    Check("secrets", [*_PYTHON, "tools.check_secrets"]),
    Check("pip-audit", [*_PYTHON, "tools.check_known_faults", "python"]),
    Check("npm-audit", [*_PYTHON, "tools.check_known_faults", "npm"]),
]


def main(names: list[str]) -> int:
    """Run the named checks, or all. One that could ask nobody is named, and fails nothing."""
    chosen = [check for check in CHECKS if not names or check.name in names]
    ends = {check.name: _end(check) for check in chosen}
    not_asked = [name for name, end in ends.items() if end == NOT_ASKED]
    failed = [name for name, end in ends.items() if end not in (0, NOT_ASKED)]
    for name in _OF_SECURITY & ends.keys():
        figure("S11", name, _FOUND.get(ends[name], "something was found"))
    if not_asked:
        print(f"{len(not_asked)} checks could not ask:", *not_asked)
    print(f"{list(ends.values()).count(0)} checks passed, {len(failed)} failed", *failed)
    return int(bool(failed))


_OF_SECURITY = {"deploy", "leaks", "bandit", "secrets", "pip-audit", "npm-audit"}
_FOUND = {0: "nothing was found", NOT_ASKED: "nobody could be asked"}
_WORDS = {0: "ok    ", NOT_ASKED: "UNKNOWN"}


def _end(check: Check) -> int:
    start = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT, check=False, capture_output=True, text=True,
        env={**os.environ, **check.environment},
    )  # fmt: skip
    took = time.monotonic() - start
    print(f"{_WORDS.get(done.returncode, 'FAILED')} {check.name} ({took:.1f} s)")
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
    sys.stdout.flush()
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
